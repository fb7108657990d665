import type { Ring } from '../../simulator/telephony/rings';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, nancy, stranger } = people;
const telephony = () => scenario.simulator.telephony.system;

const cardOf = ({ desk, place }: PlacedDesk, number: string) => desk.card(place, ending(number));
const opener = (placed: PlacedDesk, number: string) => cardOf(placed, number).getByTestId('ring-deflect');
const given = ({ callId }: Ring) => telephony().rings.get(callId)?.commands;

describe.each(threePlaces)('a ring is sent on, in %s', (where) => {
  const rowsOf = (number: string) =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .filter((row) => row['phonenumber'] === number);

  test('to a number, by the keyboard: its row says forwarded, not missed', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk } = placed;
    const before = rowsOf(maria.number).length;
    const ring = await scenario.ring(maria.number);
    await opener(placed, maria.number).focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.type(nancy.number);
    await desk.page.keyboard.press('Enter');
    await cardOf(placed, maria.number).waitFor({ state: 'detached' });
    expect(given(ring)).toMatchObject([{ command: 'deflect', target: nancy.number }]);
    expect(scenario.told(ring)).not.toContain('timed-out');
    const rows = () => rowsOf(maria.number).slice(before);
    await eventually(() => rows().filter((row) => row['statecode'] === 2).length, 1);
    // A twin would come a moment later.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(rows()).toMatchObject([
      { category: 'deflected', subcategory: 'transferred', actualdurationminutes: 0, statuscode: 3 },
    ]);
    expect(rows()[0]?.['subject']).toContain('Forwarded call from');
  });

  test('to voicemail by one press', async () => {
    const placed = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(stranger.number);
    await opener(placed, stranger.number).click();
    await cardOf(placed, stranger.number).getByRole('button', { name: 'To voicemail' }).click();
    await cardOf(placed, stranger.number).waitFor({ state: 'detached' });
    expect(given(ring)).toMatchObject([{ command: 'to-voicemail' }]);
  });
});

test('a text answers the caller: refused it rings on with what was written, then it goes out, and one row has it', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const rows = () =>
    scenario
      .dynamicsOf('v2')
      .rows('phonecalls')
      .filter((row) => row['phonenumber'] === maria.number);
  const before = rows().length;
  telephony().behaviour = { answer: 'fails', delayMs: 0 };
  const ring = await scenario.ring(maria.number);
  const card = cardOf(placed, maria.number);
  await card.getByTestId('ring-reply').focus();
  await desk.page.keyboard.press('Enter');
  const field = card.getByRole('textbox', { name: 'Own text' });
  await field.fill('Back at noon, Maria');
  await desk.page.keyboard.press('Enter');
  await place.getByTestId('trouble').waitFor();
  expect(await field.inputValue()).toBe('Back at noon, Maria');
  expect(await card.getByRole('button', { name: 'Accept' }).isEnabled()).toBe(true);
  telephony().behaviour = { answer: 'does', delayMs: 0 };
  await card.getByRole('button', { name: 'Send and reject' }).click();
  await card.waitFor({ state: 'detached' });
  const text = 'Back at noon, Maria';
  expect(given(ring)).toMatchObject([
    { command: 'reply-text', text },
    { command: 'reply-text', text },
  ]);
  expect(scenario.told(ring)).not.toContain('rejected');
  const closed = () =>
    rows()
      .slice(before)
      .filter((row) => row['statecode'] === 2);
  await eventually(() => closed().length, 1);
  // A twin would come a moment later.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(rows().slice(before)).toMatchObject([{ category: 'rejected', description: text, statuscode: 3 }]);
  expect(rows()[before]?.['subject']).toContain('answered with a text');
});

test('a ring that cannot be rejected here has no Reject, also when Dynamics says that it was rejected', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const ring = await scenario.ring(stranger.number, { facts: { noReject: true } });
  const card = cardOf(placed, stranger.number);
  await desk.notification.getByRole('button', { name: 'Reject' }).click();
  await desk.notification.waitFor({ state: 'detached' });
  expect(await card.getByRole('button', { name: 'Reject', exact: true }).count()).toBe(0);
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).not.toContain('rejected');
  await scenario.hangUp(ring);
  await desk.wrapUp(place);
});

test('an emergency number is refused in words, and it rings on', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const ring = await scenario.ring(maria.number);
  await opener(placed, maria.number).click();
  await desk.page.keyboard.type('911');
  await desk.page.keyboard.press('Enter');
  await place.getByTestId('trouble').waitFor();
  expect(given(ring)).toBeUndefined();
  await cardOf(placed, maria.number).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await scenario.hangUp(ring);
  await desk.wrapUp(place);
});

test('the telephony system refuses: the agent is told, and can still take the call', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  telephony().behaviour = { answer: 'fails', delayMs: 0 };
  const ring = await scenario.ring(maria.number);
  await opener(placed, maria.number).click();
  await desk.page.keyboard.type('sip:sales@example.com');
  await desk.page.keyboard.press('Enter');
  await place.getByTestId('trouble').waitFor();
  expect(given(ring)).toMatchObject([{ command: 'deflect', target: 'sip:sales@example.com' }]);
  telephony().behaviour = { answer: 'does', delayMs: 0 };
  await cardOf(placed, maria.number).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await scenario.hangUp(ring);
  await desk.wrapUp(place);
});
