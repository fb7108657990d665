import type { Locator } from 'playwright-core';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';
import { ben } from './harness/useSimulator';

const scenario = useThreePlaces();
const telephony = () => scenario.simulator.telephony.system;
const { maria, thomas } = people;

/** The simulator lives for the whole file: each place has a caller of its own. */
const callerOf = { v2: maria, v1: thomas, plain: people.yvonne } as const;

/** As the United States write it, where the simulator's organisation is. */
const asAtHome = (e164: string): string => e164.replace(/^\+1(\d{3})(\d{3})/, '($1) $2-');

describe.each(threePlaces)('the history in %s', (where) => {
  const caller = callerOf[where];

  test('a call that ends comes into the open list; it is found by its number, opened, and called again by keyboard', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    await place.getByTestId('history-button').click();
    const rows = (place as Locator).getByTestId('past-call');
    await place.getByRole('textbox', { name: 'Search your last calls' }).waitFor();

    const ring = await scenario.ring(caller.number);
    await desk.card(place, ending(caller.number)).getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    // During a ring the panel's tabs stand back; the list comes back with them.
    await rows.filter({ hasText: `Rejected call from ${caller.name}` }).waitFor();

    const search = place.getByRole('textbox', { name: 'Search your last calls' });
    await search.fill('555 0000 11');
    await place.getByText('No call matches.').waitFor();
    await search.fill(caller.number.slice(-7).replace(/^.../, '$& '));
    await rows
      .filter({ hasText: caller.name })
      .filter({ hasText: asAtHome(caller.number) })
      .waitFor();
    expect(await rows.count()).toBe(1);

    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Enter');
    await place.getByTestId('call-card').first().waitFor();
    await eventually(() => telephony().rings.list()[0]?.dialled, caller.number);
    const dialled = telephony().rings.list()[0]?.callId ?? '';
    await telephony().report(dialled, 'call.disconnected', 'normal');
    await place.getByTestId('call-card').first().waitFor({ state: 'detached' });
  });

  test('opens the customer’s record', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    await place.getByTestId('history-button').click();
    await place
      .getByRole('button', { name: `Open record: ${caller.name}` })
      .first()
      .click();
    await desk.page.getByRole('heading', { name: caller.name }).first().waitFor();
  });
});

test('a list whose script does not come says so, a ring is answered all the same, and to try again shows the list', async () => {
  const { desk, place } = await scenario.openConnectedIn('v2');
  const script = /\/later\.js$/;
  await desk.page.context().route(script, (route) => route.abort());
  // Between calls the panel has it already.
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.becomeConnected(place);
  await place.getByTestId('history-button').click();
  const failed = (place as Locator).getByTestId('region-failed').filter({ hasText: 'last calls' });
  await failed.getByText('The list of your last calls cannot be shown.').waitFor();
  const ring = await scenario.ring(maria.number);
  await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
  // The list comes back with the panel's tabs, and asks for its script once more.
  await failed.waitFor();
  await desk.page.context().unroute(script);
  await failed.getByRole('button').click();
  await place.getByTestId('past-call').first().waitFor();
});

test.each(['v2', 'plain'] as const)(
  'a missed call waits between calls, in %s, until it is called back from there',
  async (where) => {
    const { desk, place } = await scenario.openConnectedIn(where);
    if (where === 'plain') await place.getByTestId('history-button').click();
    const caller = { v2: people.nancy, plain: people.sharedDesk }[where];
    const missed = (place as Locator)
      .getByTestId('home-row')
      .filter({ hasText: 'Missed call' })
      .filter({ hasText: where === 'v2' ? people.nancy.name : asAtHome(caller.number) });
    await place.getByTestId('home').getByText('Talk time').waitFor();
    const ring = await scenario.ring(caller.number);
    await desk.card(place, ending(caller.number)).waitFor();
    await scenario.seen(ring);
    await telephony().report(ring.callId, 'call.disconnected', 'cancelled');
    await missed.getByTestId('home-call').click();
    await place.getByTestId('call-card').first().waitFor();
    // While a call goes on nothing of it is there.
    await place.getByTestId('home').waitFor({ state: 'detached' });
    await eventually(() => telephony().rings.list()[0]?.dialled, caller.number);
    await telephony().report(telephony().rings.list()[0]?.callId ?? '', 'call.disconnected', 'normal');
    await place.getByTestId('home').getByText('Talk time').waitFor();
    await eventually(() => missed.count(), 0);
  },
);

test('another agent does not see these calls', async () => {
  const { place } = await scenario.openConnectedIn('v2', { agent: ben });
  await place.getByTestId('history-button').click();
  await place.getByText('No calls yet.').waitFor();
});
