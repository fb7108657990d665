import type { Frame, Page } from 'playwright-core';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk } from '../scenarios/harness/desk';
import { pageProbe } from './pageProbe';
import { median } from './percentile';
import type { Measured } from './report';

/** The panel's navigation → Connected: with a silent sign-in (first), and with tokens in its cache (reload). */
export async function benchConnect(simulator: Simulator, repeats: number): Promise<readonly Measured[]> {
  const first: number[] = [];
  const reload: number[] = [];
  for (let at = 0; at < repeats; at += 1) {
    const { certificateSpkiHash } = simulator.entra;
    const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
    try {
      await context.addInitScript(pageProbe);
      const desk = await openDesk(context, `${simulator.url}/`, directory.agents[0].name);
      await desk.waitForLine(desk.panel, 'connected');
      first.push(await connectedAfterMs(desk.page));
      await desk.page.reload({ waitUntil: 'commit' });
      await desk.waitForLine(desk.panel, 'connected');
      reload.push(await connectedAfterMs(desk.page));
    } finally {
      await context.close();
    }
  }
  return [
    { what: 'panel: navigation → Connected, first', value: median(first), unit: 'ms', budget: 500 },
    { what: 'panel: navigation → Connected, reload', value: median(reload), unit: 'ms', budget: 200 },
  ];
}

/** Milliseconds from the panel frame's own navigation, as its probe noted them. */
async function connectedAfterMs(page: Page): Promise<number> {
  const panel = page.frames().find((frame: Frame) => frame.url().includes('panel.html'));
  const value: unknown = await panel?.evaluate('window.benchConnectedMs');
  if (typeof value !== 'number') throw new Error('The probe in the panel did not see the line connected.');
  return value;
}
