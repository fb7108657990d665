import type { Page } from 'playwright-core';
import { ending, people } from './harness/people';
import { freeze } from './harness/tabsAsInLife';
import { goesOnIn, twoTabsInACall } from './harness/twoTabsInACall';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

/** Hand-over takes 2 s, and a busy machine some more; without it nothing rings before the ring's own end of 30 s. */
const drawnWithinMs = 10_000;
const hungForMs = 20_000;

const devTools = (page: Page) => page.context().newCDPSession(page);

/** What becomes of the tab that has the line; nobody tells it beforehand. */
const fates: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['closed', (page) => page.close()],
  ['crashed', async (page) => void (await devTools(page)).send('Page.crash').catch(() => undefined)],
  ['frozen', freeze],
  [
    'hung',
    async (page) => {
      const busy = page.evaluate((ms) => {
        const untilMs = Date.now() + ms;
        while (Date.now() < untilMs);
      }, hungForMs);
      busy.catch(() => undefined);
      // The loop runs before anything else is asked of the browser.
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  ],
];

test.each(fates)(
  'the tab that has the line is %s: the next call rings in the other, and the call goes on',
  async (_fate, strike) => {
    const { first, second, call } = await twoTabsInACall(scenario);
    await strike(first.page);
    const struckAtMs = Date.now();
    const ring = await scenario.ring(people.thomas.number);
    const card = second.card(second.panel, ending(people.thomas.number));
    await card.getByRole('button', { name: 'Reject' }).waitFor();
    const drawnAfterMs = Date.now() - struckAtMs;
    expect(drawnAfterMs).toBeLessThan(drawnWithinMs);
    await scenario.seen(ring);
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    expect(scenario.told(ring)).toEqual(['shown', 'rejected']);
    await goesOnIn(scenario, second, call, hungForMs + drawnWithinMs);
  },
);
