import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk, type Desk } from '../scenarios/harness/desk';
import { people } from '../scenarios/harness/people';
import { callProbe, type CallMark } from './callProbe';
import { percentile } from './percentile';
import type { Measured } from './report';

const agent = directory.agents[0];
const caller = people.maria;
/** Before the measured calls: a page that has taken calls before is what an agent has. */
const warmUps = 3;

/**
 * Between two calls: the rows of the last one are written and its record is loaded meanwhile. A browser sends only six
 * requests at once over HTTP/1.1, which the simulator speaks; Dynamics' HTTP/2 has no such queue.
 */
const restMs = 3_000;

interface Timed {
  readonly matchMs: number;
  readonly openMs: number;
}

/** Whole calls, one after the other: number → match (the ring's push → the caller's name on its card), accept → record open. */
export async function benchCalls(simulator: Simulator, calls: number): Promise<readonly Measured[]> {
  const { certificateSpkiHash } = simulator.entra;
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
  try {
    const marks = await listenToMarks(context);
    const desk = await openDesk(context, `${simulator.url}/`, agent.name);
    await desk.becomeConnected(desk.panel);
    const measure = async (delayMs: number): Promise<readonly Timed[]> => {
      simulator.dynamics.setDataverseDelayMs(delayMs);
      const timed: Timed[] = [];
      for (let at = 0; at < warmUps + calls; at += 1) {
        const one = await timeCall(simulator, desk, marks);
        if (at >= warmUps) timed.push(one);
      }
      return timed;
    };
    const fast = await measure(0);
    const slow = await measure(300);
    return [...rows('Dataverse fast', fast, { openMs: 500 }), ...rows('Dataverse 300 ms', slow, { matchMs: 350 })];
  } finally {
    simulator.dynamics.setDataverseDelayMs(0);
    await context.close();
  }
}

/** Gives a function that waits for the next mark of one kind. */
async function listenToMarks(context: BrowserContext): Promise<(what: CallMark['what']) => Promise<number>> {
  const waiting = new Map<CallMark['what'], (value: number) => void>();
  await context.exposeBinding('benchMark', (_source, mark: CallMark) => {
    waiting.get(mark.what)?.(mark.what === 'named' ? mark.tookMs : mark.atMs);
  });
  await context.addInitScript(callProbe(caller.name));
  return (what) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`It was not seen within 20 s: ${what}.`)), 20_000);
      waiting.set(what, (value) => {
        clearTimeout(timer);
        waiting.delete(what);
        resolve(value);
      });
    });
}

async function timeCall(
  simulator: Simulator,
  desk: Desk,
  next: (what: CallMark['what']) => Promise<number>,
): Promise<Timed> {
  const { system } = simulator.telephony;
  const named = next('named');
  const ring = await system.ring({ from: caller.number, userId: agent.oid, kind: 'event' });
  const matchMs = await named;
  const [accepted, open] = [next('accepted'), next('open')];
  await desk.panel.getByTestId('ring-card').getByRole('button', { name: 'Accept' }).click();
  const openMs = (await open) - (await accepted);
  await system.rings.finished(ring.callId, 10_000);
  await system.report(ring.callId, 'call.disconnected', 'normal');
  await desk.wrapUp(desk.panel);
  // The softphone closes its session when the agent is done.
  await desk.page.getByRole('button', { name: `Close session ${caller.name}` }).waitFor({ state: 'detached' });
  await sleep(restMs);
  return { matchMs, openMs };
}

/** @param budgets of the name (p50: one round trip to Dataverse) and of the record (p95) */
function rows(
  name: string,
  timed: readonly Timed[],
  budgets: { readonly matchMs?: number; readonly openMs?: number },
): readonly Measured[] {
  const of = (pick: (one: Timed) => number, share: number): number => percentile(timed.map(pick), share);
  const row = (what: string, value: number, budget?: number): Measured => ({
    what: `${name}: ${what}`,
    value,
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
  });
  return [
    row(
      'number → match, p50',
      of((one) => one.matchMs, 0.5),
      budgets.matchMs,
    ),
    row(
      'number → match, p95',
      of((one) => one.matchMs, 0.95),
    ),
    row(
      'accept → record open, p50',
      of((one) => one.openMs, 0.5),
    ),
    row(
      'accept → record open, p95',
      of((one) => one.openMs, 0.95),
      budgets.openMs,
    ),
  ];
}
