import { directory } from '../../simulator/directory';
import { openTab } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, nancy, stranger } = people;
const ben = directory.agents[1];

const card = ({ desk, place }: PlacedDesk, number: string) => desk.card(place, ending(number));

test.each(threePlaces)('what a telephony system says of a call is on ring and call, in %s', async (where) => {
  const placed = await scenario.openConnectedIn(where);
  const menu = [
    { label: 'Language', value: 'English' },
    { label: 'שפה', value: '‮4711' },
  ];
  const record = { table: 'contact', id: nancy.contactId };
  const ring = await scenario.ring(stranger.number, {
    facts: { queue: 'Billing', waitedMs: 95_000, campaign: 'Autumn offer', menu, reference: 'PBX-0815', record },
  });
  const details = card(placed, stranger.number).getByTestId('call-details');
  await details.waitFor();
  expect((await details.innerText()).replace(/\s+/g, ' ')).toContain(
    'Queue: Billing Waited: 1:35 Campaign: Autumn offer Language: English שפה: 4711 Reference: PBX-0815',
  );
  // The row that was named is the caller, whoever has the number.
  await card(placed, stranger.number).getByText(nancy.name).first().waitFor();
  await card(placed, stranger.number).getByRole('button', { name: 'Accept' }).click();
  await placed.place.getByTestId('call-card').waitFor();
  await openTab(placed.place, 'Call');
  await placed.place.getByTestId('call-card').getByTestId('call-details').waitFor();
  const row = () =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .filter((one) => one['phonenumber'] === stranger.number)
      .at(-1);
  await eventually(() => row()?.['_regardingobjectid_value'], nancy.contactId);
  await scenario.endCall(where, placed, ring);
});

const makers = `customParams=${encodeURIComponent(
  JSON.stringify({ dispositions: [{ value: 'callback', label: 'Call back' }] }),
)}`;
const leak = { id: 'd0000000-0000-4000-8000-000000000001', title: 'Espresso machine leaks after service' };
const rowOf = (number: string) =>
  scenario
    .dynamicsOf('v2')
    .rows('phonecalls')
    .filter((one) => one['phonenumber'] === number)
    .at(-1);

/** Maria talks with the first agent, who writes something down and says which case it is about. */
async function talkingWithMaria(hers: PlacedDesk) {
  const first = await scenario.ring(maria.number);
  await card(hers, maria.number).getByRole('button', { name: 'Accept' }).click();
  await hers.place.getByTestId('notes').getByRole('textbox').fill('Promised a refund');
  await hers.place.getByTestId('link-case').click();
  await hers.place.getByRole('button', { name: leak.title }).click();
  await eventually(() => rowOf(maria.number)?.['_regardingobjectid_value'], leak.id);
  await eventually(() => rowOf(maria.number)?.['description'], 'Promised a refund');
  return first;
}

/** What the second agent has of the first: customer, case, notes and disposition, and the row that names the other. */
async function hasItAll(his: PlacedDesk, number: string) {
  const there = his.place.getByTestId('call-card');
  await there.getByText(maria.name).first().waitFor();
  await there.getByText(`Case: ${leak.title}`).waitFor();
  await openTab(his.place, 'Call');
  await there.getByRole('button', { name: 'Notes of the call before' }).click();
  await there.getByTestId('earlier-notes').getByText('Promised a refund').waitFor();
  await there.getByTestId('earlier-notes').getByText('Disposition: Call back').waitFor();
  await eventually(() => rowOf(number)?.['_regardingobjectid_value'], leak.id);
  const ends = scenario.dynamicsOf('v2').rows('connections').at(-1);
  const both = [ends?.['_record1id_value'], ends?.['_record2id_value']];
  return { both, second: rowOf(number)?.['activityid'] };
}

const dispose = async ({ place }: PlacedDesk): Promise<void> => {
  // The call to who was asked is over too, and wants a word of its own.
  const about = place.getByRole('group', { name: `Wrap-up: ${maria.name}` });
  await about.getByRole('button', { name: 'Call back', exact: true }).click();
  await eventually(() => rowOf(maria.number)?.['subcategory'], 'callback');
};
/** The last one. */
const bensCall = () => scenario.simulator.telephony.system.rings.list().find(({ to }) => to === ben.oid)?.callId ?? '';

test('who was asked has customer, case and notes while they talk, and after the transfer the disposition; both rows are about the case and name each other', async () => {
  const hers = await scenario.openConnectedIn('v2', { query: makers });
  const his = await scenario.openConnectedIn('v2', { agent: ben, query: makers });
  await talkingWithMaria(hers);
  const first = rowOf(maria.number)?.['activityid'];
  await hers.place.getByRole('button', { name: 'Transfer', exact: true }).click();
  await hers.desk.page.keyboard.type('202');
  await hers.place.getByRole('button', { name: 'Talk first' }).click();
  // It rings there from the extension of who asks, and says whom it is about.
  const ring = his.place.getByTestId('ring-card');
  await ring.getByText(maria.name).first().waitFor();
  await ring.getByRole('button', { name: 'Accept' }).click();
  await hers.place.getByRole('button', { name: 'Complete transfer' }).first().click();
  await dispose(hers);
  const { both, second } = await hasItAll(his, '201');
  expect([...both].sort()).toEqual([first, second].sort());
  await scenario.simulator.telephony.system.report(bensCall(), 'call.disconnected', 'normal');
  await his.desk.wrapUp(his.place);
  await hers.desk.wrapUp(hers.place);
});

test('the next agent after a blind transfer has all of it too, and both rows are about the case and name each other', async () => {
  const hers = await scenario.openConnectedIn('v2', { query: makers });
  const his = await scenario.openConnectedIn('v2', { agent: ben, query: makers });
  await talkingWithMaria(hers);
  const first = rowOf(maria.number)?.['activityid'];
  await hers.place.getByRole('button', { name: 'Transfer', exact: true }).click();
  await hers.place.getByTestId('transfer').getByRole('textbox').fill('202');
  await hers.place.getByTestId('transfer').getByRole('button', { name: 'Transfer now' }).click();
  await dispose(hers);
  await his.place.getByTestId('ring-card').getByRole('button', { name: 'Accept' }).click();
  await eventually(() => rowOf(maria.number)?.['activityid'] !== first, true);
  const { both, second } = await hasItAll(his, maria.number);
  expect([...both].sort()).toEqual([first, second].sort());
  await scenario.simulator.telephony.system.report(bensCall(), 'call.disconnected', 'normal');
  await his.desk.wrapUp(his.place);
  await hers.desk.wrapUp(hers.place);
});
