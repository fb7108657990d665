import type { Ring } from '../../simulator/telephony/rings';
import type { Desk, Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk } from './harness/threePlaces';

const scenario = useThreePlaces();
const { maria, nancy, stranger } = people;
const telephony = () => scenario.simulator.telephony.system;
beforeEach(() => {
  telephony().dialBehaviour = { outcome: 'answers', delayMs: 100 };
});

const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true });
const inside = (place: Place) => place as Desk['control'];
const cardOf = (place: Place, name: string) => inside(place).getByTestId('call-card').filter({ hasText: name });
const statesIn = (place: Place) =>
  inside(place)
    .locator('[data-call-state]')
    .evaluateAll((all) =>
      all
        .map((one) => one.getAttribute('data-call-state'))
        .sort()
        .join(' '),
    );

/** Maria calls, and the agent asks somebody about it, by the keyboard. */
async function ask({ desk, place }: PlacedDesk, whom: string): Promise<Ring> {
  const first = await scenario.ring(maria.number);
  await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  await button(place, 'Transfer').focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type(whom);
  await button(place, 'Talk first').focus();
  await desk.page.keyboard.press('Enter');
  return first;
}

/** The same, and it is answered. */
async function consulting(placed: PlacedDesk, whom: string) {
  const first = await ask(placed, whom);
  await eventually(() => statesIn(placed.place), 'connected held');
  const second = telephony()
    .rings.list()
    .find(({ relatedCallId }) => relatedCallId === first.callId);
  if (second === undefined) throw new Error('There is no second call.');
  return { first, second };
}

describe.each(threePlaces)('somebody is asked before a call is given away, in %s', (where) => {
  const rowsOf = (number: string) =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .filter((row) => row['phonenumber'] === number);

  test('while who is asked still rings, that call is in sight; when it is answered no key of it moves', async () => {
    telephony().dialBehaviour = { outcome: 'answers', delayMs: 2_500 };
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const first = await ask(placed, stranger.number);
    const keys = inside(place).locator('[aria-current] [data-command], [aria-current] [data-keeps-focus]');
    await eventually(() => statesIn(place), 'held initiated');
    await button(place, 'Complete transfer').waitFor();
    const whereTheyAre = () =>
      keys.evaluateAll((all) =>
        all.map((key) => {
          const { left, top } = key.getBoundingClientRect();
          return [key.getAttribute('data-command') ?? 'end', Math.round(left), Math.round(top)].join(' ');
        }),
      );
    const ringing = await whereTheyAre();
    expect(ringing.length).toBeGreaterThan(2);
    expect(await inside(place).getByTestId('folded-call').innerText()).toContain(maria.name);
    await eventually(() => statesIn(place), 'connected held');
    const answered = await whereTheyAre();
    // What is possible only with somebody there comes behind them.
    expect(answered).toEqual(expect.arrayContaining(ringing));
    await button(place, 'Back to caller').click();
    await eventually(() => statesIn(place), 'connected disconnected');
    await scenario.hangUp(first);
    await desk.wrapUp(place);
  });

  test('caller and colleague are joined, and each call leaves one row', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const before = rowsOf(stranger.number).length;
    const { first, second } = await consulting(placed, stranger.number);
    await inside(place).getByText('Consultation about the call with').filter({ hasText: maria.name }).waitFor();
    await button(place, 'Complete transfer').click();
    await eventually(() => inside(place).locator('[data-end-reason="transferred"]').count(), 2);
    expect(telephony().rings.get(first.callId)?.joinedWith).toBe(second.callId);
    expect(telephony().rings.get(first.callId)?.commands).toMatchObject([
      { command: 'consult', target: stranger.number },
    ]);
    await desk.wrapUp(place);
    const consultations = () => rowsOf(stranger.number).slice(before);
    await eventually(() => consultations().filter((row) => row['statecode'] === 1).length, 1);
    // A twin would come a moment later.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(consultations()).toHaveLength(1);
    // Nobody has the colleague's number: that call is about the caller's record.
    const about = { category: 'transferred', _regardingobjectid_value: maria.contactId };
    expect(consultations()).toMatchObject([{ ...about, directioncode: true }]);
    expect(rowsOf(maria.number).slice(-1)).toMatchObject([{ ...about, directioncode: false }]);
  });

  test('back to the caller: the second call is over, the first goes on and somebody else can be asked', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const { first } = await consulting(placed, nancy.number);
    await button(place, 'Back to caller').focus();
    // What has just moved under a hand is not pressed yet.
    await desk.pause();
    await desk.page.keyboard.press('Enter');
    await eventually(() => statesIn(place), 'connected disconnected');
    await cardOf(place, maria.name).getByText('In a call').waitFor();
    await button(place, 'Transfer').waitFor();
    await scenario.hangUp(first);
    await desk.wrapUp(place);
  });
});

test('loaded anew in the middle the two still belong together, one hears the agent at a time, and it is completed', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  const { first, second } = await consulting(placed, nancy.number);
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.becomeConnected(place);
  await eventually(() => statesIn(place), 'connected held');
  await button(place, `On hold: ${maria.name}`).click();
  await button(place, 'Resume').click();
  await button(place, `On hold: ${nancy.name}`).waitFor();
  await cardOf(place, maria.name).getByText('In a call').waitFor();
  await button(place, 'Complete transfer').click();
  await eventually(() => telephony().rings.get(second.callId)?.joinedWith, first.callId);
  await desk.wrapUp(place);
});

test('who is asked is busy: the caller still waits, and somebody else can be asked', async () => {
  const placed = await scenario.openConnectedIn('v2');
  const { desk, place } = placed;
  telephony().dialBehaviour = { outcome: 'busy', delayMs: 100 };
  const first = await ask(placed, nancy.number);
  await eventually(() => statesIn(place), 'disconnected held');
  await button(place, 'Transfer').waitFor();
  await button(place, 'Resume').click();
  await button(place, 'Hold').waitFor();
  await scenario.hangUp(first);
  await desk.wrapUp(place);
});
