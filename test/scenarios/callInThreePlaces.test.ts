import type { GivenCommand } from '../../simulator/telephony/givenCommand';
import type { Ring } from '../../simulator/telephony/rings';
import type { Desk, Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

const given = (ring: Ring): readonly Partial<GivenCommand>[] =>
  (scenario.simulator.telephony.system.rings.get(ring.callId)?.commands ?? []).map(
    ({ commandId: _id, ...wish }) => wish,
  );
const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true });
async function talkTo(desk: Desk, place: Place, { number }: { readonly number: string }): Promise<Ring> {
  const ring = await scenario.ring(number);
  await desk.card(place, ending(number)).getByRole('button', { name: 'Accept' }).click();
  await button(place, 'End call').first().waitFor();
  return ring;
}

describe.each(threePlaces)('during a call, in %s', (where) => {
  test('keys are sent, a second call holds the first, which is transferred while the second goes on', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const maria = await talkTo(desk, place, people.maria);
    await button(place, 'Keypad').click();
    await desk.page.keyboard.type('42#');
    await eventually(
      () =>
        given(maria)
          .map((one) => one.digits)
          .join(''),
      '42#',
    );
    const nancy = await scenario.ring(people.nancy.number);
    await desk.card(place, ending(people.nancy.number)).getByRole('button', { name: 'Accept' }).click();
    await button(place, `On hold: ${people.maria.name}`).click();
    await button(place, `In a call: ${people.nancy.name}`).waitFor();
    await button(place, 'Transfer').click();
    await desk.page.keyboard.type(people.thomas.number);
    await desk.page.keyboard.press('Enter');
    await (place as Desk['control']).locator('[data-end-reason="transferred"]').waitFor();
    expect(given(maria).slice(-1)).toEqual([{ command: 'blind-transfer', target: people.thomas.number }]);
    await button(place, 'End call').click();
    await desk.wrapUp(place);
    expect(given(nancy)).toEqual([{ command: 'hangup' }]);
  });

  test('a caller who hides the number is answered like any other; a reload in mid-call is asked about and loses nothing', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const asked: string[] = [];
    desk.page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const ring = await scenario.ring('anonymous');
    await desk.card(place, 'Number withheld').getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await button(place, 'End call').waitFor();
    await desk.page.reload({ waitUntil: 'commit' });
    expect(asked).toEqual(['beforeunload']);
    await place.getByText('Number withheld').first().waitFor();
    await button(place, 'End call').click();
    await desk.wrapUp(place);
    await desk.page.reload({ waitUntil: 'commit' });
    await desk.becomeConnected(place);
    expect(asked).toEqual(['beforeunload']);
  });
});
