import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { headerOf, parseSip, writeRequest, type SipHeaders, type SipMessage } from './sipMessage';

export interface SentRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: SipHeaders;
  readonly body?: string;
}

interface Transaction {
  readonly heard: (response: SipMessage) => void;
}

/**
 * One browser's WebSocket: sends requests and brings their responses back. The transport is reliable, so nothing is sent
 * twice (RFC 3261 17.1.1.2 asks for that over UDP only).
 */
export class SipConnection {
  readonly #transactions = new Map<string, Transaction>();

  constructor(
    private readonly socket: WebSocket,
    private readonly onRequest: (request: SipMessage) => void,
  ) {
    // Whatever a browser sends, the telephone exchange stays up.
    socket.on('message', (data: Buffer) => this.#take(data.toString()));
    socket.on('error', () => undefined);
  }

  /** @param heard each response, provisional ones too @returns the branch, for ACK and CANCEL */
  request(
    { method, uri, headers, body }: SentRequest,
    heard: (response: SipMessage) => void,
    branch = newBranch(),
  ): string {
    if (method !== 'ACK' && method !== 'CANCEL') this.#transactions.set(branch, { heard });
    const via = `SIP/2.0/WS telephony.invalid;branch=${branch}`;
    this.send(writeRequest(method, uri, [['Via', via], ['Max-Forwards', '70'], ...headers], body));
    return branch;
  }

  send(text: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }

  #take(text: string): void {
    const message = parseSip(text);
    if (message === undefined) return;
    if (message.method !== undefined) return this.onRequest(message);
    const branch = /;branch=([^;\s]+)/.exec(headerOf(message, 'via'))?.[1] ?? '';
    const transaction = this.#transactions.get(branch);
    if (transaction === undefined) return;
    if ((message.status ?? 0) >= 200) this.#transactions.delete(branch);
    transaction.heard(message);
  }
}

const newBranch = (): string => `z9hG4bK${randomUUID()}`;
