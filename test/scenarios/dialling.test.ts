import type { DialBehaviour } from '../../simulator/telephony/dialBehaviour';
import { openTab, type Desk, type Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';
import { ada } from './harness/useSimulator';

const scenario = useThreePlaces();
const telephony = () => scenario.simulator.telephony.system;
const behave = (outcome: DialBehaviour['outcome'], delayMs = 150): void => {
  telephony().dialBehaviour = { outcome, delayMs };
};
afterEach(async () => {
  const open = telephony()
    .rings.list()
    .filter((ring) => ring.dialled !== undefined);
  await Promise.all(
    open.map((ring) =>
      telephony()
        .report(ring.callId, 'call.disconnected', 'normal')
        .catch(() => undefined),
    ),
  );
});

/** What the telephony system was asked to dial, the newest first. */
const dialled = (): readonly (string | undefined)[] =>
  telephony()
    .rings.list()
    .flatMap((ring) => (ring.dialled === undefined ? [] : [ring.dialled]));
const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true });
const card = (place: Place) => (place as Desk['control']).getByTestId('call-card').first();

async function dialInKeypad(place: Place, text: string): Promise<void> {
  await openTab(place, 'Keypad');
  await place.getByTestId('dial-number').fill(text);
  await place.getByTestId('dial-number').press('Enter');
}
const rowsOf = (where: Where, number: string) =>
  scenario
    .dynamicsOf(where)
    .rows('phonecalls')
    .filter((row) => row['phonenumber'] === number);

describe.each(threePlaces)('dialling in %s', (where) => {
  test('a number is dialled, rings at the other end, is answered, held and ended; it leaves one activity', async () => {
    const query = `contact=${people.maria.contactId}`;
    const { desk, place } = await scenario.openConnectedIn(where, where === 'plain' ? { query } : {});
    // Each state stands long enough to be seen on a machine that is busy with the first page of a file.
    behave('answers', 2_500);
    const number = where === 'plain' ? people.maria.number : { v2: '+12025550142', v1: '+12025550143' }[where];
    if (where === 'plain') await button(place, 'Call').click();
    else await dialInKeypad(place, number.replace(/^\+1(...)(...)/, '+1 ($1) $2-'));
    await card(place).getByText('Calling').waitFor();
    await card(place).getByText('Ringing at the other end').waitFor();
    await card(place).getByText('In a call').waitFor();
    expect(dialled()[0]).toBe(number);
    await button(place, 'Hold').click();
    await button(place, 'Resume').waitFor();
    await button(place, 'End call').click();
    await card(place).waitFor({ state: 'detached' });
    await button(place, 'Done').click();
    await eventually(() => rowsOf(where, number)[0]?.['statecode'], 1);
    expect(rowsOf(where, number)).toEqual([
      expect.objectContaining({ directioncode: true, category: 'answered', statuscode: 2 }),
    ]);
    await desk.waitForLine(place, 'connected');
  });
});

test.each([
  ['busy', 'The line was busy'],
  ['no-answer', 'There was no answer'],
  ['rejected', 'The other side turned the call down'],
  ['unreachable', 'The number cannot be reached'],
] as const)('a call that ends as %s says so in words, and leaves one activity', async (outcome, words) => {
  const { place } = await scenario.openConnectedIn('v2');
  behave(outcome);
  const number = {
    busy: '+12025550144',
    'no-answer': '+12025550145',
    rejected: '+12025550146',
    unreachable: '+12025550147',
  }[outcome];
  await dialInKeypad(place, number);
  await place.getByTestId('ended-card').getByText(words).waitFor();
  await eventually(() => rowsOf('v2', number)[0]?.['statecode'], 2);
  expect(rowsOf('v2', number)).toEqual([
    expect.objectContaining({ category: 'not-connected', subcategory: outcome, directioncode: true }),
  ]);
});

test('a telephony system that refuses to dial: told in three sentences', async () => {
  const { place } = await scenario.openConnectedIn('v2');
  behave('refuses');
  await dialInKeypad(place, '+12025550142');
  await place.getByText('The number was not dialled.').waitFor();
  await place.getByText(/Check the number and try again/).waitFor();
});

test('a number that is none, and a call for help, are refused and never reach the telephony system', async () => {
  const { place } = await scenario.openConnectedIn('v2');
  const before = dialled().length;
  await dialInKeypad(place, '+1202');
  await place.getByText('This is not a number that can be called.').waitFor();
  await dialInKeypad(place, '911');
  await place.getByText('Emergency numbers are not dialled from here.').waitFor();
  expect(dialled()).toHaveLength(before);
});

test('calls for help are known in every spelling, dialled or transferred to, and nobody is called', async () => {
  const { desk, place } = await scenario.openConnectedIn('v2');
  const before = dialled().length;
  for (const text of ['911#', '9,911', '*31#911', 'sip:911@pbx.example.com', '٩١١']) {
    await dialInKeypad(place, text);
    await place.getByText('Emergency numbers are not dialled from here.').waitFor();
    await button(place, 'Dismiss').click();
  }
  const ring = await scenario.ring(people.maria.number, { agent: ada });
  await desk.card(place, '0123').getByRole('button', { name: 'Accept' }).click();
  await button(place, 'Transfer').click();
  await desk.page.keyboard.type('9,911');
  await desk.page.keyboard.press('Enter');
  await place.getByText('Emergency numbers are not dialled from here.').waitFor();
  expect(dialled()).toHaveLength(before);
  expect(telephony().rings.get(ring.callId)?.commands ?? []).toEqual([]);
  await scenario.hangUp(ring);
  await desk.wrapUp(place);
});

test('two numbers in one: asked, and the one that is chosen is called', async () => {
  const { place } = await scenario.openConnectedIn('v2');
  behave('rings');
  const before = dialled().length;
  await dialInKeypad(place, '202-555-0142 / 202-555-0143');
  const question = place.getByTestId('dial-choice');
  await question.getByRole('button', { name: /555-0143/ }).waitFor();
  expect(dialled()).toHaveLength(before);
  await question.getByRole('button', { name: /555-0143/ }).click();
  await card(place).getByText('Ringing at the other end').waitFor();
  expect(dialled()[0]).toBe('+12025550143');
});

test('letters, an invisible mark and an extension are dialled as they are meant', async () => {
  const { place } = await scenario.openConnectedIn('v2');
  behave('busy');
  for (const [text, target] of [
    ['1-800-FLOWERS', '+18003569377'],
    ['\u202A+44 20 7946 0123', '+442079460123'],
    ['+12025550142*227', '+12025550142;ext=227'],
  ] as const) {
    await dialInKeypad(place, text);
    await eventually(() => dialled()[0], target);
    await place.getByTestId('ended-card').getByRole('button', { name: 'Dismiss' }).click();
  }
});

test('cancelled while it rings; found again after a reload and in a second tab', async () => {
  const context = await scenario.browser();
  const { desk, place } = await scenario.openConnectedIn('v2', {}, context);
  behave('rings');
  await dialInKeypad(place, people.yvonne.number);
  await card(place).getByText('Ringing at the other end').waitFor();
  await desk.page.reload({ waitUntil: 'commit' });
  await card(place).getByText(people.yvonne.name).waitFor();
  const second = await scenario.openConnectedIn('v2', {}, context);
  await card(second.place).getByText('Ringing at the other end').waitFor();
  await button(second.place, 'Cancel call').click();
  await second.place.getByTestId('ended-card').getByText('You cancelled the call').waitFor();
  await card(place).waitFor({ state: 'detached' });
  expect(
    telephony()
      .rings.list()[0]
      ?.commands?.map(({ command }) => command),
  ).toEqual(['dial', 'hangup']);
});

test('a phone field of Dynamics dials, and the call is with that record', async () => {
  const { desk, place } = await scenario.openConnectedIn('v2', {
    query: `contact=${people.maria.contactId}`,
  });
  behave('answers');
  await desk.page
    .getByRole('button', { name: /call.*mobile phone|mobile phone.*call/i })
    .first()
    .click();
  await card(place).getByText(people.maria.name).waitFor();
  await card(place).getByText('In a call').waitFor();
  expect(dialled()[0]).toBe('+12025550124');
  await button(place, 'End call').click();
  await button(place, 'Done').click();
  await eventually(() => rowsOf('v2', '+12025550124')[0]?.['statecode'], 1);
  expect(rowsOf('v2', '+12025550124')[0]).toMatchObject({ _regardingobjectid_value: people.maria.contactId });
});

test('“Do not allow phone calls” warns first: No calls nobody, Yes calls', async () => {
  const { desk, place } = await scenario.openConnectedIn('plain', {
    query: 'contact=c0000000-0000-4000-8000-000000000006',
  });
  behave('rings');
  const before = dialled().length;
  await button(place, 'Call').click();
  const question = place.getByRole('alertdialog', { name: 'Call Paul Cannon?' });
  await question.getByText(/do not allow phone calls/).waitFor();
  await desk.page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(dialled()).toHaveLength(before);
  await button(place, 'Call').click();
  await question.getByRole('button', { name: 'Call anyway' }).click();
  await card(place).getByText('Ringing at the other end').waitFor();
  expect(dialled()[0]).toBe('+442079460123');
});

test('already in a call: asked, then held, not dropped', async () => {
  const { desk, place } = await scenario.openConnectedIn('v2');
  const ring = await scenario.ring(people.maria.number, { agent: ada });
  await desk.card(place, '0123').getByRole('button', { name: 'Accept' }).click();
  await button(place, 'Hold').waitFor();
  behave('answers');
  await dialInKeypad(place, people.yvonne.number);
  const question = place.getByTestId('dial-question');
  await question.getByText(`Your call with ${people.maria.name} will be put on hold.`).waitFor();
  await question.getByRole('button', { name: 'Hold and call' }).click();
  await button(place, `On hold: ${people.maria.name}`).waitFor();
  const cards = (place as unknown as Desk['control']).getByTestId('call-card');
  await cards.filter({ hasText: people.yvonne.name }).getByText('In a call').waitFor();
  await scenario.hangUp(ring);
});

test('the form control follows the record: the call on its own record, the own number on another', async () => {
  const context = await scenario.browser();
  const { place } = await scenario.openConnectedIn('v2', {}, context);
  behave('answers');
  await dialInKeypad(place, people.thomas.number);
  await card(place).getByText('In a call').waitFor();
  const onThomas = await scenario.openConnectedIn('v2', { query: `contact=${people.thomas.contactId}` }, context);
  await card(onThomas.desk.control).getByText(people.thomas.name).waitFor();
  const onYvonne = await scenario.openConnectedIn('v2', { query: `contact=${people.yvonne.contactId}` }, context);
  await onYvonne.desk.waitForLine(onYvonne.desk.control, 'connected');
  await button(onYvonne.desk.control, 'Call').waitFor();
  await card(onYvonne.place).getByText(people.thomas.name).waitFor();
  expect(await onYvonne.desk.control.getByTestId('call-card').count()).toBe(0);
});
