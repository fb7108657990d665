import type { SipConnection } from './sipConnection';
import { SipLeg } from './sipLeg';
import { headerOf, userOf, writeResponse, type SipMessage } from './sipMessage';
import { sipRealm } from './sipDigest';
import { echoPeer, type SoundPeer } from './soundPeer';

const echoUser = 'echo';
/** Whom a browser's check calls. */
export const echoAddress = `sip:${echoUser}@${sipRealm}`;
/** A check is over within seconds; a browser that forgot its call is hung up on. */
const longestMs = 20_000;

interface EchoCall {
  readonly leg: SipLeg;
  peer?: SoundPeer;
}

/** Calls to the echo: they are no calls of an agent's, and nobody is told of them. */
export class EchoCalls {
  readonly #calls = new Set<EchoCall>();

  /** How many go on. */
  get count(): number {
    return this.#calls.size;
  }

  /** @returns whether the request was one for the echo */
  take(connection: SipConnection, request: SipMessage, isRegistered: boolean): boolean {
    const id = headerOf(request, 'call-id');
    const call = [...this.#calls].find(({ leg }) => leg.connection === connection && leg.sipCallId === id);
    if (call !== undefined) {
      this.#goOn(call, request);
      return true;
    }
    if (request.method !== 'INVITE' || userOf(request.uri ?? '') !== echoUser) return false;
    if (isRegistered) void this.#answer(SipLeg.of(connection, request), request.body);
    else connection.send(writeResponse(request, 403, { tag: id }));
    return true;
  }

  lost(connection: SipConnection): void {
    for (const call of this.#calls) if (call.leg.connection === connection) this.#end(call);
  }

  stop(): void {
    for (const call of this.#calls) this.#end(call);
  }

  async #answer(leg: SipLeg, offer: string): Promise<void> {
    const call: EchoCall = { leg };
    this.#calls.add(call);
    try {
      call.peer = await echoPeer(offer);
    } catch {
      leg.answer(488);
      return this.#end(call);
    }
    // Given up meanwhile.
    if (!this.#calls.has(call)) return call.peer.stop();
    leg.answer(200, call.peer.answer);
    setTimeout(() => this.#end(call), longestMs).unref();
  }

  #goOn(call: EchoCall, request: SipMessage): void {
    const { leg } = call;
    if (request.method === 'ACK') return;
    leg.respond(request, 200);
    if (request.method === 'BYE') leg.state = 'over';
    if (request.method === 'BYE' || request.method === 'CANCEL') this.#end(call);
  }

  #end(call: EchoCall): void {
    if (!this.#calls.delete(call)) return;
    call.leg.end(487);
    call.peer?.stop();
  }
}
