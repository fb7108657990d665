import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk, type Desk } from '../scenarios/harness/desk';
import { pageProbe, type Painted } from './pageProbe';
import { percentile } from './percentile';
import type { Measured } from './report';

const cutMs = 10_000;
/** Of the cut, until the caller rings: the softphone has noticed and is between two attempts to come back. */
const ringAfterMs = 5_000;

interface Machine {
  readonly context: BrowserContext;
  readonly desk: Desk;
  readonly oid: string;
  /** Epoch milliseconds of the next ring card in the document. */
  nextDrawnMs(): Promise<number>;
}

/**
 * From the end of a cut of 10 s to the ring drawn: the call came during the cut. The network is broken without a word
 * to the browser (all sockets die, all requests fail): with its `online` event the softphone would only be faster.
 */
export async function benchReconnect(simulator: Simulator, rounds: number): Promise<readonly Measured[]> {
  const opened = await Promise.allSettled(directory.agents.map(({ name, oid }) => openMachine(simulator, name, oid)));
  const machines = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of opened) if (one.status === 'rejected') throw one.reason;
    const drawnMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) drawnMs.push(...(await cutOnce(simulator, machines)));
    return [
      { what: 'end of a 10 s cut → ring drawn, p50', value: percentile(drawnMs, 0.5), unit: 'ms' },
      { what: 'end of a 10 s cut → ring drawn, p95', value: percentile(drawnMs, 0.95), unit: 'ms', budget: 3_000 },
    ];
  } finally {
    await Promise.all(machines.map(({ context }) => context.close()));
  }
}

async function openMachine(simulator: Simulator, name: string, oid: string): Promise<Machine> {
  const { certificateSpkiHash } = simulator.entra;
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
  let painted: (one: Painted) => void = () => undefined;
  await context.exposeBinding('benchPainted', (_source, one: Painted) => painted(one));
  await context.addInitScript(pageProbe);
  const desk = await openDesk(context, `${simulator.url}/`, name);
  await desk.becomeConnected(desk.panel);
  const nextDrawnMs = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The ring was not drawn within 40 s.')), 40_000);
      painted = ({ drawnMs }) => {
        clearTimeout(timer);
        resolve(drawnMs);
      };
    });
  return { context, desk, oid, nextDrawnMs };
}

async function cutOnce(simulator: Simulator, machines: readonly Machine[]): Promise<readonly number[]> {
  const away = [simulator.signalr.url, simulator.functions.url].map((url) => `${url}/**`);
  const everywhere = (act: (context: BrowserContext, url: string) => Promise<unknown>): Promise<unknown> =>
    Promise.all(machines.flatMap(({ context }) => away.map((url) => act(context, url))));

  const beganMs = performance.now();
  await everywhere((context, url) => context.route(url, (route) => route.abort('connectionfailed')));
  simulator.signalr.cutSockets();
  await Promise.all(machines.map(({ desk }) => desk.waitForLine(desk.panel, 'reconnecting')));
  await sleep(ringAfterMs - (performance.now() - beganMs));
  const drawn = machines.map((one) => one.nextDrawnMs());
  const { system } = simulator.telephony;
  const rings = await Promise.all(
    machines.map(({ oid }) => system.ring({ from: '+12025550123', userId: oid, kind: 'event' })),
  );
  await sleep(cutMs - (performance.now() - beganMs));
  await everywhere((context, url) => context.unroute(url));
  const endedMs = performance.timeOrigin + performance.now();
  const drawnMs = await Promise.all(drawn);
  await Promise.all(machines.map(({ desk }) => desk.panel.getByRole('button', { name: 'Reject' }).click()));
  await Promise.all(rings.map(({ callId }) => system.rings.finished(callId, 10_000)));
  return drawnMs.map((ms) => ms - endedMs);
}
