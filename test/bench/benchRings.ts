import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { receiveNotificationTarget } from '../../protocol/targets';
import { openDesk, type Desk } from '../scenarios/harness/desk';
import type { Painted } from './pageProbe';
import { percentile } from './percentile';
import type { Measured } from './report';

const agent = directory.agents[0];

interface Timed {
  readonly total: number;
  readonly toPush: number;
  readonly toReceived: number;
  readonly toDrawn: number;
  readonly toPainted: number;
  readonly answered: number;
}

/** Between two rings. */
const restMs = 150;

const nowMs = (): number => performance.timeOrigin + performance.now();

/** Post → ring painted over so many rings, one after the other, with Dataverse as fast as it is and answering in 300 ms. */
export async function benchRings(
  simulator: Simulator,
  context: BrowserContext,
  rings: number,
): Promise<readonly Measured[]> {
  // Some before the measured ones: a server that has run for a while is what an agent meets.
  const warmUps = rings / 4;
  let painted: (one: Painted) => void = () => undefined;
  await context.exposeBinding('benchPainted', (_source, one: Painted) => painted(one));
  const desk = await openDesk(context, `${simulator.url}/`, agent.name);
  await desk.becomeConnected(desk.panel);
  const measure = async (delayMs: number): Promise<readonly Timed[]> => {
    simulator.dynamics.setDataverseDelayMs(delayMs);
    const timed: Timed[] = [];
    for (let at = 0; at < warmUps + rings; at += 1) {
      const arrives = new Promise<Painted>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('A ring was not painted within 10 s.')), 10_000);
        painted = (one) => {
          clearTimeout(timer);
          resolve(one);
        };
      });
      const one = await timeRing(simulator, desk, at, arrives);
      if (at >= warmUps) timed.push(one);
    }
    return timed;
  };
  const fast = await measure(0);
  const slow = await measure(300);
  simulator.dynamics.setDataverseDelayMs(0);
  await desk.page.close();
  return [...summary('Dataverse fast', fast), ...summary('Dataverse 300 ms', slow)];
}

async function timeRing(simulator: Simulator, desk: Desk, at: number, arrives: Promise<Painted>): Promise<Timed> {
  let pushedMs = Number.NaN;
  simulator.signalr.faults.onDelivery = ({ target }) => {
    if (target === receiveNotificationTarget && Number.isNaN(pushedMs)) pushedMs = nowMs();
    return 'pass';
  };
  const postedMs = nowMs();
  const ring = await simulator.telephony.system.ring({
    from: `+1202555${String(100 + (at % 100)).padStart(4, '0')}`,
    userId: agent.oid,
    kind: 'event',
  });
  const answeredMs = nowMs();
  const page = await arrives;
  simulator.signalr.faults.onDelivery = undefined;
  await desk.panel.getByRole('button', { name: 'Reject' }).click();
  await simulator.telephony.system.rings.finished(ring.callId, 10_000);
  await desk.panel.getByTestId('ring-card').waitFor({ state: 'detached' });
  // Its activity is written and told meanwhile: people do not ring in the very moment in which another call is over.
  await sleep(restMs);
  return {
    total: page.paintedMs - postedMs,
    toPush: pushedMs - postedMs,
    toReceived: page.receivedMs - pushedMs,
    toDrawn: page.drawnMs - page.receivedMs,
    toPainted: page.paintedMs - page.drawnMs,
    answered: answeredMs - postedMs,
  };
}

function summary(name: string, timed: readonly Timed[]): readonly Measured[] {
  const of = (pick: (one: Timed) => number, share: number): number => percentile(timed.map(pick), share);
  const row = (what: string, value: number, budget?: number): Measured => ({
    what: `${name}: ${what}`,
    value,
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
  });
  return [
    row(
      'post → ring painted, p50',
      of((one) => one.total, 0.5),
      13,
    ),
    row(
      'post → ring painted, p95',
      of((one) => one.total, 0.95),
      21,
    ),
    row(
      'post → ring painted, p99',
      of((one) => one.total, 0.99),
      60,
    ),
    row(
      '  of it: adaptor until the push, p50',
      of((one) => one.toPush, 0.5),
    ),
    row(
      '  of it: push until received, p50',
      of((one) => one.toReceived, 0.5),
    ),
    row(
      '  of it: received until drawn, p50',
      of((one) => one.toDrawn, 0.5),
    ),
    row(
      '  of it: drawn until painted, p50',
      of((one) => one.toPainted, 0.5),
    ),
    row(
      'received → drawn, p95',
      of((one) => one.toDrawn, 0.95),
      50,
    ),
    row(
      'post → 202 answered, p50',
      of((one) => one.answered, 0.5),
    ),
  ];
}
