import type { AdaptorEdges } from '../../../adaptor/src/app/adaptor';
import type { MessagesPorts } from '../../../CifSoftphone/messages/messagesPorts';
import type { ConversationView } from '../../../CifSoftphone/core/messages/conversationView';
import { createRandom } from '../random';
import { AdaptorFleet } from '../service/adaptorFleet';
import { Identities } from '../service/identities';
import { Network } from '../service/network';
import { Storage, type StorageFault } from '../service/storage';
import { telephonyHost } from '../service/telephony';
import { installTime, replace } from '../time/installTime';
import { VirtualProcess } from '../time/virtualProcess';
import { VirtualTime } from '../time/virtualTime';
import { accessKey, adaptorHost, installChance, oidOf, signalrHost, webhookSender, worldSettings } from '../world';
import { judgeMessages, type MessageVerdict } from './judgeMessages';
import { MessageAgent } from './messageAgent';
import { MessageDesk } from './messageDesk';

/** Where a test takes a protection away, through the port behind which it lies. */
export interface MessageSabotage {
  readonly edges?: (edges: Required<AdaptorEdges>) => AdaptorEdges;
  readonly ports?: (ports: MessagesPorts) => MessagesPorts;
  /** The customers' side does not count its messages. */
  readonly uncounted?: boolean;
}

const conversations = 4;
const disturbedMs = 90_000;
const calmMs = 120_000;
const faults: readonly StorageFault[] = ['slow', '500', '412', 'lost'];

/** Customers and two agents write to each other while everything fails at random; then it comes to rest and is judged. */
export async function runMessages(
  seed: number,
  messages: number,
  sabotage: MessageSabotage = {},
): Promise<MessageVerdict> {
  const random = createRandom(seed ^ 0x3e55a6e);
  const time = new VirtualTime();
  const undo = [installTime(time), installChance(random.fork().next)];
  try {
    const network = new Network(time, random.fork());
    const storage = new Storage(time, random.fork());
    const identities = new Identities(() => time.nowMs);
    const oids = [oidOf(0), oidOf(1)];
    const desk = new MessageDesk(time, network, oids);
    desk.counts = sabotage.uncounted !== true;
    undo.push(replace([[globalThis, 'fetch', network.fetch]]));
    network.servers.set(telephonyHost, {
      take: () => ({ process: desk.process, answer: ({ body }) => desk.takes(body) }),
    });
    let isCalm = false;
    const fails = (probability: number): boolean => !isCalm && random.chance(probability);
    const service = new VirtualProcess('signalr');
    let ids = 0;
    const agents = oids.map(
      (oid) =>
        new MessageAgent({
          ...{ oid, time, network },
          token: () => identities.issue(oid, 3_600_000),
          ...{ service, isLost: () => fails(0.1) },
          newId: () => `a-${seed}-${(ids += 1)}`,
          ports: sabotage.ports ?? ((ports) => ports),
        }),
    );
    network.servers.set(signalrHost, {
      take: () => ({
        process: service,
        answer: ({ method, url, body }) => {
          const agent = agents.find(({ parts }) => decodeURIComponent(url.pathname).includes(parts.oid));
          const isKnown = agents.some(({ connectionId }) => connectionId !== '' && url.pathname.includes(connectionId));
          if (method === 'HEAD') return Promise.resolve({ status: isKnown || agent?.connectionId !== '' ? 200 : 404 });
          const [argument] = (JSON.parse(body) as { readonly arguments: readonly unknown[] }).arguments;
          const arrive = (): void => {
            if (agent !== undefined && agent.connectionId !== '') agent.pushed(argument);
          };
          if (!fails(0.15)) time.afterOnWire(fails(0.2) ? random.between(50, 3_000) : 2, arrive);
          if (fails(0.1)) time.afterOnWire(random.between(1, 2_000), arrive);
          return Promise.resolve({ status: fails(0.03) ? 500 : 202 });
        },
      }),
    });
    const edges = (): AdaptorEdges => {
      const whole = {
        ...{ tables: storage.tables(), verifier: identities.verifier, sendHttp: network.sendHttp },
        sendWebhook: webhookSender(network),
        askHttp: () => Promise.reject(new Error('Nobody is asked for tokens here.')),
      };
      return sabotage.edges?.(whole) ?? whole;
    };
    const settings = { ...worldSettings, signalR: { ...worldSettings.signalR, accessKey } };
    const fleet = new AdaptorFleet(time, random.fork(), network, {
      ...{ host: adaptorHost, count: 2, settings, edges, note: () => undefined },
    });
    storage.fault = () => (fails(0.03) ? random.pick(faults) : 'pass');
    network.losesAnswer = () => fails(0.04);
    desk.answers = () => (fails(0.1) ? 'refuses' : fails(0.1) ? 'loses' : 'takes');
    agents.forEach((agent) => agent.open());
    const wrote = plan({ random, time, desk, agents, fleet, messages });
    await time.run(disturbedMs);
    isCalm = true;
    // One who left may be away for good: then the other one has the chats.
    if (seed % 3 === 0) agents[1]?.leave(true);
    for (const agent of agents) {
      if (agent.isThere && agent.connectionId === '') agent.connect();
      else agent.open();
    }
    let verdict = judgeMessages(desk, agents, wrote);
    for (let rested = 0; rested < 4; rested += 1) {
      await time.run(calmMs);
      accept(agents);
      await time.run(5_000);
      readAll(agents);
      await time.run(5_000);
      verdict = judgeMessages(desk, agents, wrote);
      if (verdict.problems.length === 0) break;
    }
    return verdict;
  } finally {
    undo.reverse().forEach((one) => one());
  }
}

/** Whoever reads from the beginning asks for what is not there yet. */
function readAll(agents: readonly MessageAgent[]): void {
  for (const agent of agents)
    for (const { key, hasEarlier } of agent.view?.conversations ?? [])
      if (hasEarlier) agent.deed({ type: 'deed', deed: { type: 'earlier', key } });
}

/** Takes what is offered, and goes on with what was parked while the agent was away. */
function accept(agents: readonly MessageAgent[]): void {
  for (const agent of agents) {
    for (const { key, snapshot } of agent.view?.conversations ?? []) {
      const { state } = snapshot;
      if (state === 'waiting') agent.deed({ type: 'deed', deed: { type: 'wanted', key, wish: 'resume' } });
      if (state !== 'offered' && state !== 'alerting') continue;
      agent.deed({ type: 'drawn', key });
      agent.deed({ type: 'deed', deed: { type: 'wanted', key, wish: 'accept' } });
    }
  }
}

interface Plan {
  readonly random: ReturnType<typeof createRandom>;
  readonly time: VirtualTime;
  readonly desk: MessageDesk;
  readonly agents: readonly MessageAgent[];
  readonly fleet: AdaptorFleet;
  readonly messages: number;
}

/** Who writes when, and what breaks. @returns what the agents have written, by conversation and agent */
function plan({ random, time, desk, agents, fleet, messages }: Plan): Map<string, string[]> {
  const wrote = new Map<string, string[]>();
  const at = (ms: number, act: () => void): void => void time.afterOnWire(ms, act);
  const had = (agent: MessageAgent): readonly ConversationView[] =>
    agent.isThere ? (agent.view?.conversations.filter(({ snapshot }) => snapshot.state === 'active') ?? []) : [];
  for (let talk = 0; talk < conversations; talk += 1) at(500 + talk * 700, () => desk.begin(`t${talk}`));
  // Both agents want each conversation that they see: one gets it.
  for (let ms = 800; ms < disturbedMs; ms += 900) at(ms, () => accept(agents));
  for (let one = 0; one < messages; one += 1) {
    at(random.between(6_000, disturbedMs - 5_000), () => {
      if (random.chance(0.5)) {
        const talk = `t${random.between(0, conversations - 1)}`;
        desk.write(talk);
        // The next word follows at once, and may overtake it.
        if (random.chance(0.5)) desk.write(talk);
        return;
      }
      const agent = random.pick(agents);
      const views = had(agent);
      if (views.length === 0) return;
      const { key, snapshot } = random.pick(views);
      const texts = wrote.get(snapshot.conversationId) ?? [];
      const text = `agent ${agent.parts.oid.slice(-2)} in ${snapshot.conversationId}, word ${texts.length + 1}`;
      wrote.set(snapshot.conversationId, [...texts, text]);
      agent.deed({
        type: 'deed',
        deed: { type: 'written', key, id: `w-${snapshot.conversationId}-${texts.length + 1}`, text },
      });
    });
  }
  for (let ms = 4_000; ms < disturbedMs - 10_000; ms += 6_000) {
    at(ms + random.between(0, 3_000), () => {
      const kind = random.between(0, 4);
      if (kind === 0) random.pick(agents).cut(random.between(200, 8_000));
      else if (kind === 1) fleet.kill(random.between(0, 1), random.between(500, 4_000));
      else if (kind === 2) fleet.restart(random.between(0, 1));
      else if (kind === 3) random.pick(agents).reload(random.between(300, 3_000));
      else {
        const away = random.pick(agents);
        away.leave();
        at(random.between(35_000, 60_000), () => away.open());
      }
    });
  }
  return wrote;
}
