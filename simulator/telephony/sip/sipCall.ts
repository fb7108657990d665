import { answerByItself, resumeWaitMs, type ExchangeCall } from './exchangeCall';
import type { Contact } from './phoneBook';
import { SipLeg } from './sipLeg';
import { headerOf, type SipHeaders, type SipMessage } from './sipMessage';
import { sipRealm } from './sipDigest';

/** What the telephone exchange learns of a call's sound. */
export interface SipCallListener {
  /** A browser of the agent has answered. */
  connected(): void;
  /** No browser can: the desk phone must. */
  noBrowser(): void;
  /** The exchange has nothing more to do with it. */
  gone(): void;
  /** `caller` before or after the answer, `agent` after it, or nobody came back for the call. */
  ended(who: 'caller' | 'agent' | 'lost'): void;
}

/** One call: the caller's leg, and those of the agent's browsers, of which one is answered (a B2BUA; media goes direct). */
export class SipCall implements ExchangeCall {
  #caller: SipLeg;
  #agents: SipLeg[] = [];
  #agent: SipLeg | undefined;
  /** What the agent's browser last said of its sound. */
  #agentSdp = '';
  /** The caller has been told to wait: one re-INVITE at a time. */
  #parked: Promise<void> = Promise.resolve();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(
    readonly callId: string,
    readonly userId: string,
    caller: SipLeg,
    private readonly invite: SipMessage,
    private readonly listener: SipCallListener,
  ) {
    this.#caller = caller;
  }

  /** Rings all browsers of the agent at once; the caller hears that it rings. */
  ring(contacts: readonly Contact[]): void {
    this.#caller.answer(180);
    this.#agents = contacts.map((contact) => this.#call(contact, [], this.invite.body));
    if (contacts.length === 0) this.listener.noBrowser();
  }

  legs(): readonly SipLeg[] {
    return [this.#caller, ...this.#agents];
  }

  /** The sound of an ended call, or of one that goes elsewhere. */
  end(callerStatus = 480): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#waiting);
    this.#caller.end(callerStatus);
    this.#agents.forEach((leg) => leg.end());
    this.listener.gone();
  }

  /** Keys for the caller, each a SIP INFO: a browser cannot see RFC 4733 tones. */
  digits(digits: string): void {
    for (const digit of digits.replace(/[^0-9A-D*#]/gi, '')) {
      this.#caller.info('application/dtmf-relay', `Signal=${digit}\r\nDuration=160\r\n`);
    }
  }

  /** A later request of one of the legs. */
  take(leg: SipLeg, request: SipMessage): void {
    switch (request.method) {
      case 'BYE':
        leg.respond(request, 200);
        leg.state = 'over';
        return this.#finished(leg === this.#caller ? 'caller' : 'agent');
      case 'CANCEL':
        leg.respond(request, 200);
        leg.end(487);
        return this.#finished('caller');
      case 'INVITE':
        return this.#relay(leg, request);
      case 'ACK':
        return;
      default:
        leg.respond(request, 200);
    }
  }

  /** A browser's connection is gone: the other browsers ring on, and a call that goes on waits for the next one. */
  lost(leg: SipLeg): void {
    if (this.#over) return;
    leg.state = 'over';
    if (leg === this.#caller) return this.#finished('caller');
    if (leg === this.#agent) {
      this.#agent = undefined;
      this.#park();
      this.#waiting = setTimeout(() => this.#finished('lost'), resumeWaitMs);
    } else if (this.#agent === undefined) this.#declined();
  }

  /** The agent's browser is back, or another one: it gets the call. */
  resume(contact: Contact): void {
    if (this.#over || this.#agent !== undefined || this.#waiting === undefined) return;
    // Without an offer: that of the new browser goes to the caller, and the caller's answer back.
    this.#agents.push(this.#call(contact, [answerByItself(sipRealm)], undefined));
  }

  #call(contact: Contact, headers: SipHeaders, sdp: string | undefined): SipLeg {
    const invitation = {
      uri: contact.uri,
      to: `<sip:${this.userId}@${sipRealm}>`,
      from: headerOf(this.invite, 'from').replace(/;tag=[^;]*/, ''),
      headers: [['X-Call-Id', this.callId] as const, ...headers],
      ...(sdp === undefined ? {} : { sdp }),
    };
    return SipLeg.invite(contact.connection, invitation, (leg, response) => {
      if ((response.status ?? 0) >= 300) return this.#declined();
      if (sdp === undefined) this.#resumed(leg, response);
      else this.#answered(leg, response);
    });
  }

  #answered(leg: SipLeg, response: SipMessage): void {
    leg.ack();
    if (this.#agent !== undefined || this.#over) return leg.end();
    this.#agent = leg;
    this.#agentSdp = response.body;
    this.#agents.filter((other) => other !== leg).forEach((other) => other.end(480, true));
    this.#caller.answer(200, response.body);
    this.listener.connected();
  }

  #resumed(leg: SipLeg, response: SipMessage): void {
    if (this.#agent !== undefined || this.#over) {
      leg.ack();
      return leg.end();
    }
    this.#agent = leg;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#agentSdp = response.body;
    void this.#parked.then(() => {
      if (this.#over) return;
      this.#caller.reinvite(response.body, (answer) => {
        if ((answer.status ?? 0) >= 300) return this.#finished('lost');
        this.#caller.ack();
        leg.ack(answer.body);
      });
    });
  }

  /** This exchange has no sound of its own: it says that the call waits, and the caller's telephone plays the music. */
  #park(): void {
    const sdp = this.#agentSdp.replace(/^a=(?:sendrecv|sendonly|recvonly)\b/gm, 'a=inactive');
    this.#parked = new Promise((resolve) => {
      this.#caller.reinvite(sdp, (answer) => {
        if ((answer.status ?? 0) < 300) this.#caller.ack();
        resolve();
      });
    });
  }

  /** 603 is the agent's word and comes by the adaptor, too; the rest says that nobody can speak there. */
  #declined(): void {
    const rings = this.#agents.some(({ state }) => state !== 'over');
    if (!rings && this.#agent === undefined && this.#waiting === undefined && !this.#over) this.listener.noBrowser();
  }

  #relay(leg: SipLeg, request: SipMessage): void {
    const peer = leg === this.#caller ? this.#agent : this.#caller;
    if (peer?.state !== 'talking') return leg.respond(request, 480);
    if (leg === this.#agent && request.body !== '') this.#agentSdp = request.body;
    peer.reinvite(request.body, (answer) => {
      const status = answer.status ?? 500;
      if (status < 300) peer.ack();
      leg.respond(request, status, answer.body === '' ? undefined : answer.body);
    });
  }

  #finished(who: 'caller' | 'agent' | 'lost'): void {
    if (this.#over) return;
    this.end();
    this.listener.ended(who);
  }
}
