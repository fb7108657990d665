import type { BrowserContext, Page } from 'playwright-core';
import type { Ring } from '../../simulator/telephony/rings';
import { Desk } from './harness/desk';
import { discardTab } from './harness/discardTab';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { freeze } from './harness/tabsAsInLife';
import { ada, useSimulator } from './harness/useSimulator';

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

const words = 'Wants a copy';
const notesIn = (desk: Desk) => desk.panel.getByRole('textbox', { name: 'Notes' });
const queries = { first: '?tab=first', second: '?tab=second' } as const;

/** Two tabs in a call; the agent is at the second and has just typed, the first has the line. */
async function twoTabsInACall(browser?: BrowserContext): Promise<{ first: Desk; second: Desk; call: Ring }> {
  const context = browser ?? (await scenario.tabsAsInLife());
  const first = await scenario.openConnected({ query: queries.first }, context);
  const second = await scenario.openConnected({ query: queries.second }, context);
  const call = await scenario.ring(people.maria.number);
  await answerWhereItRings([first, second], people.maria.number);
  expect(await scenario.outcome(call)).toBe('accepted');
  await second.panel.getByRole('button', { name: 'End call' }).waitFor();
  await notesIn(second).pressSequentially(words);
  return { first, second, call };
}

const rowsWithWords = () =>
  scenario.simulator.dynamics.rows('phonecalls').filter(({ description }) => description === words);

/** The call goes on in the second tab, and nothing that was typed is lost. */
async function goesOnIn(second: Desk, call: Ring): Promise<void> {
  expect(await second.panel.getByRole('button', { name: 'End call' }).count()).toBe(1);
  expect(await notesIn(second).inputValue()).toBe(words);
  await eventually(() => scenario.connections(), 1);
  await scenario.hangUp(call);
  await second.wrapUp(second.panel);
  expect(rowsWithWords().length).toBeGreaterThan(0);
  await eventually(() => rowsWithWords().every(({ statecode }) => statecode === 1), true);
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
    const { first, second, call } = await twoTabsInACall();
    await strike(first.page);
    const struckAtMs = Date.now();
    const ring = await scenario.ring(people.thomas.number);
    const card = second.card(second.panel, ending(people.thomas.number));
    await card.getByRole('button', { name: 'Reject' }).waitFor();
    const drawnAfterMs = Date.now() - struckAtMs;
    expect(drawnAfterMs).toBeLessThan(drawnWithinMs);
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    expect(scenario.told(ring)).toEqual(['shown', 'rejected']);
    await goesOnIn(second, call);
  },
);

test('the browser throws the tab that has the line away: the next call rings in the other, and the call goes on', async () => {
  const chromium = await scenario.chromium();
  try {
    const context = await chromium.attach();
    const { call } = await twoTabsInACall(context);
    await discardTab(chromium, context, queries.first, queries.second);
    const discardedAtMs = Date.now();
    const ring = await scenario.ring(people.thomas.number);
    const [page] = (await chromium.attach()).pages().filter((one) => one.url().includes(queries.second));
    if (page === undefined) throw new Error('The second tab is gone.');
    const second = new Desk(page, ada.name);
    const card = second.card(second.panel, ending(people.thomas.number));
    await card.getByRole('button', { name: 'Reject' }).waitFor();
    expect(Date.now() - discardedAtMs).toBeLessThan(drawnWithinMs);
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    await goesOnIn(second, call);
  } finally {
    await chromium.end();
  }
});

test('a tab goes into the back/forward cache during a call and comes back: it takes part again, and takes the line over', async () => {
  const { first, second, call } = await twoTabsInACall();
  await second.page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => document.body.setAttribute('data-persisted', String(persisted)));
  });
  // Another host: a page of the same site would take its place for good.
  await second.page.goto(`${scenario.simulator.url.replace('localhost', '127.0.0.1')}/simulator.json`);
  // Meanwhile the line's owner speaks to all tabs, as it does each second.
  await second.page.waitForTimeout(2_500);
  await second.page.goBack({ waitUntil: 'commit' });
  await eventually(() => second.page.getAttribute('body', 'data-persisted'), 'true');
  // Playwright does not find the frames of a page again that comes out of the cache.
  const panel = cachedPanel(second.page);
  const ring = await scenario.ring(people.thomas.number);
  await eventually(() => panel.press('Reject'), true);
  expect(await scenario.outcome(ring)).toBe('rejected');
  await first.page.close();
  await eventually(() => scenario.connections(), 1);
  expect(await panel.notes()).toBe(words);
  await eventually(() => panel.press('End call'), true);
  await eventually(() => panel.press('Done'), true);
  await eventually(() => rowsWithWords().every(({ statecode }) => statecode === 1), true);
  await scenario.hangUp(call);
});

/** The panel as the page around it reaches it. */
function cachedPanel(page: Page) {
  const inPanel = <Result>(script: string): Promise<Result> =>
    page.evaluate(`{ const panel = document.querySelector('[data-testid="cif-panel"]').contentDocument; ${script} }`);
  return {
    /** @returns false while there is no such button */
    press: (name: string) =>
      inPanel<boolean>(
        `const button = [...panel.querySelectorAll('button')].find((one) => one.textContent.trim() === '${name}' && !one.disabled);
         button?.click();
         button !== undefined`,
      ),
    notes: () => inPanel<string>(`panel.querySelector('[data-testid="notes"] textarea').value`),
  };
}
