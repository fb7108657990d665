import type { Locator, Page } from 'playwright-core';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, nancy } = people;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const button = ({ place }: PlacedDesk, name: string): Locator => place.getByRole('button', { name, exact: true });

/** Where a mouse would press it. */
async function middleOf(control: Locator): Promise<readonly [number, number]> {
  await control.waitFor();
  const box = await control.boundingBox();
  if (box === null) throw new Error('It has no place.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
/** Twice the same, so far apart: on a busy machine the first one takes a part of that time. */
async function twice(press: () => Promise<void>, apartMs: number): Promise<void> {
  const startedAtMs = Date.now();
  await press();
  await pause(startedAtMs + apartMs - Date.now());
  await press();
}
/** Presses twice in one place, whatever has come there meanwhile. */
async function pressTwice(page: Page, control: Locator, apartMs: number): Promise<void> {
  const [x, y] = await middleOf(control);
  await twice(() => page.mouse.click(x, y), apartMs);
}
const commands = (callId: string): readonly string[] =>
  (scenario.simulator.telephony.system.rings.get(callId)?.commands ?? []).map(({ command }) => command);

describe.each(threePlaces)('a press that comes twice, in %s', (where) => {
  test('on Accept answers the call and neither holds nor ends it; a press a second later counts', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    // How far apart is one rule for all places; that each has the rule is seen with one of the distances.
    for (const apartMs of where === 'v2' ? [120, 250, 400] : [250]) {
      const ring = await scenario.ring(maria.number);
      const accept = desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' });
      await pressTwice(desk.page, accept, apartMs);
      expect(await scenario.outcome(ring)).toBe('accepted');
      const hold = button(placed, 'Hold');
      await hold.waitFor();
      await pause(1_000);
      expect(commands(ring.callId)).toEqual([]);
      // In the very place where Accept was, or where the pointer has to go.
      await desk.page.mouse.click(...(await middleOf(hold)));
      await button(placed, 'Resume').waitFor();
      expect(commands(ring.callId)).toEqual(['hold']);
      await pressTwice(desk.page, button(placed, 'End call'), apartMs);
      await button(placed, 'Done').waitFor();
      await pause(1_000);
      expect(await button(placed, 'Done').count()).toBe(1);
      await desk.wrapUp(place);
      await pause(1_000);
    }
  });

  test('is no press too many where it is meant: a mouse that rested there, and the same key of the keypad again', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const first = await scenario.ring(maria.number);
    const spot = await middleOf(desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }));
    await desk.page.mouse.move(...spot);
    await scenario.hangUp(first);
    await button(placed, 'Dismiss').focus();
    await desk.page.keyboard.press('Enter');
    const ring = await scenario.ring(maria.number);
    const accept = desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' });
    // It comes to under the mouse; so long a person takes to see it.
    const [x, y] = await middleOf(accept);
    expect(Math.hypot(x - spot[0], y - spot[1])).toBeLessThan(16);
    await pause(600);
    await desk.page.mouse.down();
    await desk.page.mouse.up();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await button(placed, 'Keypad').click();
    // On a plain form the keys open below the fold since a call can be asked about; a person scrolls to them.
    await button(placed, '5').evaluate((key) => key.scrollIntoView({ block: 'center' }));
    await pressTwice(desk.page, button(placed, '5'), 300);
    await eventually(() => commands(ring.callId).join(), 'send-digits,send-digits');
    await scenario.hangUp(ring);
    await desk.wrapUp(place);
  });

  test('by Enter answers and does not end the call', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const ring = await scenario.ring(maria.number);
    await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }).focus();
    await twice(() => desk.page.keyboard.press('Enter'), 250);
    await button(placed, 'End call').waitFor();
    await pause(1_000);
    expect(commands(ring.callId)).toEqual([]);
    // Accept has put the keyboard into the notes, where it does no harm; out of them a key ends the call.
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Shift+E');
    await eventually(() => commands(ring.callId).join(), 'hangup');
    await desk.wrapUp(place);
  });

  test('on Dismiss puts one card away, not two', async () => {
    const placed = await scenario.openConnectedIn(where);
    for (const { number } of [maria, nancy]) {
      const ring = await scenario.ring(number);
      await placed.desk.card(placed.place, ending(number)).waitFor();
      await scenario.simulator.telephony.system.report(ring.callId, 'call.disconnected', 'cancelled');
    }
    const dismiss = button(placed, 'Dismiss');
    await eventually(() => dismiss.count(), 2);
    await pressTwice(placed.desk.page, dismiss.first(), 250);
    await pause(1_000);
    expect(await dismiss.count()).toBe(1);
    await placed.desk.page.mouse.click(...(await middleOf(dismiss)));
    await eventually(() => dismiss.count(), 0);
  });
});
