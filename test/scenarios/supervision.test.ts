import { directory } from '../../simulator/directory';
import { openTab, type Desk, type Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria } = people;
const ben = directory.agents[1];
const inside = (place: Place) => place as Desk['control'];
const telephony = () => scenario.simulator.telephony.system;
const supervisions = () =>
  scenario.simulator.dynamics.rows('phonecalls').filter(({ subject }) => String(subject).startsWith('Supervision'));

async function talking({ desk, place }: PlacedDesk) {
  const ring = await scenario.ring(maria.number);
  await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  await place.getByTestId('call-card').getByText('In a call').waitFor();
  await eventually(() => telephony().rings.get(ring.callId)?.outcome, 'accepted');
  return ring;
}

async function listens({ desk, place }: PlacedDesk, whom = '201') {
  await place.getByRole('tab', { name: 'Supervision' }).click();
  const form = place.getByTestId('supervise');
  await form.getByRole('textbox').fill(whom);
  // Who was found by the number has a name from then on.
  await form
    .getByText(/^Found: |^Nothing was found/)
    .first()
    .waitFor();
  await desk.pause();
  await desk.page.keyboard.press('Enter');
}

test.each(['v2', 'v1'] as const)(
  'a supervisor listens to a colleague, whispers, joins in, and is out when the call ends; the agent is told, in %s',
  async (where) => {
    const hers = await scenario.openConnectedIn('v2');
    const his = await scenario.openConnectedIn(where, { agent: ben });
    const ring = await talking(hers);
    await listens(his);
    const card = his.place.getByTestId('call-card');
    await card.getByText('You listen. Nobody hears you.').waitFor();
    await hers.place.getByText('A supervisor is on this call.').waitFor();
    for (const [name, words] of [
      ['Whisper', /^Only .Ada Lovett. hears you\.$/],
      ['Join in', 'Everybody in the call hears you.'],
      ['Listen', 'You listen. Nobody hears you.'],
    ] as const) {
      await card.getByRole('button', { name, exact: true }).click();
      await card.getByText(words).waitFor();
    }
    // Neither hold nor transfer: it is no call with a customer.
    expect(
      await card.locator('[data-command]').evaluateAll((all) => all.map((one) => one.getAttribute('data-command'))),
    ).toEqual(['listen', 'whisper', 'barge']);
    await scenario.hangUp(ring);
    await Promise.all([hers, his].map(({ desk, place }) => desk.wrapUp(place)));
    if (where === 'v2') {
      await eventually(() => supervisions().filter(({ statecode }) => statecode !== 0).length, 1);
      expect(supervisions()[0]).toMatchObject({ subject: 'Supervision: call of Ada Lovett', category: 'answered' });
      expect(supervisions()[0]?.['phonenumber'] ?? null).toBeNull();
      expect(supervisions()[0]?.['_regardingobjectid_value'] ?? null).toBeNull();
    }
  },
);

test('whom to listen to is found by name, among those who are in a call', async () => {
  const hers = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  await his.place.getByRole('tab', { name: 'Supervision' }).click();
  const form = his.place.getByTestId('supervise');
  await form.getByRole('textbox').fill('ada');
  await form.getByText('Nobody was found.').waitFor();
  const ring = await talking(hers);
  await form.getByRole('textbox').fill('lovett');
  await form.getByRole('button', { name: /^Ada Lovett/ }).click();
  await his.desk.pause();
  await his.desk.page.keyboard.press('Enter');
  await his.place.getByTestId('call-card').getByText('You listen. Nobody hears you.').waitFor();
  await his.place.getByTestId('call-card').getByText('Ada Lovett').first().waitFor();
  await scenario.hangUp(ring);
  await Promise.all([hers, his].map(({ desk, place }) => desk.wrapUp(place)));
});

test('who is called is found by name in the keypad; choosing fills the field, and the press after that calls', async () => {
  const placed = await scenario.openConnectedIn('v2', { agent: ben });
  const { desk, place } = placed;
  await openTab(place, 'Keypad');
  const pad = place.getByTestId('dial-pad');
  await pad.getByTestId('dial-number').fill('night');
  await pad.getByText('Found: 1').waitFor();
  await desk.page.keyboard.press('Enter');
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await eventually(() => pad.getByTestId('dial-number').inputValue(), '+442079460142');
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await place.getByTestId('call-card').getByText('Night desk').first().waitFor();
  await place.getByTestId('call-card').getByRole('button', { name: 'End call' }).click();
  await desk.wrapUp(place);
});

test('when the supervisor has heard enough, the agent’s call goes on, and says that nobody is there any more', async () => {
  const hers = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  const ring = await talking(hers);
  await listens(his);
  await hers.place.getByText('A supervisor is on this call.').waitFor();
  await his.place.getByTestId('call-card').getByRole('button', { name: 'Stop listening' }).click();
  await hers.place.getByText('A supervisor is on this call.').waitFor({ state: 'detached' });
  expect(await hers.place.getByTestId('call-card').count()).toBe(1);
  await scenario.hangUp(ring);
  await Promise.all([hers, his].map(({ desk, place }) => desk.wrapUp(place)));
});

test('an agent has no such tab, and a colleague who talks with nobody cannot be listened to', async () => {
  const hers = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  expect(await hers.place.getByRole('tab', { name: 'Supervision' }).count()).toBe(0);
  await listens(his);
  const over = inside(his.place).locator('[data-end-reason="not-dialled"]');
  await over.getByText('The call cannot be listened to.').waitFor();
});
