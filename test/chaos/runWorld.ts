import { applyEvent } from './applyEvent';
import { judge } from './judge';
import type { Verdict } from './judgeStory';
import { disturbedUntilMs, type Schedule } from './schedule';
import { buildWorld, type Sabotage, type World } from './world';

/** After the last fault: long enough for the slowest reconnect and for a ring to end. */
const calmMs = 60_000;
/** Retries of webhooks that were refused, hanging requests to storage, and the list that is asked for now and then. */
const restMs = 360_000;
const stepMs = 60_000;

/** Runs one schedule from its first event until everything has come to rest, and judges what happened. */
export async function runWorld(schedule: Schedule, sabotage: Sabotage = {}): Promise<Verdict> {
  const world = buildWorld(schedule, sabotage);
  try {
    const { time, telephony, journal } = world;
    world.browsers.forEach((browser, number) => {
      for (let tab = 0; tab < (schedule.browsers[number]?.tabs ?? 1); tab += 1) browser.open();
    });
    for (const event of schedule.events) time.afterOnWire(event.atMs, () => applyEvent(world, event));
    await time.run(disturbedUntilMs(schedule) + 1_000);
    heal(world);
    await time.run(calmMs);
    // Callers hang up at last; the plain text has no such event, there the agent does.
    for (const story of journal.all()) {
      if (story.acceptedAtMs !== undefined && story.plan.style === 'event') void telephony.end(story, 'normal');
    }
    // Not longer than it takes: what is settled stays so.
    let verdict = judge(world);
    for (let restedMs = 0; restedMs < restMs; restedMs += stepMs) {
      await time.run(stepMs);
      verdict = judge(world);
      if (verdict.problems.length === 0) break;
    }
    return verdict;
  } finally {
    world.stop();
  }
}

/** The faults are over: each agent has a tab to look at, and the sign-in service gives tokens to all. */
function heal({ browsers }: World): void {
  for (const browser of browsers) {
    browser.setOffline(false);
    browser.weather.works = 'yes';
    for (const { process } of browser.tabs) process.thaw();
    const [tab] = browser.tabs;
    if (tab === undefined) browser.open();
    else browser.look(tab);
  }
}
