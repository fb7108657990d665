import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { isLoopbackHost, isLoopbackOrigin } from '../../http/loopback';
import type { RunningPart } from '../../parts';
import { DialledCall, type DialledCallListener } from './dialledCall';
import { EchoCalls } from './echoCalls';
import type { ExchangeCall } from './exchangeCall';
import { PhoneBook } from './phoneBook';
import { SipCall, type SipCallListener } from './sipCall';
import { SipConnection } from './sipConnection';
import { challenge, readDigest } from './sipDigest';
import { SipLeg } from './sipLeg';
import { addressOf, headerOf, userOf, writeResponse, type SipMessage } from './sipMessage';

/** A caller's INVITE as the telephony system meets it. */
export interface ArrivedCall {
  readonly from: string;
  /** As dialled: an agent's user name or object id. */
  readonly to: string;
  /** Takes it in: rings the agent's browsers under this call id. @param callId as the adaptor knows it */
  ring(callId: string, userId: string, listener: SipCallListener): SipCall;
  refuse(status: number): void;
}

export interface RunningSip extends RunningPart {
  readonly book: PhoneBook;
  /** The sound of a call that an agent has dialled; `undefined` where no browser of the agent's is a telephone. */
  dial(callId: string, userId: string, number: string, listener: DialledCallListener): DialledCall | undefined;
  /** How loud each agent is, of 32,767, at whom they have dialled. */
  dialledHear(): readonly number[];
  /** How many checks hear their echo at the moment. */
  echoes(): number;
  /** What becomes of INVITEs; one at a time listens. */
  onCall(listener: (call: ArrivedCall) => void): void;
}

/** A SIP registrar and B2BUA over WebSocket on loopback, for browsers alone: those of agents, and those of callers. */
export async function startSip(): Promise<RunningSip> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: ({ origin, req }: { readonly origin?: string; readonly req: IncomingMessage }) =>
      isLoopbackHost(req.headers.host) && isLoopbackOrigin(origin),
    handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).once('listening', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const book = new PhoneBook(() => url);
  const calls = new Set<ExchangeCall>();
  const echoes = new EchoCalls();
  let arrived: (call: ArrivedCall) => void = (call) => call.refuse(503);

  const legOf = (connection: SipConnection, request: SipMessage): { call: ExchangeCall; leg: SipLeg } | undefined => {
    const id = headerOf(request, 'call-id');
    for (const call of calls) {
      const leg = call.legs().find((one) => one.connection === connection && one.sipCallId === id);
      if (leg !== undefined) return { call, leg };
    }
    return undefined;
  };

  const register = (connection: SipConnection, request: SipMessage): void => {
    const claim = readDigest(request);
    const known = claim === undefined ? undefined : book.credential(claim.user);
    if (claim === undefined || known === undefined || !claim.fits(known.secret)) {
      const nonce = randomUUID();
      return connection.send(writeResponse(request, 401, { headers: [['WWW-Authenticate', challenge(nonce)]] }));
    }
    const contact = headerOf(request, 'contact');
    const expires = Number(/;expires=(\d+)/.exec(contact)?.[1] ?? (headerOf(request, 'expires') || 60));
    if (expires === 0 || contact === '*') book.unregister(connection);
    const headers = [['Contact', `<${addressOf(contact)}>;expires=${expires}`] as const];
    connection.send(writeResponse(request, 200, { tag: randomUUID(), headers }));
    if (expires > 0) book.register({ userId: known.userId, connection, uri: addressOf(contact) });
  };

  const invited = (connection: SipConnection, request: SipMessage): void => {
    const leg = SipLeg.of(connection, request);
    arrived({
      from: userOf(addressOf(headerOf(request, 'from'))),
      to: userOf(request.uri ?? ''),
      refuse: (status) => leg.answer(status),
      ring: (callId, userId, listener) => {
        const call = new SipCall(callId, userId, leg, request, {
          ...listener,
          gone: () => {
            calls.delete(call);
            listener.gone();
          },
        });
        calls.add(call);
        call.ring(book.contactsOf(userId));
        return call;
      },
    });
  };

  server.on('connection', (socket) => {
    const connection: SipConnection = new SipConnection(socket, (request) => {
      if (request.method === 'REGISTER') return register(connection, request);
      const found = legOf(connection, request);
      if (found !== undefined) return found.call.take(found.leg, request);
      if (echoes.take(connection, request, book.isRegistered(connection))) return;
      if (request.method === 'INVITE') return invited(connection, request);
      if (request.method !== 'ACK') connection.send(writeResponse(request, 481, { tag: randomUUID() }));
    });
    socket.on('close', () => {
      book.unregister(connection);
      echoes.lost(connection);
      for (const call of [...calls]) {
        for (const leg of call.legs()) if (leg.connection === connection) call.lost(leg);
      }
    });
  });
  book.onRegistered((contact) => {
    for (const call of calls) if (call.userId === contact.userId) call.resume(contact);
  });

  return {
    url,
    book,
    dial: (callId, userId, number, listener) => {
      const contacts = book.contactsOf(userId);
      if (contacts.length === 0) return undefined;
      const gone = (): void => {
        calls.delete(call);
        listener.gone();
      };
      const call = new DialledCall(callId, userId, number, { ...listener, gone });
      calls.add(call);
      call.ring(contacts);
      return call;
    },
    dialledHear: () => [...calls].flatMap((call) => (call instanceof DialledCall ? [call.hears()] : [])),
    echoes: () => echoes.count,
    onCall: (listener) => {
      arrived = listener;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const call of calls) call.end();
        echoes.stop();
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}
