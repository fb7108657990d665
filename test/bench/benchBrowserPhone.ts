import type { BrowserContext } from 'playwright-core';
import { debianFolder, getDebian } from '../../scripts/interop/getDebian';
import { talksInBrowser } from '../interop/harness/agentEar';
import { BrowserWorld } from '../interop/harness/browserWorld';
import type { Telephone } from '../interop/harness/telephone';
import type { Desk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { asteriskProbe, type AsteriskMark } from './asteriskProbe';
import { percentile } from './percentile';
import type { Measured } from './report';

/** The queue of the agents in browsers. */
const browsers = '12025550106';
/** After a call, and for a page that comes up on a busy machine. */
const longMs = 30_000;
const silence = 'Nothing is heard in this call.';

interface Marks {
  next(what: AsteriskMark['what'], since?: number): Promise<number>;
  readonly count: number;
}

/** A caller of the world and an agent whose browser is the telephone: how soon a reload, and a silence, are over or told. */
export async function benchBrowserPhone(times: number): Promise<readonly Measured[]> {
  const world = new BrowserWorld(getDebian(debianFolder(), console.log));
  await world.start();
  let context: BrowserContext | undefined;
  try {
    context = await world.scenario.browserWithMicrophone();
    const marks: AsteriskMark[] = [];
    await context.exposeBinding('benchAsterisk', (_source, mark: AsteriskMark) => void marks.push(mark));
    await context.addInitScript(talksInBrowser);
    await context.addInitScript(asteriskProbe);
    const desk = await world.scenario.openConnected({}, context);
    await eventually(() => world.pbx.registered('301'), true);
    await desk.page.bringToFront();
    const known: Marks = {
      next: async (what, since = marks.length) => {
        const found = (): AsteriskMark | undefined => marks.slice(since).find((one) => one.what === what);
        await eventually(() => found() !== undefined, true, longMs);
        return found()?.atMs ?? Number.NaN;
      },
      get count() {
        return marks.length;
      },
    };
    const caller = await talk(world, desk, known);
    const reloads = await reloadsOf(desk, known, times);
    const silences = await silencesOf(desk, caller, times);
    return [
      row('the reloaded page has registered → packets of sound both ways', reloads.afterRegistering, 0.5),
      row('the reloaded page has registered → packets of sound both ways', reloads.afterRegistering, 0.95, 1_000),
      row('the reloaded page’s own start → packets of sound both ways', reloads.afterStart, 0.5),
      row('the caller falls silent → the agent is told', silences, 0.5),
      row('the caller falls silent → the agent is told', silences, 1, 6_000),
    ];
  } finally {
    await context?.close();
    await world.stop();
  }
}

async function talk(world: BrowserWorld, desk: Desk, marks: Marks): Promise<Telephone> {
  const caller = await world.caller();
  const audio = marks.next('audio');
  caller.do('dial', browsers);
  await desk.card(desk.panel, '103').getByRole('button', { name: 'Accept' }).click();
  await audio;
  return caller;
}

async function reloadsOf(desk: Desk, marks: Marks, times: number) {
  const [afterRegistering, afterStart]: [number[], number[]] = [[], []];
  for (let at = 0; at < times; at += 1) {
    const since = marks.count;
    await desk.page.reload({ waitUntil: 'commit' });
    const startMs = await desk.page.evaluate(() => performance.timeOrigin);
    const audioMs = await marks.next('audio', since);
    afterRegistering.push(audioMs - (await marks.next('registered', since)));
    afterStart.push(audioMs - startMs);
    await desk.waitForLine(desk.panel, 'connected');
    await desk.panel.getByRole('button', { name: 'End call', exact: true }).waitFor();
  }
  return { afterRegistering, afterStart };
}

/** The caller's program is stopped and goes on: nothing of it comes meanwhile, no packet and no word. */
async function silencesOf(desk: Desk, caller: Telephone, times: number): Promise<readonly number[]> {
  const toldMs: number[] = [];
  const told = desk.panel.getByText(silence);
  for (let at = 0; at < times; at += 1) {
    const sinceMs = performance.now();
    caller.freeze(true);
    await told.first().waitFor({ timeout: longMs });
    toldMs.push(performance.now() - sinceMs);
    caller.freeze(false);
    await told.first().waitFor({ state: 'hidden', timeout: longMs });
  }
  return toldMs;
}

const row = (what: string, numbers: readonly number[], share: number, budget?: number): Measured => ({
  what: `${what}, ${share === 1 ? 'the longest' : `p${share * 100}`}`,
  value: percentile(numbers, share),
  unit: 'ms',
  ...(budget === undefined ? {} : { budget }),
});
