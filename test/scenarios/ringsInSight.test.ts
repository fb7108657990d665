import type { Locator } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ring } from '../../simulator/telephony/rings';
import { openTab } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

// A deadline that a test can wait for.
const scenario = useThreePlaces({ adaptorSettings: { ShownDeadlineMs: '8000' } });
const { maria, nancy, thomas, yvonne } = people;
const strangers = ['+12025550101', '+12025550102', '+12025550103', '+12025550104'] as const;

const button = ({ place }: PlacedDesk, name: string) => place.getByRole('button', { name, exact: true });
const cardOf = ({ desk, place }: PlacedDesk, number: string): Locator => desk.card(place, ending(number));

/** All of it lies inside of what can be seen of all frames and scrolling sections around. */
const isSeen = (element: Element): Promise<boolean> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      resolve((entry?.intersectionRatio ?? 0) > 0.95);
    });
    observer.observe(element);
  });

/**
 * Controls of the call in front, and the words about its recording, over which something else lies.
 * @param outside those too that are scrolled out of what can be seen
 */
const covered = ({ place }: PlacedDesk, outside = false): Promise<readonly string[]> =>
  place.getByTestId('call-card').evaluate(
    (card, all) =>
      [...card.querySelectorAll('[data-command],[data-keeps-focus],[data-recording]')].flatMap((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const met = [top + 3, top + height - 3].map((y) => document.elementFromPoint(left + width / 2, y));
        // Nothing is met outside of the window; under the panel's first and last region is outside, too: it is scrolled to.
        const isOutside = (element: Element): boolean =>
          !element.closest('li') && element.closest('[role=tablist],[data-bar]') !== null;
        return met.every((element) => (element === null || isOutside(element) ? !all : one.contains(element)))
          ? []
          : [one.textContent ?? ''];
      }),
    outside,
  );

/** The card's name and both buttons lie inside of what can be seen of all frames and scrolling sections around. */
function inSight(card: Locator): Promise<boolean> {
  return card.evaluate((element) => {
    const parts = [...element.querySelectorAll('[data-caller-name],[data-answers]')];
    return new Promise<boolean>((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        resolve(entries.length === 3 && entries.every((entry) => entry.intersectionRatio > 0.95));
      });
      parts.forEach((part) => observer.observe(part));
    });
  });
}

/** So many ring at once, and their callers give up. */
async function miss(calls: number): Promise<void> {
  const rings: Ring[] = [];
  for (let index = 0; index < calls; index += 1) rings.push(await scenario.ring(`+120255501${String(40 + index)}`));
  const { system } = scenario.simulator.telephony;
  for (const { callId } of rings) await system.report(callId, 'call.disconnected', 'cancelled');
}
async function talk(placed: PlacedDesk, number: string): Promise<Ring> {
  const ring = await scenario.ring(number);
  await cardOf(placed, number).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  return ring;
}
async function picture({ desk }: PlacedDesk, name: string): Promise<void> {
  const folder = process.env['PICTURES_OF_RINGS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}
/** It rings: the card stands in sight and telephony is told so. */
async function expectShown(placed: PlacedDesk, number: string, name: string): Promise<Ring> {
  const ring = await scenario.ring(number);
  const card = cardOf(placed, number);
  await card.getByRole('button', { name: 'Reject' }).waitFor();
  await eventually(() => scenario.told(ring).includes('shown'), true);
  await picture(placed, name);
  expect(await inSight(card)).toBe(true);
  return ring;
}

describe.each(threePlaces)('a ring is in sight and told as shown, in %s', (where) => {
  test('with ten missed calls, three live ones, an open keypad, long notes and open settings below it', async () => {
    const placed = await scenario.openConnectedIn(where);
    await placed.desk.page.setViewportSize({ width: 1280, height: 720 });
    await miss(10);
    await eventually(() => placed.place.getByTestId('ended-card').count(), 10);
    const afterMissed = await expectShown(placed, strangers[0], `${where}-missed`);
    await scenario.hangUp(afterMissed);
    const live = [
      await talk(placed, maria.number),
      await talk(placed, nancy.number),
      await talk(placed, thomas.number),
    ];
    await button(placed, 'Keypad').click();
    await placed.place.getByRole('textbox', { name: 'Notes' }).last().fill('A long note.\n'.repeat(30));
    await placed.place.getByTestId('settings-button').click();
    const [card, missed] = [
      placed.place.getByTestId('call-card').last(),
      placed.place.getByTestId('ended-card').first(),
    ];
    const top = async (one: Locator) => (await one.boundingBox())?.y ?? NaN;
    expect(await top(card)).toBeLessThan(await top(missed));
    // However far the agent has scrolled.
    await placed.place.getByTestId('ended-card').last().scrollIntoViewIfNeeded();
    const last = await expectShown(placed, strangers[1], `${where}-all-open`);
    await cardOf(placed, strangers[1]).getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(last)).toBe('rejected');
    for (const one of live) await scenario.hangUp(one);
    await placed.desk.wrapUp(placed.place);
  });

  test('four at once: each is told truly and answered by the keyboard', async () => {
    const placed = await scenario.openConnectedIn(where);
    await placed.desk.page.setViewportSize({ width: 1280, height: 720 });
    const rings: Ring[] = [];
    for (const number of strangers) rings.push(await scenario.ring(number));
    await eventually(() => placed.place.getByTestId('ring-card').count(), 4);
    // A panel has room for four. On a form the last ones may lie below the fold: then they are not told as shown, yet.
    const isTrue = async (ring: Ring, number: string): Promise<boolean> =>
      scenario.told(ring).includes('shown') === (await inSight(cardOf(placed, number)));
    for (const [index, number] of strangers.entries()) {
      await eventually(() => isTrue(rings[index] as Ring, number), true);
      if (where !== 'plain') expect(await inSight(cardOf(placed, number))).toBe(true);
    }
    await picture(placed, `${where}-four`);
    for (const [index, number] of strangers.entries()) {
      const reject = cardOf(placed, number).getByRole('button', { name: 'Reject' });
      await placed.desk.page.keyboard.press('Tab');
      await reject.focus();
      expect(await inSight(cardOf(placed, number))).toBe(true);
      await eventually(() => scenario.told(rings[index] as Ring).includes('shown'), true);
      await placed.desk.page.keyboard.press('Enter');
      expect(await scenario.outcome(rings[index] as Ring)).toBe('rejected');
      // With the card goes the keyboard, to what the softphone chooses: until then it is nobody's.
      await cardOf(placed, number).waitFor({ state: 'detached' });
    }
  });

  test('a message in the middle of a call is in sight, and moves no button of it in the window', async () => {
    const placed = await scenario.openConnectedIn(where);
    await placed.desk.page.setViewportSize({ width: 1280, height: 632 });
    const ring = await talk(placed, yvonne.number);
    const spots = () => Promise.all(['End call', 'Hold', 'Mute'].map((name) => button(placed, name).boundingBox()));
    await button(placed, 'Transfer').click();
    const transfer = placed.place.getByTestId('transfer');
    // Whom telephony names comes into sight once, before anything is typed.
    await transfer.locator('[data-entry]').first().waitFor();
    const target = transfer.getByRole('textbox');
    await target.fill('911');
    const before = await spots();
    await target.press('Enter');
    const message = placed.place.getByTestId('trouble');
    await message.waitFor();
    expect(await spots()).toEqual(before);
    await picture(placed, `${where}-message`);
    const dismiss = message.getByRole('button', { name: 'Dismiss' });
    expect(await dismiss.evaluate(isSeen)).toBe(true);
    await dismiss.click();
    await message.waitFor({ state: 'detached' });
    expect(await spots()).toEqual(before);
    await scenario.hangUp(ring);
    await placed.desk.wrapUp(placed.place);
  });

  test('neither a message nor a second ring lies over what an agent does with a recorded call, in a window 720, 632 or 560 pixels high', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { page } = placed.desk;
    const scrollTo = (topPx: number) =>
      placed.place.getByTestId('call-card').evaluate((card, px) => {
        for (let up: Element | null = card; up !== null; up = up.parentElement) up.scrollTop = px;
      }, topPx);
    const ring = await scenario.ring(yvonne.number, { recording: 'on' });
    await cardOf(placed, yvonne.number).getByRole('button', { name: 'Accept' }).click();
    await button(placed, 'Pause recording').waitFor();
    for (const height of [720, 632, 560]) {
      await page.setViewportSize({ width: 1280, height });
      await scrollTo(0);
      await eventually(async () => (await covered(placed)).join(), '');
      scenario.simulator.telephony.system.behaviour = { answer: 'fails', delayMs: 0 };
      await button(placed, 'Mute').click();
      const message = placed.place.getByTestId('trouble');
      await message.waitFor();
      await picture(placed, `${where}-message-${String(height)}`);
      await eventually(async () => (await covered(placed)).join(), '');
      const dismiss = message.getByRole('button', { name: 'Dismiss' });
      expect(await dismiss.evaluate(isSeen)).toBe(true);
      await dismiss.click();
      scenario.simulator.telephony.system.behaviour = { answer: 'does', delayMs: 0 };
      for (const scrolledPx of [0, 20, 150]) {
        await scrollTo(scrolledPx);
        // A key that was out of sight may lie under the ring instead; one that was seen is still seen.
        const unseen = await covered(placed, true);
        const second = await scenario.ring(strangers[0]);
        await cardOf(placed, strangers[0]).getByRole('button', { name: 'Reject' }).waitFor();
        await picture(placed, `${where}-second-${String(height)}-${String(scrolledPx)}`);
        expect(unseen).toEqual(expect.arrayContaining([...(await covered(placed))]));
        await scenario.hangUp(second);
        await cardOf(placed, strangers[0]).waitFor({ state: 'detached' });
      }
    }
    await scenario.hangUp(ring);
    await placed.desk.wrapUp(placed.place);
  });

  test('no control of a call moves when it is put on hold, its customer is changed or another rings and is gone', async () => {
    const placed = await scenario.openConnectedIn(where);
    const ring = await talk(placed, yvonne.number);
    // Telephony knows of the answer a moment before the card is drawn.
    await button(placed, 'Hold').waitFor();
    const spots = () =>
      placed.place
        .getByTestId('call-card')
        .locator('[data-command],[data-keeps-focus]')
        .evaluateAll((all) =>
          all.map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            // Within its card: a form may be scrolled by the press itself.
            const card = one.closest('[data-testid=call-card]')?.getBoundingClientRect();
            return [x - (card?.x ?? 0), y - (card?.y ?? 0), width, height].map(Math.round);
          }),
        );
    const before = await spots();
    expect(before).toHaveLength(7);
    await button(placed, 'Hold').click();
    await button(placed, 'Resume').waitFor();
    expect(await spots()).toEqual(before);
    const reason = await button(placed, 'Keypad').getAttribute('title');
    expect(reason).toBe('Not while the call is on hold. Press Resume first.');
    await button(placed, 'Mute').click();
    await button(placed, 'Unmute').waitFor();
    expect(await spots()).toEqual(before);
    await openTab(placed.place, 'Customer');
    expect(await spots()).toEqual(before);
    await placed.place.getByTestId('call-card').getByTestId('change-customer').click();
    await placed.desk.page.keyboard.type('jim gl');
    await placed.desk.page.keyboard.press('Enter');
    await placed.place.getByTestId('customer-search').locator('[data-customer]').first().waitFor();
    await placed.desk.page.keyboard.press('Enter');
    await placed.desk.page.keyboard.press('Enter');
    await placed.place.getByTestId('call-card').locator('[data-caller-name]').getByText('Jim Glynn').waitFor();
    expect(await spots()).toEqual(before);
    await picture(placed, `${where}-call`);
    const second = await expectShown(placed, strangers[0], `${where}-call-and-ring`);
    await scenario.hangUp(second);
    await cardOf(placed, strangers[0]).waitFor({ state: 'detached' });
    expect(await spots()).toEqual(before);
    await scenario.hangUp(ring);
    await placed.place.getByTestId('wrap-up-card').waitFor();
    await picture(placed, `${where}-wrap-up`);
    await placed.desk.wrapUp(placed.place);
  });
});

describe('a control on a form', () => {
  async function hideable(): Promise<
    PlacedDesk & { readonly hide: (how: 'scrolled' | 'collapsed' | 'not') => Promise<void> }
  > {
    const placed = await scenario.openConnectedIn('plain');
    const hide = (how: string): Promise<void> =>
      placed.desk.control.evaluate((slot, wanted) => {
        const section = slot.closest<HTMLElement>('.card') ?? slot.parentElement;
        if (section === null) return;
        // A section of a form that is folded hides what is in it; one that is scrolled away still stands there.
        section.style.display = wanted === 'collapsed' ? 'none' : '';
        section.style.marginTop = wanted === 'scrolled' ? '3000px' : '';
      }, how);
    return { ...placed, hide };
  }

  test.each(['scrolled', 'collapsed'] as const)('that is %s away: telephony is told not-shown', async (how) => {
    const placed = await hideable();
    await placed.hide(how);
    const ring = await scenario.ring(maria.number);
    expect(await scenario.outcome(ring, 25_000)).toBe('not-shown');
    expect(scenario.told(ring)).toEqual(['not-shown']);
  });

  test.each(['scrolled', 'collapsed'] as const)(
    'that was %s away and comes into sight while it rings is told as shown then',
    async (how) => {
      const placed = await hideable();
      await placed.hide(how);
      const ring = await scenario.ring(maria.number);
      await cardOf(placed, maria.number).waitFor({ state: 'attached' });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(scenario.told(ring)).toEqual([]);
      await placed.hide('not');
      await eventually(() => scenario.told(ring).includes('shown'), true);
      await cardOf(placed, maria.number).getByRole('button', { name: 'Reject' }).click();
      expect(await scenario.outcome(ring)).toBe('rejected');
    },
  );
});

test('a panel that is folded away in CIF v2 has handed the ring to the host, whose notification stands there', async () => {
  const placed = await scenario.openConnectedIn('v2', { query: 'customParams=%7B%22dockOnRing%22%3Afalse%7D' });
  await placed.desk.page.getByTestId('cif-panel').evaluate((frame) => (frame.style.display = 'none'));
  const ring = await scenario.ring(maria.number);
  await placed.desk.notification.waitFor();
  await eventually(() => scenario.told(ring)[0], 'handed-to-host');
  await placed.desk.page.getByTestId('cif-panel').evaluate((frame) => (frame.style.display = ''));
  await eventually(() => scenario.told(ring).join(), 'handed-to-host,shown');
  await placed.desk.notification.getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
});
