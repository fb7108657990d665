import { makeChromiumSchedule } from '../chaos/chromium/chromiumSchedule';
import { runInChromium } from '../chaos/chromium/runInChromium';
import { useSimulator } from './harness/useSimulator';

const times = { shownDeadlineMs: 4_000, ringTtlMs: 6_000 };
const scenario = useSimulator({
  countStorageRequests: true,
  adaptorSettings: { ShownDeadlineMs: String(times.shownDeadlineMs), RingTtlMs: String(times.ringTtlMs) },
});

/** Waits for what was told to be settled last longest: a run is over when nothing is open. */
jest.setTimeout(150_000);

test('calls in real browsers while everything fails at random are each seen once, or told as not shown in time', async () => {
  const schedule = makeChromiumSchedule(11, {
    rings: 10,
    // Beside another file's browser: rings that all fall into one bad second show nothing of the product.
    ringEveryMs: [500, 2_000],
    faultEveryMs: 1_000,
    longestFaultMs: 3_000,
  });
  const { problems, accepted, shown, toldNotShown, takenBack } = await runInChromium(schedule, {
    simulator: scenario.simulator,
    times,
  });
  expect(problems).toEqual([]);
  expect(accepted).toBeGreaterThan(5);
  expect(shown).toBeGreaterThan(0);
  expect(shown + toldNotShown + takenBack).toBe(accepted);
});

/** The card is in the document, but nobody can see it; the softphone does not know. */
const cardsUnseen = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('[data-testid="ring-card"] { visibility: hidden }');
  document.adoptedStyleSheets = [sheet];
})();`;

test('such a run notices a card that nobody can see, whatever the softphone says of it', async () => {
  const schedule = makeChromiumSchedule(12, { rings: 2, only: [], ringEveryMs: [200, 400] });
  const { problems, accepted, shown } = await runInChromium(schedule, {
    simulator: scenario.simulator,
    times,
    alsoInPages: [cardsUnseen],
    restMs: 8_000,
  });
  expect([accepted, shown]).toEqual([2, 0]);
  expect(problems.map(({ kind, what }) => `${kind} ${what}`)).toContain('lost told timed-out, but never drawn');
});
