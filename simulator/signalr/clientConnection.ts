import type { WebSocket } from 'ws';
import { handshakeError, parseClientMessage, type ClientMessage } from './clientMessage';
import { hubFrame, hubFrameReader } from './hubFrames';
import { withFault, type SignalRFaults } from './signalRFaults';
import type { SignalRTimings } from './signalRTimings';
import { upstreamTarget, type UpstreamRule } from './upstreamRule';
import type { ConnectionIdentity, UpstreamAnswer, upstreamClient } from './upstreamClient';

/** The part of a socket that the service uses. */
export type ServiceSocket = Pick<WebSocket, 'readyState' | 'OPEN' | 'send' | 'close' | 'terminate' | 'on'>;

/** What all connections share. */
export interface ConnectionSurroundings {
  readonly timings: SignalRTimings;
  readonly faults: SignalRFaults;
  readonly upstream: Pick<ReturnType<typeof upstreamClient>, 'send'>;
  rules(): readonly UpstreamRule[];
  /** After the handshake: from now on the connection can be reached. */
  opened(connection: ClientConnection): void;
  closed(connection: ClientConnection): void;
}

export interface ClientConnection {
  readonly identity: ConnectionIdentity;
  /** Writes an invocation; what becomes of it nobody learns, as with the real service. */
  deliver(target: string, args: readonly unknown[]): void;
  /** Ends the connection with a Close message: the client does not come back by itself. */
  close(reason: string | undefined): void;
  /** Breaks the socket without a word. `silent`: upstream is not told either. */
  cut(silent: boolean): void;
}

/** Runs the hub protocol on one WebSocket, from handshake to end. */
export function runConnection(socket: ServiceSocket, who: ConnectionIdentity, around: ConnectionSurroundings): void {
  const { timings, faults } = around;
  const readFrames = hubFrameReader();
  let phase: 'handshake' | 'open' | 'ended' = 'handshake';
  let silent = false;
  let endedWith: string | undefined;
  const openedAtMs = performance.now();
  let heardAtMs = openedAtMs;
  let pingedAtMs = openedAtMs;
  /** Webhooks of one connection go one after the other, `connected` first and `disconnected` last. */
  let queue: Promise<unknown> = Promise.resolve();

  const write = (text: string): void => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  };
  const complete = (invocationId: string, error?: string): void =>
    write(hubFrame({ type: 3, invocationId, ...(error === undefined ? {} : { error }) }));

  const connection: ClientConnection = {
    identity: who,
    deliver(target, args) {
      const fault = faults.onDelivery?.({ connectionId: who.connectionId, target }) ?? 'pass';
      const frame = hubFrame({ type: 1, target, arguments: args });
      if (fault === 'pass') write(frame);
      else void withFault(fault, () => Promise.resolve(write(frame)));
    },
    close: (reason) => end(reason, true),
    cut(quietly) {
      silent = quietly;
      socket.terminate();
    },
  };

  function end(reason: string | undefined, sayClose: boolean): void {
    endedWith ??= reason;
    if (sayClose) write(hubFrame({ type: 7, ...(reason === undefined ? {} : { error: reason }) }));
    socket.close(1000);
    // A client that does not answer the closing handshake must not keep its place.
    setTimeout(() => socket.terminate(), closingMs).unref();
  }

  function tell(category: 'connections' | 'messages', event: string, body: string): Promise<UpstreamAnswer | Untold> {
    const about = { hub: who.hub, category, event };
    const target = upstreamTarget(around.rules(), about);
    const told = queue.then(async (): Promise<UpstreamAnswer | Untold> => {
      if (target === undefined) return 'unmatched';
      const fault = faults.onUpstream?.({ ...about, connectionId: who.connectionId }) ?? 'pass';
      return withFault(fault, () => around.upstream.send(target, who, category, event, body));
    });
    queue = told;
    return told;
  }

  function shakeHands(json: string): void {
    const error = handshakeError(json);
    write(hubFrame(error === undefined ? {} : { error }));
    if (error !== undefined) return end(error, false);
    phase = 'open';
    around.opened(connection);
    void tell('connections', 'connected', JSON.stringify({ type: 10 }));
  }

  async function invoke(call: Extract<ClientMessage, { kind: 'invocation' }>): Promise<void> {
    const { invocationId } = call;
    const answer = await tell('messages', call.target, call.json);
    if (invocationId === undefined || answer === 'dropped') return;
    if (answer === 'unmatched') return complete(invocationId, `No upstream setting wants '${call.target}'.`);
    if (answer.status === 204 || (answer.status === 200 && answer.body?.length === 0)) return complete(invocationId);
    if (answer.status !== 200) return complete(invocationId, `Invocation failed, status code ${answer.status}`);
    if (answer.body === undefined) return complete(invocationId, 'Invocation failed, the answer is too large');
    write(answer.body.toString('utf8'));
  }

  function receive(json: string): void {
    if (phase === 'handshake') return shakeHands(json);
    const message = parseClientMessage(json);
    switch (message?.kind) {
      case 'invocation':
        void invoke(message);
        return;
      case 'stream-invocation':
        return complete(message.invocationId, 'Streams are not supported in serverless mode.');
      case 'close':
        return end(undefined, false);
      case 'ping':
      case 'ignored':
        return;
      case undefined:
        return end('A message could not be read.', true);
    }
  }

  // Five looks per allowed silence: cut at most a fifth late.
  const watch = setInterval(
    () => {
      const nowMs = performance.now();
      if (phase === 'handshake') {
        if (nowMs - openedAtMs > timings.handshakeMs) end('Handshake was canceled.', true);
      } else if (nowMs - heardAtMs > timings.clientSilenceMs) {
        endedWith = 'The client was silent for too long.';
        socket.terminate();
      } else if (nowMs - pingedAtMs >= timings.pingEveryMs) {
        pingedAtMs = nowMs;
        write(hubFrame({ type: 6 }));
      }
    },
    Math.min(timings.pingEveryMs, timings.clientSilenceMs / 5, timings.handshakeMs / 5),
  );

  socket.on('message', (data, isBinary) => {
    heardAtMs = performance.now();
    const messages = isBinary ? undefined : readFrames(data.toString());
    if (messages === undefined) return end('The message is binary or too long.', true);
    for (const message of messages) if (socket.readyState === socket.OPEN) receive(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(watch);
    const wasOpen = phase === 'open';
    phase = 'ended';
    around.closed(connection);
    if (!wasOpen || silent) return;
    endedWith ??= code === 1000 || code === 1005 ? undefined : `The socket closed with code ${code}.`;
    void tell('connections', 'disconnected', JSON.stringify({ type: 11, error: endedWith ?? '' }));
  });
}

/** An event that no webhook carried: nobody wants it, or a fault swallowed it. */
type Untold = 'unmatched' | 'dropped';
const closingMs = 1_000;
