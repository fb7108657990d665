import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Caller } from '../../../simulator/telephony/sip/page/caller';
import type { Desk } from './desk';
import { eventually } from './eventually';
import { ending, people } from './people';
import { ada, type Scenario } from './useSimulator';

declare global {
  interface Window {
    caller: Caller;
    /** Each connection that the page has made, for its counters. */
    connections: RTCPeerConnection[];
  }
}

export const button = (desk: Desk, name: string) => desk.panel.getByRole('button', { name, exact: true });

/** Agents whose telephone is the browser, and callers with a telephone. */
export function useVoice(scenario: Scenario) {
  /** A browser whose agent has chosen to hear calls here. */
  async function browserOfVoice(microphone: 'allowed' | 'refused' = 'allowed'): Promise<BrowserContext> {
    const context = await scenario.browserWithMicrophone(microphone);
    await context.addInitScript(() => {
      window.connections = [];
      const Native = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Native {
        constructor(...given: ConstructorParameters<typeof Native>) {
          super(...given);
          window.connections.push(this);
        }
      };
      try {
        if (localStorage.getItem('cti-softphone-voice') === null)
          localStorage.setItem('cti-softphone-voice', JSON.stringify({ browser: true }));
      } catch {
        // A page without storage is none of ours.
      }
    });
    return context;
  }

  const book = () => scenario.simulator.telephony.sip.book;
  const registered = () => eventually(() => book().contactsOf(ada.oid).length, 1);

  async function agentWithVoice(context?: BrowserContext): Promise<Desk> {
    const desk = await scenario.openConnected({}, context ?? (await browserOfVoice()));
    await registered();
    return desk;
  }

  /** Somebody with a telephone, in a tab of the same browser. */
  async function callerIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${scenario.simulator.url}/simulator/caller`);
    await page.waitForFunction(() => 'caller' in window);
    return page;
  }
  return { browserOfVoice, book, registered, agentWithVoice, callerIn };
}
export const calls = (caller: Page, from: string = people.maria.number) =>
  caller.evaluate(([number, to]) => window.caller.call(number, to), [from, ada.userName] as const);
export const stateOf = (caller: Page) => caller.evaluate(() => window.caller.state());

export interface Heard {
  readonly packets: number;
  readonly energy: number;
}
/** What the caller's page says of the agent's voice. */
export const earSays = (caller: Page, words: string) => caller.locator('#ear').getByText(words).waitFor();
export const callerHeard = (caller: Page): Promise<Heard> => caller.evaluate(() => window.caller.heard());

/** What came in at the agent, over all frames of the tab. */
export async function agentHeard(desk: Desk): Promise<Heard> {
  const one = (frame: Frame): Promise<Heard> =>
    frame.evaluate(async () => {
      const sum = { packets: 0, energy: 0 };
      for (const connection of window.connections ?? []) {
        for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
          if (stat.type !== 'inbound-rtp') continue;
          sum.packets += Number(stat.packetsReceived ?? 0);
          sum.energy += Number(stat.totalAudioEnergy ?? 0);
        }
      }
      return sum;
    });
  const all = await Promise.all(desk.page.frames().map((frame) => one(frame).catch(() => ({ packets: 0, energy: 0 }))));
  return all.reduce((sum, each) => ({ packets: sum.packets + each.packets, energy: sum.energy + each.energy }));
}

/** How much is heard in one second and a half, when what was on its way has arrived. */
export async function during(look: () => Promise<Heard>): Promise<Heard> {
  await new Promise((resolve) => setTimeout(resolve, 700));
  const before = await look();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const after = await look();
  return { packets: after.packets - before.packets, energy: after.energy - before.energy };
}
/** The fake microphone beeps, the caller has a steady tone: silence of either is a thousand times less. */
export const audible = 0.001;

export async function talking(desk: Desk, caller: Page): Promise<void> {
  // A ring is drawn in the tab that the agent looks at.
  await desk.page.bringToFront();
  await calls(caller);
  await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
  await eventually(() => stateOf(caller), 'Talking.');
}

/** Where the sound is: the panel has the line. */
export function panelFrame(desk: Desk): Frame {
  const frame = desk.page.frames().find((one) => one.url().includes('/panel.html'));
  if (frame === undefined) throw new Error('There is no panel.');
  return frame;
}
