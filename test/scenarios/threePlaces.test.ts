import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

describe.each(threePlaces)('one softphone, in %s', (where) => {
  test('a call rings, is accepted, put on hold and ended; the caller’s record is in front where CIF can open it', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice' });
    const card = desk.card(place, ending(people.maria.number));
    await card.getByText('Asks about the invoice').waitFor();
    await card.getByText(people.maria.name).waitFor();
    expect(await desk.notification.count()).toBe(where === 'v2' ? 1 : 0);

    await scenario.seen(ring);
    await card.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    if (where !== 'plain') await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
    await place.getByRole('button', { name: 'Hold', exact: true }).click();
    await place.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await place.getByRole('button', { name: 'End call' }).click();
    await place.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
  });

  test('a call is rejected by keyboard and leaves one phone-call activity', async () => {
    const number = { v2: '+12025550161', v1: '+12025550162', plain: '+12025550163' }[where];
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(number);
    await desk.card(place, ending(number)).getByRole('button', { name: 'Reject' }).focus();
    await desk.page.keyboard.press('Enter');
    expect(await scenario.outcome(ring)).toBe('rejected');
    const rows = () =>
      scenario
        .dynamicsOf(where)
        .rows('phonecalls')
        .filter((row) => row['phonenumber'] === number);
    await eventually(() => rows()[0]?.['statecode'], 2);
    expect(rows()).toEqual([expect.objectContaining({ category: 'rejected' })]);
  });

  test('the line is cut and the page loaded anew during a ring: it is still there and is answered once', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(people.nancy.number);
    const card = desk.card(place, ending(people.nancy.number));
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    scenario.simulator.signalr.cutSockets();
    await desk.page.reload({ waitUntil: 'commit' });
    await card.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    await scenario.hangUp(ring);
    await place.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
  });
});
