import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import type { Fields } from '../../../protocol/fields';
import type { Simulator } from '../../../simulator/startSimulator';
import { startTabsAsInLife } from '../../scenarios/harness/tabsAsInLife';
import { Journal, type RingStory } from '../journal';
import type { Verdict } from '../judgeStory';
import { createRandom } from '../random';
import { AgentAtScreens } from './agentAtScreens';
import { AgentBrowser } from './agentBrowser';
import { disturbedUntilMs, type ChromiumSchedule } from './chromiumSchedule';
import { judgeChromium, knownByMs, type RingTimes } from './judgeChromium';
import { makeFault } from './makeFaults';
import { openTelephony } from './openTelephony';
import { Screens } from './screens';

export interface RunOptions {
  readonly simulator: Simulator;
  readonly times: RingTimes;
  /** What a test takes away: more that runs in every frame before its scripts. */
  readonly alsoInPages?: readonly string[];
  /** How long after the last fault a problem may still go away by itself. */
  readonly restMs?: number;
}

const tidyEveryMs = 1_000;
/** After the last fault: for retries of webhooks that were refused, and for rings to end. */
const usualRestMs = 90_000;

/** Runs one schedule in real browsers against the whole simulator, until all has come to rest, and judges it. */
export async function runInChromium(schedule: ChromiumSchedule, options: RunOptions): Promise<Verdict> {
  const { simulator, times, restMs = usualRestMs } = options;
  let startedAtMs = performance.now();
  const journal = new Journal(() => performance.now() - startedAtMs);
  const random = createRandom(schedule.seed ^ 0x5eed);
  const timers = new Set<NodeJS.Timeout>();
  const after = (delayMs: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };
  const { telephony, stop: hearNoMore } = await openTelephony(simulator, journal, (acceptedAtMs) =>
    knownByMs(schedule, times, acceptedAtMs),
  );
  const agents: AgentAtScreens = new AgentAtScreens(journal, () => screens);
  const screens = new Screens(journal, (id) => agents.drawn(id));
  const contexts: BrowserContext[] = [];
  try {
    const browsers: AgentBrowser[] = [];
    for (const [number, plan] of schedule.browsers.entries()) {
      const context = await startTabsAsInLife({ certificateSpkiHash: simulator.entra.certificateSpkiHash });
      contexts.push(context);
      const { name: agentName } = simulator.facts.agents[plan.agent] ?? { name: '' };
      const note = (text: string): void => journal.note(text);
      const { alsoInPages = [] } = options;
      const url = `${simulator.url}/`;
      const browser = new AgentBrowser({ number, plan, context, url, agentName, screens, note, alsoInPages });
      await browser.prepare();
      browsers.push(browser);
      for (let tab = 0; tab < plan.tabs; tab += 1) await browser.open(true);
    }
    startedAtMs = performance.now();
    const parts = { simulator, browsers, random, after };
    for (const event of schedule.events) {
      after(event.atMs, () => {
        if (event.type === 'ring') return telephony.offer(event);
        journal.note(`fault ${JSON.stringify(event)}`);
        makeFault(parts, event).catch((error: unknown) => {
          journal.note(`the fault could not be made: ${error instanceof Error ? error.message.split('\n')[0] : '?'}`);
        });
      });
    }
    const tidy = (): void => {
      for (const browser of browsers) void browser.tidy().catch(() => undefined);
      endAccepted(journal, after, (story) => void telephony.end(story, 'normal'));
      after(tidyEveryMs, tidy);
    };
    tidy();
    await sleep(disturbedUntilMs(schedule) + tidyEveryMs);
    journal.note('the faults are over');
    await Promise.all(browsers.map((browser) => browser.heal().catch(() => undefined)));
    const ends = new Map<string, Fields | undefined>();
    let verdict = judgeChromium(journal, schedule, times, ends, { screens, simulator });
    for (const sinceMs = journal.elapsedMs(); journal.elapsedMs() - sinceMs < restMs; await sleep(tidyEveryMs)) {
      for (const story of journal.all()) {
        const known = ends.get(story.plan.id);
        if (story.acceptedAtMs === undefined || known?.state === 'disconnected') continue;
        const end = await telephony.ask(story);
        ends.set(story.plan.id, end);
        if (end?.state === 'connected' || end?.state === 'held') void telephony.end(story, 'normal');
      }
      verdict = judgeChromium(journal, schedule, times, ends, { screens, simulator });
      const undecided = journal.all().some((story) => isOpen(story, journal.elapsedMs(), schedule, times));
      if (verdict.problems.length === 0 && !undecided) break;
    }
    return verdict;
  } finally {
    hearNoMore();
    agents.stop();
    timers.forEach((timer) => clearTimeout(timer));
    await Promise.all(contexts.map((context) => context.close()));
  }
}

/** A plain text's call, and one that its agent should end, has no event of its own: the caller hangs up here too. */
const ending = new WeakSet<RingStory>();
function endAccepted(
  journal: Journal,
  after: (delayMs: number, act: () => void) => void,
  end: (story: RingStory) => void,
): void {
  for (const story of journal.all()) {
    const { plan, told } = story;
    if (ending.has(story) || !told.some(({ outcome }) => outcome === 'accepted')) continue;
    ending.add(story);
    if (plan.style === 'text' || plan.endBy !== 'caller') after(plan.endAfterMs, () => end(story));
  }
}

/** Nobody knows yet what became of it, and its time is not over. */
const isOpen = (story: RingStory, nowMs: number, schedule: ChromiumSchedule, times: RingTimes): boolean =>
  story.acceptedAtMs !== undefined &&
  story.told.length === 0 &&
  nowMs < knownByMs(schedule, times, story.acceptedAtMs) + tidyEveryMs;
