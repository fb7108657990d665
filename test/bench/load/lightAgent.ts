import WebSocket from 'ws';
import { hubFrame, hubFrameReader } from '../../../simulator/signalr/hubFrames';
import { postJson } from './postJson';

/** What `negotiate` gives: where the service is, and the token for it. */
export interface ServiceAccess {
  readonly url: string;
  readonly accessToken: string;
}

/** One connection of an agent, with as little around it as the hub protocol allows. */
export interface LightAgent {
  readonly connectionId: string;
  /** Invokes a hub method without waiting for its answer. */
  send(target: string, argument: object): void;
  stop(): void;
}

export interface LightAgentOptions {
  readonly access: ServiceAccess;
  receive(target: string, argument: unknown): void;
  /** An agent that is cut would make rings look lost: the bench must know. */
  cut(): void;
}

/** As the official client does: below half of the 30 s after which the service cuts a silent client. */
const pingEveryMs = 12_000;

/** Connects as the official client does: negotiate at the service, WebSocket, handshake. @throws Error */
export async function connectAgent({ access, receive, cut }: LightAgentOptions): Promise<LightAgent> {
  const authorization = `Bearer ${access.accessToken}`;
  const address = new URL(access.url);
  const negotiated = await postJson(
    `${address.origin}/client/negotiate${address.search}&negotiateVersion=1`,
    {},
    { authorization },
  );
  if (negotiated.status !== 200) throw new Error(`The service answered ${negotiated.status} to negotiate.`);
  const { connectionId, connectionToken } = JSON.parse(negotiated.text) as Record<string, string>;
  const socket = new WebSocket(`${access.url.replace(/^http/, 'ws')}&id=${connectionToken ?? ''}`, {
    headers: { authorization },
    perMessageDeflate: false,
  });
  const readFrames = hubFrameReader();
  let invocations = 0;
  let stopped = false;
  await new Promise<void>((resolve, reject) => {
    let shaken = false;
    socket.on('open', () => socket.send(hubFrame({ protocol: 'json', version: 1 })));
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      for (const text of readFrames(data.toString()) ?? []) {
        if (!shaken) {
          shaken = true;
          resolve();
          continue;
        }
        const message = JSON.parse(text) as { type?: number; target?: string; arguments?: unknown[] };
        if (message.type === 1) receive(message.target ?? '', message.arguments?.[0]);
      }
    });
    socket.on('close', () => {
      reject(new Error('The service closed the connection.'));
      clearInterval(pings);
      if (!stopped) cut();
    });
    const pings = setInterval(() => socket.send(hubFrame({ type: 6 })), pingEveryMs);
  });
  return {
    connectionId: connectionId ?? '',
    send: (target, argument) =>
      socket.send(hubFrame({ type: 1, invocationId: String(++invocations), target, arguments: [argument] })),
    stop: () => {
      stopped = true;
      socket.close();
    },
  };
}
