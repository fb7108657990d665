import { directory } from '../../simulator/directory';
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

test('the next agent after a transfer has customer and notes of the first, and both activities name each other', async () => {
  const hers = await scenario.openConnectedIn('v2');
  const his = await scenario.openConnectedIn('v2', { agent: ben });
  const first = await scenario.ring(maria.number);
  await card(hers, maria.number).getByRole('button', { name: 'Accept' }).click();
  await hers.place.getByTestId('notes').getByRole('textbox').fill('Promised a refund');
  const rows = () =>
    scenario
      .dynamicsOf('v2')
      .rows('phonecalls')
      .filter((one) => one['_regardingobjectid_value'] === maria.contactId);
  await eventually(() => rows().some((row) => row['description'] === 'Promised a refund'), true);
  // To Ben it comes from a number that nobody knows.
  const second = await scenario.ring(stranger.number, { agent: ben, facts: { relatedCallId: first.callId } });
  await card(his, stranger.number).getByText(maria.name).first().waitFor();
  await card(his, stranger.number).getByRole('button', { name: 'Accept' }).click();
  await his.place.getByRole('button', { name: 'Notes of the call before' }).click();
  await his.place.getByTestId('earlier-notes').getByText('Promised a refund').waitFor();
  const connection = () => scenario.dynamicsOf('v2').rows('connections').at(-1);
  await eventually(() => connection() !== undefined, true);
  const written = rows().map((row) => row['activityid']);
  expect(written).toEqual(
    expect.arrayContaining([connection()?.['_record1id_value'], connection()?.['_record2id_value']]),
  );
  await scenario.hangUp(first);
  await scenario.hangUp(second);
});
