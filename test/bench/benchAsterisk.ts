import { builtFiles } from '../../scripts/builtFiles';
import { prepareAsterisk } from '../../simulator/asterisk/joinAsterisk';
import { directory } from '../../simulator/directory';
import { startSimulator, type Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk, type Desk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { asteriskProbe, type AsteriskMark } from './asteriskProbe';
import { percentile } from './percentile';
import type { Measured } from './report';

/** Before the measured calls. */
const warmUps = 2;
/** The queue rings nobody for five seconds after a call. */
const ringMs = 30_000;

interface Timed {
  readonly ringMs: number;
  readonly audioMs: number;
}

type Next = (what: AsteriskMark['what'], since?: number) => Promise<number>;

/** Calls through a real Asterisk's queue to the agent's browser, one after the other */
export async function benchAsterisk(calls: number): Promise<readonly Measured[]> {
  const asterisk = await prepareAsterisk('own', true, console.log);
  try {
    const simulator = await startSimulator({ port: 0, ...builtFiles(), ...asterisk.options });
    try {
      const leave = await asterisk.join(simulator);
      return await withBrowser(simulator, calls).finally(leave);
    } finally {
      await simulator.stop();
    }
  } finally {
    await asterisk.stop();
  }
}

async function withBrowser(simulator: Simulator, calls: number): Promise<readonly Measured[]> {
  const { certificateSpkiHash } = simulator.entra;
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed', microphone: 'allowed' });
  try {
    const marks: AsteriskMark[] = [];
    await context.exposeBinding('benchAsterisk', (_source, mark: AsteriskMark) => void marks.push(mark));
    await context.addInitScript(asteriskProbe);
    const desk = await openDesk(context, `${simulator.url}/`, directory.agents[0].name);
    await desk.becomeConnected(desk.panel);
    await desk.page.bringToFront();
    const next: Next = async (what, since = marks.length) => {
      const found = (): AsteriskMark | undefined => marks.slice(since).find((one) => one.what === what);
      await eventually(() => found() !== undefined, true, ringMs);
      return found()?.atMs ?? Number.NaN;
    };
    const timed: Timed[] = [];
    for (let at = 0; at < warmUps + calls; at += 1) {
      const one = await timeCall(simulator, desk, next);
      await endCall(desk);
      if (at >= warmUps) timed.push(one);
    }
    return rows(timed);
  } finally {
    await context.close();
  }
}

async function timeCall(simulator: Simulator, desk: Desk, next: Next): Promise<Timed> {
  const ringing = Promise.all([next('invited'), next('painted')]);
  const headers = { 'content-type': 'application/json' };
  await fetch(`${simulator.url}/simulator/pbx/ring`, { method: 'POST', headers, body: '{}' });
  const [invited, painted] = await ringing;
  const talking = Promise.all([next('accepted'), next('audio')]);
  await desk.panel.getByTestId('ring-card').getByRole('button', { name: 'Accept' }).click();
  const [accepted, audio] = await talking;
  return { ringMs: painted - invited, audioMs: audio - accepted };
}

async function endCall(desk: Desk): Promise<void> {
  await desk.panel.getByRole('button', { name: 'End call', exact: true }).click();
  await desk.wrapUp(desk.panel);
}

function rows(timed: readonly Timed[]): readonly Measured[] {
  const row = (what: string, numbers: readonly number[], share: number, budget?: number): Measured => ({
    what: `${what}, p${share * 100}`,
    value: percentile(numbers, share),
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
  });
  const ring = timed.map((one) => one.ringMs);
  const audio = timed.map((one) => one.audioMs);
  return [
    // The browser is the telephone: when its INVITE has come, the PBX has done what it does to ring a telephone.
    row('the PBX’s INVITE at the browser → ring painted', ring, 0.5, 60),
    row('the PBX’s INVITE at the browser → ring painted', ring, 0.95),
    row('Accept → packets of sound both ways', audio, 0.5, 150),
    row('Accept → packets of sound both ways', audio, 0.95),
  ];
}
