import { asteriskPrograms, debianFolder, getDebian } from '../../scripts/interop/getDebian';
import { talksInBrowser } from '../interop/harness/agentEar';
import { BrowserWorld } from '../interop/harness/browserWorld';
import type { ReceiveBuffer, Telephone } from '../interop/harness/telephone';
import { loudness } from '../interop/harness/tones';
import type { Desk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { ofWorkerName } from '../scenarios/harness/ofWorker';
import { WorkerChromium } from '../scenarios/harness/workerChromium';
import { asteriskProbe, type AsteriskMark } from './asteriskProbe';
import { EarClock } from './earClock';
import { percentile } from './percentile';
import type { Measured } from './report';
import { toneMicrophone, voiceHertz } from './toneMicrophone';

/** The queue of the agents in browsers. */
const browsers = '12025550106';
/** After a call, and for a page that comes up on a busy machine. */
const longMs = 30_000;
const silence = 'Nothing is heard in this call.';

interface Marks {
  next(what: AsteriskMark['what'], since?: number): Promise<number>;
  readonly count: number;
}

/** A caller of the world and an agent whose browser is the telephone: how soon a mute is heard, and a reload, a crash or a silence is over or told. */
export async function benchBrowserPhone(times: number): Promise<readonly Measured[]> {
  // What scenarios have of jest's environment.
  Object.assign(globalThis, { [ofWorkerName]: new WorkerChromium() });
  const world = new BrowserWorld(getDebian(debianFolder(), asteriskPrograms, console.log));
  await world.start();
  try {
    const muted = (buffer: ReceiveBuffer) =>
      inBrowser(world, [toneMicrophone], async (desk, marks) => {
        const caller = await talk(world, desk, marks, buffer);
        const found = await mutesOf(desk, caller, marks, times);
        await desk.panel.getByRole('button', { name: 'End call', exact: true }).click();
        await desk.wrapUp(desk.panel);
        await caller.stop();
        return found;
      });
    const mutes = await muted('none');
    const buffered = await muted('usual');
    const { reloads, silences, crashes } = await inBrowser(world, [], async (desk, marks) => {
      const caller = await talk(world, desk, marks);
      return {
        reloads: await reloadsOf(desk, marks, times),
        silences: await silencesOf(desk, caller, times),
        crashes: await crashesOf(world, desk, marks, times),
      };
    });
    return [
      row('Mute → the microphone is silenced in the page', [...mutes.silenced, ...buffered.silenced], 0.5),
      row('Mute → the caller hears nothing', mutes.heard, 0.5, 150),
      row('Mute → the caller hears nothing', mutes.heard, 0.95),
      row('the same with a telephone that keeps five packets back', buffered.heard, 0.5),
      row('the same with a telephone that keeps five packets back', buffered.heard, 0.95),
      row('the reloaded page has registered → packets of sound both ways', reloads.afterRegistering, 0.5),
      row('the reloaded page has registered → packets of sound both ways', reloads.afterRegistering, 0.95, 1_000),
      row('the reloaded page’s own start → packets of sound both ways', reloads.afterStart, 0.5),
      row('the tab crashes → packets of sound both ways in the other one', crashes, 0.5),
      row('the tab crashes → packets of sound both ways in the other one', crashes, 1, 3_000),
      row('the caller falls silent → the agent is told', silences, 0.5),
      row('the caller falls silent → the agent is told', silences, 1, 6_000),
    ];
  } finally {
    await world.stop();
  }
}

/** An agent who is connected, with the telephone in a browser of its own. */
async function inBrowser<T>(
  world: BrowserWorld,
  scripts: readonly string[],
  work: (desk: Desk, marks: Marks) => Promise<T>,
): Promise<T> {
  const context = await world.scenario.browserWithMicrophone();
  try {
    const marks: AsteriskMark[] = [];
    await context.exposeBinding('benchAsterisk', (_source, mark: AsteriskMark) => void marks.push(mark));
    await context.addInitScript(talksInBrowser);
    for (const script of [asteriskProbe, ...scripts]) await context.addInitScript(script);
    const desk = await world.scenario.openConnected({}, context);
    await eventually(() => world.pbx.registered('301'), true);
    await desk.page.bringToFront();
    return await work(desk, {
      next: async (what, since = marks.length) => {
        const found = (): AsteriskMark | undefined => marks.slice(since).find((one) => one.what === what);
        await eventually(() => found() !== undefined, true, longMs);
        return found()?.atMs ?? Number.NaN;
      },
      get count() {
        return marks.length;
      },
    });
  } finally {
    await context.close();
  }
}

/** The microphone is a tone without a pause; when its last packet was heard says the caller's recording. */
async function mutesOf(desk: Desk, caller: Telephone, marks: Marks, times: number) {
  const [heard, silenced]: [number[], number[]] = [[], []];
  const ear = new EarClock(caller);
  const button = (name: string) => desk.panel.getByRole('button', { name, exact: true });
  const hears = (): boolean => loudness(caller.heard().slice(-1_600), voiceHertz) > 500;
  for (let at = 0; at < times; at += 1) {
    await eventually(hears, true, longMs);
    await ear.listen(1_000);
    const clicked = marks.next('muted');
    const silent = marks.next('silenced');
    await button('Mute').click();
    const clickedMs = await clicked;
    silenced.push((await silent) - clickedMs);
    await button('Unmute').waitFor();
    await ear.listen(1_500);
    heard.push(ear.lastHeardMs(voiceHertz) - clickedMs);
    await button('Unmute').click();
  }
  return { heard, silenced };
}

/** The tab with the sound dies while another one is open; that one is the next to die. */
async function crashesOf(world: BrowserWorld, desk: Desk, marks: Marks, times: number): Promise<readonly number[]> {
  const found: number[] = [];
  let dying = desk;
  for (let at = 0; at < times; at += 1) {
    const next = await world.scenario.openConnected({ query: `?tab=${at}` }, dying.page.context());
    await next.page.bringToFront();
    const devTools = await dying.page.context().newCDPSession(dying.page);
    const crashed = dying.page.waitForEvent('crash');
    const sounds = marks.next('audio');
    // A tab that is dead answers nothing any more.
    void devTools.send('Page.crash').catch(() => undefined);
    await crashed;
    const crashedMs = performance.timeOrigin + performance.now();
    found.push((await sounds) - crashedMs);
    await next.panel.getByRole('button', { name: 'End call', exact: true }).waitFor();
    await dying.page.close();
    dying = next;
  }
  return found;
}

async function talk(world: BrowserWorld, desk: Desk, marks: Marks, buffer?: ReceiveBuffer): Promise<Telephone> {
  const caller = await world.caller(buffer);
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
