import type { Page } from 'playwright-core';
import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { freeze } from './harness/tabsAsInLife';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

/** Hand-over within 2 s, and then a connection is made and a card drawn on a machine that tests share. */
const drawnWithinMs = 4_500;
const hungForMs = 7_000;

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

async function twoTabsInACall(): Promise<{ first: Desk; second: Desk }> {
  const context = await scenario.tabsAsInLife();
  const first = await scenario.openConnected({}, context);
  const second = await scenario.openConnected({}, context);
  const call = await scenario.ring(people.maria.number);
  await answerWhereItRings([first, second], people.maria.number);
  expect(await scenario.outcome(call)).toBe('accepted');
  await second.panel.getByRole('button', { name: 'End call' }).waitFor();
  return { first, second };
}

async function answerWhereItRings(desks: readonly Desk[], number: string): Promise<void> {
  const buttons = desks.map((desk) => desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Accept' }));
  const counts = () => Promise.all(buttons.map((button) => button.count()));
  await eventually(async () => (await counts()).reduce((sum, count) => sum + count, 0), 1);
  await buttons[(await counts()).indexOf(1)]?.click();
}

test.each(fates)(
  'the tab that has the line is %s: the next call rings in the other, and the call goes on',
  async (_fate, strike) => {
    const { first, second } = await twoTabsInACall();
    await strike(first.page);
    const struckAtMs = Date.now();
    const ring = await scenario.ring(people.thomas.number);
    const card = second.card(second.panel, ending(people.thomas.number));
    await card.getByRole('button', { name: 'Reject' }).waitFor();
    const drawnAfterMs = Date.now() - struckAtMs;
    expect(drawnAfterMs).toBeLessThan(drawnWithinMs);
    expect(await second.panel.getByRole('button', { name: 'End call' }).count()).toBe(1);
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    expect(scenario.told(ring)).toEqual(['shown', 'rejected']);
    await eventually(() => scenario.connections(), 1);
  },
);
