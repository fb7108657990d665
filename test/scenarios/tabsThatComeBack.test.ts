import type { Page } from 'playwright-core';
import { Desk } from './harness/desk';
import { discardTab } from './harness/discardTab';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { goesOnIn, queries, twoTabsInACall, words, wordsAreKept } from './harness/twoTabsInACall';
import { ada, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

/** Hand-over takes 2 s, and a busy machine some more; without it nothing rings before the ring's own end of 30 s. */
const drawnWithinMs = 10_000;

test('the browser throws the tab that has the line away: the next call rings in the other, and the call goes on', async () => {
  const chromium = await scenario.chromium();
  try {
    const context = await chromium.attach();
    const { call } = await twoTabsInACall(scenario, context);
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
    await goesOnIn(scenario, second, call);
  } finally {
    await chromium.end();
  }
});

test('a tab goes into the back/forward cache during a call and comes back: it takes part again, and takes the line over', async () => {
  const { first, second, call } = await twoTabsInACall(scenario);
  await second.page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => document.body.setAttribute('data-persisted', String(persisted)));
  });
  // Another host: a page of the same site would take its place for good.
  await second.page.goto(`${scenario.simulator.url.replace('localhost', '127.0.0.1')}/simulator.json`);
  // Meanwhile the line's leader speaks to all tabs, as it does each second.
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
  await scenario.hangUp(call);
  await wordsAreKept(scenario);
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
