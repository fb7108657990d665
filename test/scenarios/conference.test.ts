import type { Desk, Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, nancy } = people;
const telephony = () => scenario.simulator.telephony.system;
beforeEach(() => {
  telephony().dialBehaviour = { outcome: 'answers', delayMs: 100 };
});

const button = (place: Place, name: string | RegExp) =>
  place.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const inside = (place: Place) => place as Desk['control'];
const parties = (place: Place) => inside(place).getByTestId('party');
const statesIn = (place: Place) =>
  inside(place)
    .locator('[data-call-state]')
    .evaluateAll((all) =>
      all
        .map((one) => one.getAttribute('data-call-state'))
        .sort()
        .join(' '),
    );

/** Maria calls, Nancy is asked about it, and the agent brings both together. */
async function confer({ desk, place }: PlacedDesk) {
  const first = await scenario.ring(maria.number);
  await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  await button(place, 'Transfer').click();
  await desk.page.keyboard.type(nancy.number);
  await button(place, 'Talk first').click();
  await eventually(() => statesIn(place), 'connected held');
  await button(place, 'Merge').click();
  await eventually(() => statesIn(place), 'connected disconnected');
  await eventually(() => parties(place).count(), 2);
  return first;
}

describe.each(threePlaces)('several talk at once, in %s', (where) => {
  test('the list says who is there; one is silenced and put out by the keyboard, and the call goes on', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const first = await confer(placed);
    await button(place, 'Leave').waitFor();
    await button(place, 'End for everyone').waitFor();
    const second = parties(place).nth(1);
    const press = async (name: RegExp): Promise<void> => {
      await second.getByRole('button', { name }).focus();
      // What has just taken another's place is not pressed yet.
      await desk.pause();
      await desk.page.keyboard.press('Enter');
    };
    await press(/^Mute: /);
    await second.getByText('nobody hears this person').waitFor();
    await press(/^Unmute: /);
    await second.getByRole('button', { name: /^Mute: / }).waitFor();
    await press(/^Remove: /);
    await eventually(() => parties(place).count(), 1);
    await eventually(
      () =>
        inside(place)
          .getByTestId('parties')
          .evaluate((list) => list === document.activeElement),
      true,
    );
    expect(
      telephony()
        .rings.get(first.callId)
        ?.commands?.map(({ command }) => command),
    ).toEqual(['consult', 'mute-party', 'unmute-party', 'drop-party']);
    await scenario.hangUp(first);
    await desk.wrapUp(place);
  });
});

test('loaded anew the list is there again, and the agent leaves the others to each other', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const first = await confer(placed);
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.becomeConnected(place);
  await eventually(() => parties(place).count(), 2);
  await button(place, 'Leave').click();
  await inside(place).locator('[data-end-reason="transferred"]').waitFor();
  expect(telephony().rings.get(first.callId)?.commands?.at(-1)).toMatchObject({ command: 'leave' });
  await desk.wrapUp(place);
});

test('with one left it is a call like any other, which is held and transferred; the list says who that is', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const first = await confer(placed);
  // Of several talking nobody gives the call away; one more can be asked.
  await button(place, 'Consult').click();
  expect(await button(place, 'Transfer now').getAttribute('aria-disabled')).toBe('true');
  await button(place, 'Consult').click();
  await parties(place)
    .nth(0)
    .getByRole('button', { name: /^Remove: / })
    .click();
  await eventually(() => parties(place).count(), 1);
  await button(place, 'End call').waitFor();
  await button(place, 'Hold').click();
  await button(place, 'Resume').click();
  await button(place, 'Hold').waitFor();
  await button(place, 'Transfer').click();
  await desk.pause();
  await desk.page.keyboard.type('+1 202 555 0177');
  await button(place, 'Transfer now').click();
  await inside(place).locator('[data-end-reason="transferred"]').waitFor();
  expect(telephony().rings.get(first.callId)?.commands?.at(-1)).toMatchObject({ command: 'blind-transfer' });
  await desk.wrapUp(place);
});
