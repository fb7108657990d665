import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import { repoRoot } from '../../scripts/repoRoot';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk } from '../scenarios/harness/desk';
import { controlPage, evaluateControl, renderControl, updateUnchanged } from './controlPage';
import { median } from './percentile';
import type { Measured } from './report';

/** Calls of `updateView` without a change: hosts call it for every change of any column of the form. */
const updates = 500;
/** After so long the control has asked for all that it asks for at its start, and would have for an update. */
const quietMs = 500;
const bytesPerMiB = 1024 * 1024;

/**
 * The control alone in a page that has React and Fluent already, as a form has: its script's evaluation, its first
 * paint, the heap that it takes. The panel of another tab owns the line, as it does in an agent's browser.
 */
export async function benchControl(simulator: Simulator, repeats: number): Promise<readonly Measured[]> {
  const bundle = readFileSync(join(repoRoot, 'out/controls/CifSoftphone/bundle.js'), 'utf8');
  const { certificateSpkiHash } = simulator.entra;
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
  const evaluated: number[] = [];
  const painted: number[] = [];
  const heap: number[] = [];
  const otherElements: number[] = [];
  const updateMs: number[] = [];
  const requests: number[] = [];
  try {
    const desk = await openDesk(context, `${simulator.url}/`, directory.agents[0].name);
    await desk.becomeConnected(desk.panel);
    const address = `${simulator.url}/bench.html`;
    await context.route(address, (route) => route.fulfill({ contentType: 'text/html', body: controlPage }));
    for (let at = 0; at < repeats; at += 1) {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'load' });
      const devTools = await context.newCDPSession(page);
      const before = await usedHeapBytes(devTools);
      evaluated.push(await page.evaluate(evaluateControl, bundle));
      painted.push(await page.evaluate(renderControl));
      heap.push(((await usedHeapBytes(devTools)) - before) / bytesPerMiB);
      await sleep(quietMs);
      let asked = 0;
      page.on('request', () => (asked += 1));
      page.on('websocket', () => (asked += 1));
      const unchanged = await page.evaluate(updateUnchanged, updates);
      await sleep(quietMs);
      otherElements.push(unchanged.others);
      updateMs.push(unchanged.meanMs);
      requests.push(asked);
      await page.close();
    }
  } finally {
    await context.close();
  }
  return [
    { what: 'control: script evaluated', value: median(evaluated), unit: 'ms', budget: 20 },
    { what: 'control: first render painted', value: median(painted), unit: 'ms', budget: 25 },
    { what: 'control: heap of bundle and one instance', value: median(heap), unit: 'MiB', budget: 1.7 },
    {
      what: `control: other elements in ${updates} updateView without change, most`,
      value: Math.max(...otherElements),
      unit: 'elements',
      budget: 0,
    },
    {
      what: `control: requests in ${updates} updateView without change, most`,
      value: Math.max(...requests),
      unit: 'requests',
      budget: 0,
    },
    { what: 'control: one updateView without change', value: median(updateMs) * 1000, unit: 'µs' },
  ];
}

async function usedHeapBytes(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  return (await devTools.send('Runtime.getHeapUsage')).usedSize;
}
