import { installTime, replace } from './time/installTime';
import crypto, { createHash } from 'node:crypto';
import type { AdaptorEdges } from '../../adaptor/src/app/adaptor';
import { limits } from '../../adaptor/src/settings/limits';
import { callPartition } from '../../adaptor/src/model/rowKeys';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import type { Settings } from '../../adaptor/src/settings/settings';
import { timings } from '../../adaptor/src/base/timings';
import type { WebhookSender } from '../../adaptor/src/webhooks/createWebhookSender';
import type { LinePorts } from '../../CifSoftphone/line/follower/linePorts';
import type { LeaderPorts } from '../../CifSoftphone/line/leader/leaderPorts';
import { FakeActivities } from '../CifSoftphone/activity/fakeActivities';
import { upstreamRules } from '../../simulator/upstreamRules';
import { VirtualBrowser } from './browser/virtualBrowser';
import { Human } from './human';
import { Journal } from './journal';
import { createRandom } from './random';
import type { Schedule } from './schedule';
import { AdaptorFleet } from './service/adaptorFleet';
import { Identities, telephonyAppId, telephonyToken } from './service/identities';
import { Network, type WireAnswer } from './service/network';
import { Storage } from './service/storage';
import { Telephony, telephonyHost, toFields } from './service/telephony';
import { VirtualSignalR } from './service/virtualSignalR';
import { toldByMs } from './toldByMs';
import { VirtualTime } from './time/virtualTime';

export const tenantId = '70000000-0000-4000-8000-00000000000f';
export const oidOf = (agent: number): string => `70000000-0000-4000-8000-0000000000a${agent}`;
export const accessKey = 'a key of this world only';
export const adaptorHost = 'adaptor.example.com';
export const signalrHost = 'signalr.example.com';
export const upstreamSecret = 'upstream';

/** Where a test takes a protection away, through the port behind which it lies. */
export interface Sabotage {
  readonly edges?: (edges: Required<AdaptorEdges>) => AdaptorEdges;
  readonly leaderPorts?: (ports: LeaderPorts, trueNowMs: () => number) => LeaderPorts;
  readonly linePorts?: (ports: LinePorts) => LinePorts;
}

/** Everything together: adaptor instances, storage, SignalR Service, telephony system, browsers and agents. */
export type World = ReturnType<typeof buildWorld>;

export function buildWorld(schedule: Schedule, sabotage: Sabotage = {}) {
  const random = createRandom(schedule.seed ^ 0x5eed);
  const time = new VirtualTime();
  const uninstall = [installTime(time), installChance(random.fork().next)];
  const journal = new Journal(() => time.elapsedMs);
  const network = new Network(time, random.fork());
  const storage = new Storage(time, random.fork());
  const identities = new Identities(() => time.nowMs);
  const adaptorUrl = `http://${adaptorHost}/api`;
  const signalr = new VirtualSignalR(time, network, {
    host: signalrHost,
    accessKey,
    rules: upstreamRules(adaptorUrl, upstreamSecret),
  });
  const telephony = new Telephony({
    time,
    fetch: network.fetch,
    journal,
    adaptorUrl,
    oidOf,
    token: () => Promise.resolve(telephonyToken),
    isOver: (callId) => overSinceMs(callId) !== undefined,
    knownByMs: (acceptedAtMs) => toldByMs(schedule.events, acceptedAtMs),
  });
  network.servers.set(telephonyHost, {
    take: () => ({
      process: telephony.process,
      answer: ({ body }) => receive(telephony, body),
    }),
  });
  uninstall.push(replace([[globalThis, 'fetch', network.fetch]]));
  const edges = (): AdaptorEdges => {
    const whole = {
      tables: storage.tables(),
      verifier: identities.verifier,
      sendWebhook: webhookSender(network),
      sendHttp: network.sendHttp,
      // Asked where there is no key, that is: by nobody here.
      askHttp: () => Promise.reject(new Error('Nobody is asked for tokens here.')),
    };
    return sabotage.edges?.(whole) ?? whole;
  };
  const fleet = new AdaptorFleet(time, random.fork(), network, {
    host: adaptorHost,
    count: schedule.instances,
    settings: worldSettings,
    edges,
    note: (text) => journal.note(text),
  });
  const activities = slowly(new FakeActivities(), time);
  /** Since when a call no longer rings in truth, that is: by what the adaptor has stored. */
  const overSinceMs = (callId: string): number | undefined => {
    const [row] = storage.calls.rowsOf((one) => one.partitionKey === callPartition(telephonyAppId, callId));
    const record = row === undefined ? undefined : (JSON.parse(String(row.record)) as CallRecord);
    return record?.connectedAtMs ?? record?.endedAtMs;
  };
  const humans = Array.from({ length: schedule.agents }, (_, agent) => new Human(agent, time, journal, overSinceMs));
  const chance = random.fork();
  const browsers = schedule.browsers.map(
    (plan, number) =>
      new VirtualBrowser(number, plan, oidOf(plan.agent), {
        time,
        network,
        signalr,
        identities,
        adaptorUrl,
        activities: activities.slow,
        random: () => chance.next(),
        answered: (message, { ok }) => {
          if (message.type !== 'ring.acknowledged' || message.outcome !== 'accepted' || !ok) return;
          journal.storyOf(message.callId)?.wonBy.add(message.id);
        },
        leaderPorts: sabotage.leaderPorts ?? ((ports) => ports),
        linePorts: sabotage.linePorts ?? ((ports) => ports),
        eyes: {
          drawn: (place, call) => humans[plan.agent]?.drawn(place, call),
          viewed: (place, view) => humans[plan.agent]?.viewed(place, view),
        },
      }),
  );
  network.isOffline = (process) => browsers.some((browser) => browser.isOffline() && browser.owns(process));
  for (const human of humans) human.browsers = browsers.filter((one) => one.plan.agent === human.number);
  return {
    schedule,
    random: random.fork(),
    time,
    journal,
    network,
    storage,
    identities,
    signalr,
    telephony,
    fleet,
    activities: activities.rows,
    browsers,
    oidOf,
    stop: () => uninstall.reverse().forEach((undo) => undo()),
  };
}

/** The adaptor's port for webhooks, over this world's wires: what is real is when and how often it is used. */
export function webhookSender({ sendHttp }: Network): WebhookSender {
  const to = { url: `http://${telephonyHost}/hook`, method: 'POST', timeoutMs: timings.webhookTimeoutMs };
  return async (entry) => {
    const status = await sendHttp({ ...to, body: JSON.stringify(entry) }).catch(() => 0);
    return status >= 200 && status < 300;
  };
}

function receive(telephony: Telephony, body: string): Promise<WireAnswer> {
  switch (telephony.onWebhook()) {
    case 'takes':
      return Promise.resolve({ status: telephony.hears(toFields(body)) ? 204 : 503 });
    case 'refuses':
      return Promise.resolve({ status: 503 });
    case 'upgrades':
      return Promise.resolve({ status: 101 });
    case 'hangs':
      return new Promise(() => undefined);
  }
}

export const worldSettings: Settings = {
  telephonyName: undefined,
  supervisors: [],
  directory: false,
  registration: { isAllowed: false, allowedNetworks: undefined },
  apiScope: 'functionuser',
  authority: 'https://login.example.com/tenant',
  clientId: '70000000-0000-4000-8000-00000000000c',
  tenantId,
  signalR: {
    clientEndpoint: `http://${signalrHost}`,
    serverEndpoint: `http://${signalrHost}`,
    audience: `http://${signalrHost}`,
    accessKey,
  },
  storage: { connectionString: '' },
  hubName: 'softphone',
  userTable: 'users',
  upstream: { secrets: [upstreamSecret], identity: undefined },
  // The sender is this world's own; that there is one decides what commands calls offer.
  webhook: { url: 'https://telephony.example.com/hook', keys: [], allowedNetworks: undefined },
  ringTtlMs: timings.ringTtlMs,
  shownDeadlineMs: timings.shownDeadlineMs,
  limits,
  conversations: { perAgent: limits.conversationsPerAgent, channels: [] },
  dialling: undefined,
  systems: [],
  browserPhone: false,
  emergency: { country: undefined, more: [], mayBeConfirmed: false },
  applicationInsights: undefined,
};

/** Chance and ids out of the seed; hashing without a thread pool, whose answers would come in no fixed order. */
export function installChance(next: () => number): () => void {
  let ids = 0;
  return replace([
    [Math, 'random', next],
    [crypto, 'randomUUID', () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`],
    [
      crypto,
      'randomBytes',
      (size: number) =>
        createHash('sha512')
          .update(`bytes ${(ids += 1)}`)
          .digest()
          .subarray(0, size),
    ],
    [
      globalThis.crypto.subtle,
      'digest',
      (_name: string, data: Uint8Array) => {
        const { buffer, byteOffset, byteLength } = createHash('sha1').update(data).digest();
        return Promise.resolve(buffer.slice(byteOffset, byteOffset + byteLength));
      },
    ],
  ]);
}

const dataverseMs = 5;

/** Dataverse answers a moment later, so that a tab can die between two steps. */
function slowly(rows: FakeActivities, time: VirtualTime) {
  const slow = new Proxy(rows, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        await time.sleep(dataverseMs);
        const result: unknown = Reflect.apply(member, target, args);
        return result;
      };
    },
  });
  return { rows, slow };
}
