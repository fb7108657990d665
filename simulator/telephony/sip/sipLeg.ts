import { randomUUID } from 'node:crypto';
import type { SentRequest, SipConnection } from './sipConnection';
import { sipRealm } from './sipDigest';
import { addressOf, headerOf, tagOf, writeResponse, type SipHeaders, type SipMessage } from './sipMessage';

const ownContact: SipHeaders[number] = ['Contact', `<sip:exchange@${sipRealm};transport=ws>`];
const sdpType: SipHeaders[number] = ['Content-Type', 'application/sdp'];
const withTag = (address: string): string => `${address};tag=${randomUUID()}`;

/** What an INVITE of ours says. */
export interface Invitation {
  /** The browser's contact. */
  readonly uri: string;
  readonly to: string;
  readonly from: string;
  readonly headers: SipHeaders;
  /** Without one the browser makes the offer, with its 200 (RFC 3725, flow I). */
  readonly sdp?: string;
}

/** One side of a call: a dialog with a browser (RFC 3261 12). */
export class SipLeg {
  state: 'inviting' | 'talking' | 'over' = 'inviting';
  readonly sipCallId: string;
  #local: string;
  #remote: string;
  #target: string;
  #sequence = 1;
  #invite: SipMessage | undefined;
  #branch = '';
  #inviteSequence = 1;

  private constructor(
    readonly connection: SipConnection,
    ids: { readonly sipCallId: string; readonly local: string; readonly remote: string; readonly target: string },
  ) {
    this.sipCallId = ids.sipCallId;
    this.#local = ids.local;
    this.#remote = ids.remote;
    this.#target = ids.target;
  }

  /** The leg of whoever sent this INVITE. */
  static of(connection: SipConnection, invite: SipMessage): SipLeg {
    const leg = new SipLeg(connection, {
      sipCallId: headerOf(invite, 'call-id'),
      local: withTag(headerOf(invite, 'to')),
      remote: headerOf(invite, 'from'),
      target: addressOf(headerOf(invite, 'contact')),
    });
    leg.#invite = invite;
    leg.answer(100);
    return leg;
  }

  /** @param heard the final answer, when this leg is not over by then */
  static invite(
    connection: SipConnection,
    { uri, to, from, headers, sdp }: Invitation,
    heard: (leg: SipLeg, response: SipMessage) => void,
  ): SipLeg {
    const local = withTag(from);
    const leg = new SipLeg(connection, { sipCallId: randomUUID(), local, remote: to, target: uri });
    leg.#sendInvite(sdp, headers, (response) => {
      leg.#remote = headerOf(response, 'to');
      if ((response.status ?? 0) < 300) {
        leg.#target = addressOf(headerOf(response, 'contact'));
        // Cancelled too late: the call must not stand there with nobody at the other end.
        if (leg.state === 'over') {
          leg.ack();
          return leg.#send('BYE');
        }
        leg.state = 'talking';
      } else leg.state = 'over';
      heard(leg, response);
    });
    return leg;
  }

  /** Answers the INVITE of this leg. */
  answer(status: number, sdp?: string): void {
    const invite = this.#invite;
    if (invite === undefined || this.state !== 'inviting') return;
    if (status >= 200) this.state = status < 300 ? 'talking' : 'over';
    this.respond(invite, status, sdp);
  }

  /** Answers a later request of this leg. */
  respond(request: SipMessage, status: number, sdp?: string): void {
    this.connection.send(
      writeResponse(request, status, {
        ...(status === 100 ? {} : { tag: tagOf(this.#local) }),
        headers: [ownContact, ...(sdp === undefined ? [] : [sdpType])],
        ...(sdp === undefined ? {} : { body: sdp }),
      }),
    );
  }

  /** For a 200 of ours; with the answer where the browser made the offer. */
  ack(sdp?: string): void {
    this.connection.request(this.#request('ACK', this.#inviteSequence, [], sdp), () => undefined);
  }

  /** A new INVITE in the dialog. @param heard its final answer; what is not ACKed here is acknowledged */
  reinvite(sdp: string | undefined, heard: (response: SipMessage) => void): void {
    this.#sendInvite(sdp, [], heard);
  }

  info(type: string, body: string): void {
    const request = this.#request('INFO', this.#next(), [['Content-Type', type]]);
    this.connection.request({ ...request, body }, () => undefined);
  }

  /** Ends the leg, in whichever way its state asks for. @param elsewhere another browser has answered */
  end(status = 480, elsewhere = false): void {
    if (this.state === 'over') return;
    if (this.state === 'talking') {
      this.state = 'over';
      return this.#send('BYE');
    }
    if (this.#invite !== undefined) return this.answer(status);
    this.state = 'over';
    const reason = elsewhere ? [['Reason', 'SIP;cause=200;text="Call completed elsewhere"'] as const] : [];
    const request = this.#request('CANCEL', this.#inviteSequence, reason);
    this.connection.request(request, () => undefined, this.#branch);
  }

  #sendInvite(sdp: string | undefined, headers: SipHeaders, heard: (response: SipMessage) => void): void {
    const sequence = this.#next();
    this.#inviteSequence = sequence;
    const request = this.#request('INVITE', sequence, [ownContact, ...headers], sdp);
    this.#branch = this.connection.request(request, (response) => {
      const status = response.status ?? 0;
      if (status < 200) return;
      // The ACK of a refusal belongs to the transaction and has its To (RFC 3261 17.1.1.3).
      if (status >= 300) {
        const { headers: own, ...ack } = this.#request('ACK', sequence);
        const joined = own.map((one) => (one[0] === 'To' ? (['To', headerOf(response, 'to')] as const) : one));
        this.connection.request({ ...ack, headers: joined }, () => undefined, this.#branch);
      }
      heard(response);
    });
  }

  #send(method: string): void {
    this.connection.request(this.#request(method, this.#next()), () => undefined);
  }

  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  #request(method: string, sequence: number, more: SipHeaders = [], sdp?: string): SentRequest {
    return {
      method,
      uri: this.#target,
      headers: [
        ['From', this.#local],
        ['To', this.#remote],
        ['Call-ID', this.sipCallId],
        ['CSeq', `${sequence} ${method}`],
        ...more,
        ...(sdp === undefined ? [] : [sdpType]),
      ],
      ...(sdp === undefined ? {} : { body: sdp }),
    };
  }
}
