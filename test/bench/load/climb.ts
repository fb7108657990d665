import { setTimeout as sleep } from 'node:timers/promises';
import type { Crowd } from './crowd';
import { processCost } from './processCost';
import type { StepResult } from './ringLedger';
import { runStep } from './runStep';

/** The processes whose processor time is told for each ring. */
export type Pids = Readonly<Record<'adaptor' | 'storage' | 'service', number | undefined>>;

export interface Step extends StepResult {
  /** Processor milliseconds of each part for one ring; NaN where the system does not tell. */
  readonly cpuMs: Readonly<Record<keyof Pids, number>>;
}

/** Azure's own rule for what a SignalR unit carries: 99 of 100 messages within a second. */
const heldP99Ms = 1_000;
export const held = (step: Step): boolean =>
  step.p99Ms <= heldP99Ms && step.refused === 0 && step.lost === 0 && step.doubled === 0 && step.wrong === 0;

/** @param restMs after the step, for what it left to do: that is counted as its cost */
export async function measureStep(
  crowd: Crowd,
  pids: Pids,
  ratePerSecond: number,
  seconds: number,
  restMs: number,
): Promise<Step> {
  const before = costs(pids);
  const result = await runStep({
    ratePerSecond,
    seconds,
    agents: crowd.size,
    ring: (callId, agent) => crowd.ring(callId, agent),
    listen: (ledger) => crowd.listen(ledger),
  });
  await sleep(restMs);
  const after = costs(pids);
  const perRing = (part: keyof Pids): number => (after[part] - before[part]) / Math.max(1, result.accepted);
  return {
    ...result,
    cpuMs: { adaptor: perRing('adaptor'), storage: perRing('storage'), service: perRing('service') },
  };
}

const costs = (pids: Pids): Readonly<Record<keyof Pids, number>> => ({
  adaptor: processCost(pids.adaptor)?.cpuMs ?? Number.NaN,
  storage: processCost(pids.storage)?.cpuMs ?? Number.NaN,
  service: processCost(pids.service)?.cpuMs ?? Number.NaN,
});

export interface ClimbOptions {
  readonly startRate: number;
  readonly startSeconds: number;
  readonly stepSeconds: number;
  readonly maxSteps: number;
  /** What the start rate has shown already, in another world. */
  readonly first?: Step;
  readonly restMs: number;
  readonly say: (step: Step) => void;
}

/**
 * The start rate, then a quarter of it more at each step until a step does not hold; where the start does not hold, half
 * of it and so on until one does: then that is what this machine carries.
 */
export async function climb(crowd: Crowd, pids: Pids, options: ClimbOptions): Promise<readonly Step[]> {
  const { startRate, startSeconds, stepSeconds, maxSteps, first, restMs, say } = options;
  const steps: Step[] = [];
  const take = async (rate: number, seconds: number): Promise<boolean> => {
    const step = await measureStep(crowd, pids, rate, seconds, restMs);
    steps.push(step);
    say(step);
    return held(step);
  };
  const startHolds = first === undefined ? await take(startRate, startSeconds) : held(first);
  for (let at = 1; at < maxSteps; at += 1) {
    const rate = startHolds ? startRate * (1 + at / 4) : startRate / 2 ** at;
    const holds = await take(rate, stepSeconds);
    if (holds !== startHolds) break;
  }
  return steps;
}
