import { answerByItself, resumeWaitMs, type ExchangeCall } from './exchangeCall';
import type { Contact } from './phoneBook';
import { sipRealm } from './sipDigest';
import { SipLeg } from './sipLeg';
import type { SipMessage } from './sipMessage';
import { tonePeer, type TonePeer } from './soundPeer';

export interface DialledCallListener {
  /** The agent's browser has ended it, or nobody came back for it. */
  ended(who: 'agent' | 'lost'): void;
  /** The exchange has nothing more to do with it. */
  gone(): void;
}

/** A call that an agent has dialled: the browser's leg first, and at the other end somebody with a tone for a voice. */
export class DialledCall implements ExchangeCall {
  #legs: readonly SipLeg[] = [];
  #talking: SipLeg | undefined;
  #peer: TonePeer | undefined;
  #isAnswered = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(
    readonly callId: string,
    readonly userId: string,
    private readonly number: string,
    private readonly listener: DialledCallListener,
  ) {}

  ring(contacts: readonly Contact[]): void {
    this.#legs = [...this.#legs, ...contacts.map((contact) => this.#call(contact))];
  }

  /** Who was called has answered. */
  answered(): void {
    this.#isAnswered = true;
    this.#peer?.speak();
  }

  /** How loud the agent is at the other end. */
  hears(): number {
    return this.#peer?.hears() ?? 0;
  }

  legs(): readonly SipLeg[] {
    return this.#legs;
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#waiting);
    this.#legs.forEach((leg) => leg.end());
    this.#peer?.stop();
    this.listener.gone();
  }

  take(leg: SipLeg, request: SipMessage): void {
    if (request.method === 'ACK') return;
    if (request.method === 'INVITE') return void this.#again(leg, request);
    leg.respond(request, 200);
    if (request.method !== 'BYE') return;
    leg.state = 'over';
    if (leg === this.#talking) this.#finished('agent');
  }

  lost(leg: SipLeg): void {
    leg.state = 'over';
    if (this.#over || leg !== this.#talking) return;
    this.#talking = undefined;
    this.#peer?.stop();
    this.#peer = undefined;
    this.#waiting = setTimeout(() => this.#finished('lost'), resumeWaitMs);
  }

  resume(contact: Contact): void {
    if (!this.#over && this.#waiting !== undefined) this.ring([contact]);
  }

  /** Without an offer: the other end is here, and answers that of the browser. */
  #call(contact: Contact): SipLeg {
    const invitation = {
      uri: contact.uri,
      to: `<sip:${this.userId}@${sipRealm}>`,
      from: `<sip:${encodeURIComponent(this.number)}@${sipRealm}>`,
      headers: [['X-Call-Id', this.callId] as const, answerByItself(sipRealm)],
    };
    return SipLeg.invite(contact.connection, invitation, (leg, response) => {
      if ((response.status ?? 0) < 300) void this.#connect(leg, response.body);
    });
  }

  async #connect(leg: SipLeg, offer: string): Promise<void> {
    if (this.#over || this.#talking !== undefined) {
      leg.ack();
      return leg.end();
    }
    this.#talking = leg;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#legs.filter((other) => other !== leg).forEach((other) => other.end(480, true));
    const peer = await tonePeer(offer).catch(() => undefined);
    leg.ack(peer?.answer);
    if (peer === undefined) return leg.end();
    // Ended, or its browser lost, meanwhile.
    if (this.#over || this.#talking !== leg) return peer.stop();
    this.#peer = peer;
    if (this.#isAnswered) peer.speak();
  }

  async #again(leg: SipLeg, request: SipMessage): Promise<void> {
    const answer = await this.#peer?.again(request.body).catch(() => undefined);
    if (answer === undefined) leg.respond(request, 488);
    else leg.respond(request, 200, answer);
  }

  #finished(who: 'agent' | 'lost'): void {
    if (this.#over) return;
    this.end();
    this.listener.ended(who);
  }
}
