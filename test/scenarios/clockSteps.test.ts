import type { Page } from 'playwright-core';
import { eventually } from './harness/eventually';
import { ending } from './harness/people';
import { ada, useSimulator } from './harness/useSimulator';

const ringTtlMs = 15_000;
const scenario = useSimulator({ adaptorSettings: { RingTtlMs: String(ringTtlMs) } });
const minuteMs = 60_000;

/** The time of day of each frame is wrong by so much, until it is set otherwise. */
const wrongClock = (aheadMs: number): string => `{
  const Real = Date;
  let aheadMs = ${aheadMs};
  window.setAheadMs = (ms) => { aheadMs = ms; };
  window.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + aheadMs); else super(...given); }
    static now() { return Real.now() + aheadMs; }
  };
}`;

/** Somebody, or the PC itself, sets the clock. */
const setClock = (page: Page, aheadMs: number): Promise<unknown> =>
  Promise.all(page.frames().map((frame) => frame.evaluate(`window.setAheadMs(${aheadMs})`)));

/** An agent before a PC whose clock is wrong from the start, and a caller. */
async function rungAt(aheadMs: number, number: string) {
  const browser = await scenario.browser();
  await browser.addInitScript({ content: wrongClock(aheadMs) });
  const desk = await scenario.openConnected({}, browser);
  const ring = await scenario.ring(number);
  const startedAtMs = Date.now();
  const card = desk.card(desk.panel, ending(number));
  await card.waitFor();
  const secondsLeft = async (): Promise<number> =>
    Number(/\d+/.exec(await card.getByTestId('ring-countdown').innerText())?.[0]);
  const row = () => scenario.simulator.dynamics.rows('phonecalls').filter((one) => one['phonenumber'] === number);
  const recordIsRight = async (): Promise<void> => {
    await desk.wrapUp(desk.panel);
    await eventually(() => row()[0]?.['statecode'], 1);
    expect(row()).toHaveLength(1);
    const [only] = row();
    const offMs = (column: string, atMs: number) => Math.abs(Date.parse(String(only?.[column])) - atMs);
    expect(offMs('scheduledstart', startedAtMs)).toBeLessThan(3_000);
    expect(offMs('actualend', Date.now())).toBeLessThan(15_000);
    expect(offMs('scheduledend', Date.now())).toBeLessThan(15_000);
  };
  return { desk, ring, card, secondsLeft, recordIsRight };
}

test.each([
  ['fast', 30, '+12025550131'],
  ['slow', -30, '+12025550132'],
])(
  'a clock that is half an hour %s: the ring counts its own seconds, the record has the true times',
  async (...one) => {
    const [, minutes, number] = one;
    const { desk, ring, card, secondsLeft, recordIsRight } = await rungAt(minutes * minuteMs, number);
    expect(await secondsLeft()).toBeGreaterThan(5);
    expect(await secondsLeft()).toBeLessThanOrEqual(ringTtlMs / 1_000);
    await card.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await desk.panel.getByTestId('call-card').waitFor();
    await scenario.hangUp(ring);
    await recordIsRight();
  },
);

test.each([
  ['ten minutes forward', 10, '+12025550133'],
  ['twenty minutes back', -20, '+12025550134'],
])('a clock that is set %s during a ring: it rings on, once, with its own seconds', async (...one) => {
  const [, minutes, number] = one;
  const { desk, ring, card, secondsLeft, recordIsRight } = await rungAt(0, number);
  const startedAtMs = performance.now();
  const before = await secondsLeft();
  await setClock(desk.page, minutes * minuteMs);
  // Longer than the softphone takes to see that the clock jumped, and to connect anew because of it.
  const cards: number[] = [];
  for (let tenths = 0; tenths < 45; tenths += 1) {
    cards.push(await desk.panel.getByTestId('ring-card').count());
    await desk.page.waitForTimeout(100);
  }
  expect(new Set(cards)).toEqual(new Set([1]));
  const after = await secondsLeft();
  expect(after).toBeLessThan(before);
  // On a busy machine the look takes longer: the ring has lost what has passed, and not the clock's step.
  expect(after).toBeGreaterThan(before - (performance.now() - startedAtMs) / 1_000 - 2);
  await eventually(() => scenario.connections(ada), 1);
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
  await desk.panel.getByTestId('call-card').waitFor();
  expect(await desk.panel.getByTestId('call-card').count()).toBe(1);
  await scenario.hangUp(ring);
  await recordIsRight();
});
