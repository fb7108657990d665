import { createHmac } from 'node:crypto';
import { directory } from '../../simulator/directory';
import { ada, ben, upstreamSecret, type AdaptorWorld } from '../adaptor/adaptorWorld';
import { must, type FuzzTarget } from './fuzzTarget';
import { canary, mutate, mutatedJson, mutateText } from './mutate';
import type { Randomness } from './randomness';
import { conversationMessages, conversationTexts, softphoneMessages, telephonyTexts } from './samples';

/** Longer than the adaptor's own time limits. */
const requestTimeoutMs = 10_000;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Every function of the adaptor, asked by callers whom it knows: what comes from strangers ends at the token. */
export function adaptorTargets(world: AdaptorWorld): readonly FuzzTarget[] {
  const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });
  const key = /AccessKey=([^;]+)/.exec(world.signalr.connectionString)?.[1] ?? '';

  /** 5xx is a crash that was caught, a cut connection one that was not. */
  const send = async ({ method, path, headers, body }: Sent): Promise<boolean> => {
    const response = await fetch(`${world.host.url}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined || method === 'GET' ? {} : { body }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const text = await response.text();
    must(response.status < 500, `${method} ${path.slice(0, 80)} was answered ${response.status}`);
    if (response.status >= 400) {
      must(!text.includes(canary.name) && !text.includes('2025550187'), 'a refusal repeats what was sent');
    }
    return response.status < 300;
  };
  const post = (path: string, token: string, body: string, headers = {}): Promise<boolean> =>
    send({ method: 'POST', path, headers: { ...bearer(token), ...headers }, body });

  const upstreamHeaders = (random: Randomness): Readonly<Record<string, string>> => {
    const connectionId = headerText(mutateText(random, 'connection-1')) || 'connection-1';
    return {
      'x-asrs-connection-id': connectionId,
      'x-asrs-hub': random.chance(0.9) ? 'softphone' : headerText(mutateText(random, 'softphone')),
      'x-asrs-user-id': headerText(
        random.chance(0.5) ? `${directory.tenantId}_${ben}` : mutateText(random, `${directory.tenantId}_${ben}`),
      ),
      'x-asrs-signature': `sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`,
    };
  };
  const upstream = (name: string, sample: unknown): FuzzTarget['run'] => {
    return (random) =>
      send({
        method: 'POST',
        path: `${name}?secret=${upstreamSecret}`,
        headers: upstreamHeaders(random),
        body: mutatedJson(random, sample),
      });
  };

  return [
    {
      name: 'SendMessageToUser',
      share: 8,
      run: (random) => {
        // Rings at the agent who is connected cost storage; most go to the one who is not.
        const userId = random.chance(0.02) ? ada : ben;
        const message = mutatedJson(random, random.pick(random.chance(0.6) ? telephonyTexts : conversationTexts));
        const body = random.chance(0.6)
          ? JSON.stringify({ userId, message })
          : mutatedJson(random, { userId, message });
        const idempotency = random.chance(0.3) ? { 'idempotency-key': headerText(mutateText(random, 'key-1')) } : {};
        return post('SendMessageToUser', world.tokens.telephony, body, idempotency);
      },
    },
    {
      name: 'events, in both modes, and pages of agents',
      share: 4,
      run: (random) => {
        const token = bearer(world.tokens.telephony);
        if (random.chance(0.2)) {
          const query = addressText(
            mutateText(random, `limit=10&continuation=${Buffer.from(ben).toString('base64url')}`),
          );
          return send({ method: 'GET', path: `agents?${query}`, headers: token, body: '' });
        }
        const text = random.pick(random.chance(0.6) ? telephonyTexts : conversationTexts) as object;
        const attribute = (name: string, value: string) => ({ [`ce-${name}`]: headerText(mutateText(random, value)) });
        const headers = random.chance(0.5)
          ? { ...token, 'content-type': headerText(mutateText(random, 'application/cloudevents+json')) }
          : {
              ...token,
              'content-type': 'application/json',
              'ce-specversion': '1.0',
              ...attribute('id', 'event%20%E2%82%AC'),
              ...attribute('source', '"/pbx \\" 1"'),
              ...attribute('type', 'com.example.call.offered'),
              ...attribute('userid', ada),
              ...attribute('subject', 'call-1'),
            };
        return send({ method: 'POST', path: 'events', headers, body: mutatedJson(random, { ...text, userid: ada }) });
      },
    },
    {
      name: 'hub messages through SendMessageAcknowlegement',
      share: 6,
      run: (random) =>
        upstream('SendMessageAcknowlegement', {
          type: 1,
          invocationId: '1',
          target: 'sendMessage',
          arguments: [
            random.chance(0.7)
              ? mutate(random, random.pick(random.chance(0.6) ? softphoneMessages : conversationMessages))
              : null,
          ],
        })(random),
    },
    { name: 'OnClientConnected', share: 2, run: upstream('OnClientConnected', { type: 10 }) },
    { name: 'OnClientDisconnect', share: 2, run: upstream('OnClientDisconnect', { type: 11, error: '' }) },
    {
      name: 'userclient and heartbeat',
      share: 3,
      run: (random) => {
        const path = random.pick(['userclient', 'heartbeat']);
        const body = { userId: ben, connectionId: 'connection-2', connectionStatus: random.pick([0, 1]) };
        return post(path, world.tokens.ben, mutatedJson(random, body));
      },
    },
    {
      name: 'negotiate, calls and health with odd addresses',
      share: 3,
      run: (random) => {
        const method = random.pick(['GET', 'POST', 'GET']);
        const query = addressText(mutateText(random, 'negotiateVersion=1'));
        const path = method === 'POST' ? 'negotiate' : random.pick(['negotiate', 'calls', 'health']);
        return send({ method, path: `${path}?${query}`, headers: bearer(world.tokens.ben), body: '' });
      },
    },
    {
      name: 'calls/{callId} and agents/{userId}',
      share: 3,
      run: (random) => {
        const [folder, sample] = random.pick([
          ['calls', 'call-4711'],
          ['agents', ben],
        ] as const);
        const path = addressText(mutateText(random, sample));
        return send({ method: 'GET', path: `${folder}/${path}`, headers: bearer(world.tokens.telephony) });
      },
    },
    {
      name: 'tokens',
      share: 3,
      run: (random) => {
        const authorization = headerText(mutateText(random, `Bearer ${world.tokens.ben}`).slice(0, 6_000));
        return send({ method: 'GET', path: 'calls', headers: { authorization } });
      },
    },
  ];
}

/** A header that a client can send at all. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').trim();

/** An address can hold no half of a surrogate pair. */
const addressText = (text: string): string => encodeURIComponent(Buffer.from(text.slice(0, 2_000)).toString());
