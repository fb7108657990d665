import { setTimeout as sleep } from 'node:timers/promises';
import { RingLedger, type StepResult } from './ringLedger';

export interface StepOptions {
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly agents: number;
  /** Posts one ring; resolves with whether it was accepted. */
  ring(callId: string, agent: number): Promise<boolean>;
  /** From now on what is received is noted in this ledger. */
  listen(ledger: RingLedger): void;
}

/** Rings that are due are posted in bundles of so long: shorter than anything that is measured here. */
const tickMs = 2;
/** More than so many seconds' worth of rings without an end: it cannot keep up, and going on would only take longer. */
const hopelessSeconds = 4;
/** What was accepted and is not received by then, after the last post, is lost. */
const lostAfterMs = 15_000;

let steps = 0;

/**
 * Posts rings at a steady rate, whatever becomes of the earlier ones, each agent in turn. The time of a ring counts from
 * when it was due, so that a server which is slow to take posts does not look fast.
 */
export async function runStep({ ratePerSecond, seconds, agents, ring, listen }: StepOptions): Promise<StepResult> {
  const ledger = new RingLedger();
  listen(ledger);
  const step = ++steps;
  const total = Math.round(ratePerSecond * seconds);
  const startedMs = performance.now();
  const answers: Promise<void>[] = [];
  let at = 0;
  for (; at < total; await sleep(tickMs)) {
    if (ledger.open() > ratePerSecond * hopelessSeconds) break;
    for (; at < total; at += 1) {
      const dueMs = startedMs + (at * 1000) / ratePerSecond;
      if (dueMs > performance.now()) break;
      // A stride that is prime to every number of agents here: neighbours in time are not neighbours in the tables.
      const agent = (at * 7919) % agents;
      const callId = `load-${process.pid}-${step}-${at}`;
      ledger.posted(callId, agent, dueMs);
      answers.push(ring(callId, agent).then((accepted) => ledger.answered(callId, accepted)));
    }
  }
  const tookSeconds = (performance.now() - startedMs) / 1000;
  await Promise.all(answers);
  for (const endMs = performance.now() + lostAfterMs; ledger.open() > 0 && performance.now() < endMs;) await sleep(20);
  return ledger.result(ratePerSecond, tookSeconds);
}
