import { applyEvent } from './applyEvent';
import { judge, type Verdict } from './judge';
import { disturbedUntilMs, type Schedule } from './schedule';
import { buildWorld, type Sabotage, type World } from './world';

/** After the last fault: long enough for the slowest reconnect and for a ring to end. */
const calmMs = 60_000;
/** Retries of webhooks that were refused, and hanging requests to storage. */
const restMs = 250_000;

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
    await time.run(restMs);
    return judge(world);
  } finally {
    world.stop();
  }
}

/** The faults are over: each agent has a tab to look at, and a person who signs in. */
function heal({ browsers }: World): void {
  for (const browser of browsers) {
    browser.setOffline(false);
    for (const { process } of browser.tabs) process.thaw();
    const [tab] = browser.tabs;
    if (tab === undefined) browser.open();
    else browser.look(tab);
  }
}
