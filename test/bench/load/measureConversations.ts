import { setTimeout as sleep } from 'node:timers/promises';
import { measureStep, type Pids, type Step } from './climb';
import { conversationWay, talkOf, talksPerAgent } from './conversationWay';
import { createCrowd, type Crowd } from './crowd';
import type { LoadOptions } from './loadOptions';
import type { LoadWorld } from './loadWorld';
import { stepLine } from './reportLoad';
import { RingLedger } from './ringLedger';

/** What agents of conversations are promised: from the post of a customer's message until the agent has it. */
const p99BudgetMs = 150;
/** Conversations that begin at the same time, before anything is measured. */
const beginningAtOnce = 16;
const beginTimeoutMs = 120_000;

/** `--conversations`: so many agents with three conversations each, and customers who write. @returns whether it held */
export async function measureConversations(world: LoadWorld, pids: Pids, options: LoadOptions): Promise<boolean> {
  const { agents, messageRate, seconds, stepSeconds, restMs } = options;
  const crowd = createCrowd(conversationWay(world));
  try {
    await crowd.grow(agents);
    const startedMs = performance.now();
    await beginAll(crowd, agents);
    const begun = agents * talksPerAgent;
    console.log(
      `${begun} conversations of ${agents} agents, begun in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
    );
    // What runs for the first time runs slowly.
    await measureStep(crowd, pids, messageRate, stepSeconds, restMs);
    const webhooks = world.webhooks();
    const step = await measureStep(crowd, pids, messageRate, seconds, restMs);
    console.log(
      `${stepLine(step)}\n${ratios(step)}, agents' answers that the telephony system got: ${world.webhooks() - webhooks}`,
    );
    const holds = step.p99Ms <= p99BudgetMs && step.refused + step.lost + step.doubled + step.wrong === 0;
    console.log(`p99 ${step.p99Ms.toFixed(1)} ms, budget ${p99BudgetMs} ms: ${holds ? 'held' : 'missed'}`);
    return holds;
  } finally {
    if (crowd.cut > 0) console.log(`${crowd.cut} connections were cut.`);
    crowd.stop();
    await sleep(restMs);
  }
}

const ratios = ({ posted, accepted, refused, lost, doubled, wrong }: Step): string => {
  const share = (count: number): string => `${((count * 100) / posted).toFixed(2)} %`;
  return `accepted ${share(accepted)}, refused ${share(refused)}, lost ${share(lost)}, doubled ${share(doubled)}, at a wrong agent ${share(wrong)}`;
};

/** The adaptor hears of a connection a little after its agent does: until then it refuses. */
async function beginAll(crowd: Crowd, agents: number): Promise<void> {
  const ledger = new RingLedger();
  crowd.listen(ledger);
  const endMs = performance.now() + beginTimeoutMs;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < agents * talksPerAgent; at = next++) {
      const agent = at % agents;
      const id = talkOf(agent, Math.floor(at / agents));
      ledger.posted(id, agent, performance.now());
      while (!(await crowd.ring(id, agent))) {
        if (performance.now() > endMs) throw new Error('The adaptor does not know the agents that have connected.');
        await sleep(100);
      }
      ledger.answered(id, true);
    }
  };
  await Promise.all(Array.from({ length: beginningAtOnce }, worker));
  while (ledger.open() > 0 && performance.now() < endMs) await sleep(50);
  if (ledger.open() > 0) throw new Error(`${ledger.open()} conversations never came to their agents.`);
  // Their accepts are stored.
  await sleep(2_000);
}
