import { directory } from '../../simulator/directory';
import { dailyJobs, dailyJobsQuery, playDailyJobs } from './harness/dailyJobs';
import { openTab, type Desk, type Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, stranger } = people;
const ben = directory.agents[1];

const inside = (place: Place) => place as Desk['control'];
const button = ({ place }: PlacedDesk, name: string) => place.getByRole('button', { name, exact: true });
const card = ({ desk, place }: PlacedDesk, number: string) => desk.card(place, ending(number));

async function talking(placed: PlacedDesk) {
  const ring = await scenario.ring(maria.number);
  await card(placed, maria.number).getByRole('button', { name: 'Accept' }).click();
  await placed.place.getByTestId('call-card').getByText('In a call').waitFor();
  return ring;
}

// The first one: who has closed the softphone is there for the adaptor a while longer.
test('a colleague who is signed out is grey and says so; a transfer there by number fails, is told, and the agent has the call as before', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  await talking(placed);
  await button(placed, 'Transfer').click();
  const form = place.getByTestId('transfer');
  const row = form.locator('[data-entry]').filter({ hasText: ben.name });
  await row.getByText('Signed out').waitFor();
  expect(await row.getAttribute('aria-disabled')).toBe('true');
  await row.click({ force: true });
  expect(await form.getByRole('textbox').inputValue()).toBe('');
  await form.getByRole('textbox').fill('202');
  await desk.pause();
  await form.getByRole('button', { name: 'Transfer now' }).click();
  await place.getByTestId('trouble').waitFor();
  await place.getByTestId('call-card').getByText('In a call').waitFor();
  // He signs in: the next look finds him.
  await scenario.openConnectedIn('v2', { agent: ben });
  await form.getByRole('textbox').fill('ben');
  await eventually(() => row.getAttribute('aria-disabled'), null);
  await place.getByRole('button', { name: 'End call' }).click();
  await desk.wrapUp(place);
});

test.each(threePlaces)('a call is given to a colleague who is found by name, in %s', async (where) => {
  const placed = await scenario.openConnectedIn(where);
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  const { place, desk } = placed;
  const ring = await talking(placed);
  await place.getByRole('button', { name: 'Transfer', exact: true }).click();
  // What has just come under the hand is not pressed yet.
  await desk.pause();
  await desk.page.keyboard.type('okaf');
  await place.getByTestId('directory-words').getByText('Found: 1').waitFor();
  await desk.page.keyboard.press('Enter');
  await eventually(
    () =>
      place
        .getByTestId('transfer')
        .locator('[data-entry]')
        .evaluate((row) => row === document.activeElement),
    true,
  );
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await eventually(() => place.getByTestId('transfer').getByRole('textbox').inputValue(), '202');
  expect(scenario.simulator.telephony.system.rings.get(ring.callId)?.commands ?? []).toEqual([]);
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await inside(place).locator('[data-end-reason="transferred"]').waitFor();
  expect(scenario.simulator.telephony.system.rings.get(ring.callId)?.commands).toMatchObject([
    { command: 'blind-transfer', target: '202' },
  ]);
  await card(his, maria.number).getByRole('button', { name: 'Reject' }).click();
  await desk.wrapUp(place);
});

test('a call is given to a customer of Dynamics, whose number is found by name', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { place, desk } = placed;
  const ring = await talking(placed);
  await place.getByRole('button', { name: 'Transfer', exact: true }).click();
  await desk.pause();
  await desk.page.keyboard.type('cann');
  const customers = place.getByTestId('transfer').getByRole('region', { name: 'Customers' });
  await customers.getByRole('button').first().click();
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await inside(place).locator('[data-end-reason="transferred"]').waitFor();
  const [given] = scenario.simulator.telephony.system.rings.get(ring.callId)?.commands ?? [];
  expect(given).toMatchObject({ command: 'blind-transfer', target: '+442079460123' });
  await desk.wrapUp(place);
});

test('the colleague is rung with the customer and the notes of the call, whoever has the number', async () => {
  const hers = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  await talking(hers);
  await hers.place.getByTestId('call-card').getByTestId('notes').getByRole('textbox').fill('Wants the manager');
  await hers.place.getByRole('button', { name: 'Transfer', exact: true }).click();
  const form = hers.place.getByTestId('transfer');
  await form.getByRole('textbox').fill('ben');
  await form.getByRole('button', { name: ben.name }).first().click();
  await hers.desk.pause();
  await form.getByRole('button', { name: 'Transfer now' }).click();
  await card(his, maria.number).getByRole('button', { name: 'Accept' }).click();
  await his.place.getByTestId('call-card').waitFor();
  await openTab(his.place, 'Call');
  await his.place.getByRole('button', { name: 'Notes of the call before' }).click();
  await his.place.getByTestId('earlier-notes').getByText('Wants the manager').waitFor();
  await scenario.simulator.telephony.system.report((await eventuallyRing()).callId, 'call.disconnected', 'normal');
  await Promise.all([hers, his].map(({ desk, place }) => desk.wrapUp(place)));
});

/** The ring that the telephony system made of the transfer. */
async function eventuallyRing() {
  const found = () => scenario.simulator.telephony.system.rings.list().find(({ to }) => to === ben.oid);
  await eventually(() => found() !== undefined, true);
  return found() ?? { callId: '' };
}

test('a ring is sent on to a colleague by name', async () => {
  const placed = await scenario.openConnectedIn('v2');
  await scenario.ring(stranger.number);
  await card(placed, stranger.number)
    .getByRole('button', { name: /^Forward/ })
    .click();
  const form = placed.place.getByTestId('deflect');
  await form.getByRole('textbox').fill('repair');
  await form.getByRole('button', { name: 'Repairs' }).first().click();
  await placed.desk.pause();
  await form.getByRole('button', { name: 'Forward', exact: true }).click();
  await eventually(() => placed.place.getByTestId('ring-card').count(), 0);
});

test('where the telephony system cannot be asked the agent reads it, and a number goes out all the same', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const ring = await talking(placed);
  const { receiver, system } = scenario.simulator.telephony;
  await placed.place.getByRole('button', { name: 'Transfer', exact: true }).click();
  const form = placed.place.getByTestId('transfer');
  receiver.refuseWith(500);
  await form.getByRole('textbox').fill('ben');
  await form.getByText('The telephony system could not be asked.').waitFor();
  receiver.refuseWith(undefined);
  await form.getByRole('textbox').fill(stranger.number);
  await placed.desk.pause();
  await form.getByRole('button', { name: 'Transfer now' }).click();
  await eventually(() => system.rings.get(ring.callId)?.commands?.at(-1)?.target, stranger.number);
  await placed.desk.wrapUp(placed.place);
});

test('the six daily jobs take as few presses as they may, and no fewer are counted', async () => {
  const desk = await scenario.openConnected({ query: dailyJobsQuery });
  const { simulator } = scenario;
  expect(await playDailyJobs({ desk, simulator, oid: directory.agents[0].oid })).toEqual(dailyJobs);
});

test('who is meant is there before a letter is typed: colleagues, queues, and whom the agent marked', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  const { desk, place } = placed;
  const ring = await talking(placed);
  await button(placed, 'Transfer').click();
  const form = place.getByTestId('transfer');
  const under = (heading: string) => form.getByRole('region', { name: heading });
  await under('People')
    .getByRole('button', { name: new RegExp(`^${ben.name}`) })
    .waitFor();
  await under('Queues')
    .getByRole('button', { name: /^Billing/ })
    .waitFor();
  await form.getByRole('button', { name: 'Favorite: Repairs' }).click();
  await under('Favorites')
    .getByRole('button', { name: /^Repairs/ })
    .waitFor();
  await form.getByRole('button', { name: 'People', exact: true }).click();
  await eventually(() => under('Queues').count(), 0);
  await under('People')
    .getByRole('button', { name: new RegExp(`^${ben.name}`) })
    .click();
  await desk.pause();
  // Three presses and nothing typed.
  await form.getByRole('button', { name: 'Transfer now' }).click();
  await eventually(() => scenario.simulator.telephony.system.rings.get(ring.callId)?.commands?.at(-1)?.target, '202');
  await card(his, maria.number).getByRole('button', { name: 'Reject' }).click();
  await desk.wrapUp(place);
});
