import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { text as readText } from 'node:stream/consumers';
import { createWebhooks, type WebhooksOptions } from '../../../telephony/client/src/webhooks/createWebhooks';
import { readWebhookEvent } from '../../../telephony/client/src/webhooks/readWebhookEvent';
import { allChecks } from '../../../telephony/conformance/src/checks/allChecks';
import { runSuite } from '../../../telephony/conformance/src/runSuite';
import { createAsteriskDriver, type Sabotage } from './asteriskDriver';
import { createDriver, type SimulatedSabotage } from './simulatedDriver';

const bodyOf = ({ body }: RequestInit): string => (typeof body === 'string' ? body : '');
const isEvent = (url: string): boolean => url.endsWith('/events');
const withNewId = (init: RequestInit): RequestInit => ({
  ...init,
  body: JSON.stringify({ ...(JSON.parse(bodyOf(init)) as object), id: randomUUID() }),
});
const typeOf = (init: RequestInit): unknown => (JSON.parse(bodyOf(init)) as { readonly type: unknown }).type;
const answered202 = (): Response =>
  Response.json({ callId: 'any', connections: 1, state: 'offered', version: 1 }, { status: 202 });

/** Takes a webhook without asking who sent it. */
const believesAll =
  (options: WebhooksOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request);
    await options.onEvent(readWebhookEvent({ id: randomUUID(), sentAtMs: Date.now() }, body));
    response.writeHead(204).end();
  };

/** Each is the Asterisk connector with one thing broken: what must be found, and what still works. */
const sabotages: readonly (readonly [string, Sabotage, readonly string[], string])[] = [
  [
    'tells everything twice, each time as something new',
    {
      fetch: async (url, init) => {
        if (isEvent(url)) await fetch(url, withNewId(init));
        return fetch(url, init);
      },
    },
    ['offer-once', 'accepted', 'caller-hangs-up'],
    'offer-nobody-there',
  ],
  [
    'believes every webhook',
    { webhooks: believesAll },
    ['webhook-unsigned', 'webhook-wrong-signature', 'webhook-old'],
    'accepted',
  ],
  [
    'forgets its calls at a restart',
    {
      client: (client) => ({ ...client, agent: async (userId) => ({ ...(await client.agent(userId)), calls: [] }) }),
    },
    ['restart-in-call'],
    'caller-hangs-up',
  ],
  [
    'writes the number into its log',
    { writes: (write, number) => write(`rings ${number}`) },
    ['log-private'],
    'accepted',
  ],
  [
    'lets what is told later overtake what happened before',
    {
      fetch: async (url, init) => {
        if (!isEvent(url) || typeOf(init) !== 'call.held') return fetch(url, init);
        setTimeout(() => void fetch(url, init).catch(() => undefined), 400);
        return answered202();
      },
    },
    ['order-busy'],
    'caller-hangs-up',
  ],
  [
    'gives up what the adaptor could not take',
    {
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        return answer.status >= 429 ? answered202() : answer;
      },
    },
    ['offer-when-busy'],
    'accepted',
  ],
  [
    'gives each repeat another id',
    { fetch: (url, init) => fetch(url, isEvent(url) ? withNewId(init) : init) },
    ['offer-lost-answer', 'end-lost-answer'],
    'accepted',
  ],
  [
    'carries out a webhook as often as it comes',
    { webhooks: (options) => (request, response) => createWebhooks(options).node(request, response) },
    ['webhook-repeat'],
    'webhook-unsigned',
  ],
  [
    'carries out what is too late',
    {
      webhooks: ({ onEvent, ...options }) =>
        createWebhooks({ ...options, onEvent: (event) => onEvent({ ...event, sentAtMs: Date.now() }) }).node,
    },
    ['command-late'],
    'command-hangup',
  ],
  [
    'answers no search for a colleague',
    { webhooks: ({ onDirectory: _search, ...options }) => createWebhooks(options).node },
    ['directory-entries', 'directory-first', 'directory-nobody'],
    'accepted',
  ],
  [
    'finds everybody, whatever is looked for',
    {
      webhooks: (options) =>
        createWebhooks({ ...options, onDirectory: () => [{ name: 'Ada Lovelace', target: '101' }] }).node,
    },
    ['directory-nobody'],
    'directory-entries',
  ],
  [
    'has no answer before something is typed',
    {
      webhooks: ({ onDirectory, ...options }) =>
        createWebhooks({
          ...options,
          onDirectory: (question) => {
            if (question.text === '') throw new Error('nothing typed');
            return onDirectory?.(question) ?? [];
          },
        }).node,
    },
    ['directory-first'],
    'directory-entries',
  ],
  [
    'answers a webhook when all is done',
    {
      webhooks: ({ onEvent, ...options }) =>
        createWebhooks({
          ...options,
          onEvent: async (event) => {
            await onEvent(event);
            if (event.type === 'command.requested') await sleep(6_000);
          },
        }).node,
    },
    ['webhook-fast'],
    'accepted',
  ],
];

it.each(sabotages)(
  'a connector that %s is found out',
  async (_what, sabotage, found, fine) => {
    const named = allChecks.filter(({ id }) => id === fine || found.includes(id));
    const { results } = await runSuite({
      createDriver: (world) => createAsteriskDriver(world, sabotage),
      checks: named,
      atOnce: 4,
    });
    const failed = results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
    expect(failed.sort()).toEqual([...found].sort());
    expect(results.find(({ id }) => id === fine)?.verdict).toBe('passed');
  },
  120_000,
);

/** Each is the simulated telephony system with one thing broken that the Asterisk connector has not, or has otherwise. */
const ofTheSimulated: readonly (readonly [string, (agents: readonly string[]) => SimulatedSabotage, string])[] = [
  ['lets everybody listen', (agents) => ({ supervisors: agents }), 'supervise-right'],
  [
    'never says who hears the supervisor',
    () => ({
      tell: (tell) => (about, event, options) =>
        /whispering|barging|listening/.test(event.type)
          ? Promise.resolve({ callId: about.callId, connections: 1, state: 'connected' })
          : tell(about, event, options),
    }),
    'supervise-ways',
  ],
  [
    'lets the supervisor hear on when the call is over',
    ([, supervisor]) => ({
      tell: (tell) => (about, event, options) =>
        about.userId === supervisor && event.type === 'call.disconnected'
          ? Promise.resolve({ callId: about.callId, connections: 1, state: 'connected' })
          : tell(about, event, options),
    }),
    'supervise-ends',
  ],
  [
    'ends a ring that is answered with a text, and never says that the text is sent',
    () => ({
      tell: (tell) => (about, event, options) =>
        tell(
          about,
          event.type === 'command.succeeded' ? { type: 'call.disconnected', reason: 'rejected' } : event,
          options,
        ),
    }),
    'ring-reply-text',
  ],
];

it.each(ofTheSimulated)(
  'a telephony system that %s is found out',
  async (_what, sabotage, found) => {
    const { results } = await runSuite({
      createDriver: (world) => createDriver(world, sabotage(world.agents)),
      checks: allChecks.filter(({ id }) => id === 'supervise-listen' || id === found),
      atOnce: 2,
      looksAtLog: false,
    });
    expect(Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]))).toEqual({
      'supervise-listen': 'passed',
      [found]: 'failed',
    });
  },
  60_000,
);
