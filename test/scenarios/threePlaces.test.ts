import { Desk, openDetails, openTab, type Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { lookAt } from './harness/lookAt';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

// First, while no call of another test waits in its wrap-up: the pane goes back when nothing is left to show.
describe('a side pane of an app without CIF', () => {
  test('folded away it opens for a ring and says that it rings; the caller’s record opens, and the pane goes back', async () => {
    const { desk, place } = await scenario.openConnectedIn('pane');
    const picture = desk.page.getByRole('toolbar', { name: 'Side panes' }).getByRole('button', { name: 'Softphone' });
    const badge = desk.page.getByTestId('side-pane-badge');
    await picture.click();
    const ring = await scenario.ring(people.maria.number);
    const card = desk.card(place, ending(people.maria.number));
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    expect(await badge.innerText()).toBe('1');
    await scenario.seen(ring);
    await card.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    await desk.page.getByRole('heading', { name: people.maria.name }).waitFor();
    await badge.waitFor({ state: 'detached' });
    await scenario.endCall('pane', { desk, place }, ring);
    await eventually(() => picture.getAttribute('aria-pressed'), 'false');
  });

  test('what an agent types in a form is not taken away by a call; the form’s own Call dials on the line of the pane', async () => {
    const { desk, place } = await scenario.openConnectedIn('pane');
    const ring = await scenario.ring(people.maria.number);
    await desk.page.getByLabel('Job title').fill('Buyer');
    await desk.card(place, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
    await place.getByText('The form in Dynamics holds entries that are not saved.').waitFor();
    expect(await desk.page.getByLabel('Job title').inputValue()).toBe('Buyer');
    await desk.page.getByRole('button', { name: 'Save' }).click();
    await desk.page.getByText('Saved', { exact: true }).waitFor();
    await openTab(place, 'Customer');
    await place.getByRole('button', { name: 'Open record' }).click();
    await desk.page.getByRole('heading', { name: people.maria.name }).waitFor();
    await scenario.endCall('pane', { desk, place }, ring);

    await desk.control.getByRole('button', { name: 'Call', exact: true }).click();
    await place.getByTestId('call-card').filter({ hasText: people.maria.name }).waitFor();
    await place.getByRole('button', { name: 'End call' }).click();
    await desk.wrapUp(place);
  });
});

/** The panel in a window of its own, as the agent opens it. */
async function popOut(desk: Desk, place: Place): Promise<Desk> {
  await place.getByRole('button', { name: 'Settings' }).click();
  const opening = desk.page.waitForEvent('popup');
  await place.getByTestId('pop-out-button').click();
  const own = new Desk(await opening, desk.agentName);
  await own.waitForLine(own.page, 'connected');
  return own;
}

test.each(['v2', 'v1'] as const)(
  'a window of its own, from %s: one line; Accept there opens the record in the tab, and the call outlives the tab',
  async (where) => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const own = await popOut(desk, place);
    await own.page.getByRole('button', { name: 'Settings' }).click();
    await own.page.getByTestId('settings').waitFor();
    expect(await own.page.getByTestId('pop-out-button').count()).toBe(0);
    await lookAt(own.page);
    const ring = await scenario.ring(people.maria.number);
    await scenario.seen(ring);
    await own.card(own.page, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
    await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
    expect(scenario.connections()).toBe(1);
    await desk.page.close();
    await own.waitForLine(own.page, 'connected');
    await own.page.reload();
    await own.page.getByRole('button', { name: 'End call' }).click();
    await own.wrapUp(own.page);
    expect(await scenario.outcome(ring)).toBe('accepted');
  },
);

test('a side pane with a window of its own and another tab with CIF’s panel: one ring, one call, one activity, and the record where the window came from', async () => {
  const context = await scenario.browser();
  const { desk: withCif, place: panel } = await scenario.openConnectedIn('v1', {}, context);
  const { desk, place } = await scenario.openConnectedIn('pane', {}, context);
  const own = await popOut(desk, place);
  const accepts = () =>
    Promise.all([own.page, place, panel].map((one) => one.getByRole('button', { name: 'Accept' }).count()));
  await lookAt(own.page);
  const written = () => scenario.dynamicsOf('pane').rows('phonecalls').length;
  const before = written();
  const ring = await scenario.ring(people.maria.number);
  await scenario.seen(ring);
  expect(await accepts()).toEqual([1, 0, 0]);
  await own.page.getByRole('button', { name: 'Accept' }).click();
  await desk.page.getByRole('heading', { name: people.maria.name }).waitFor();
  await place.getByRole('button', { name: 'Hold', exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Hold', exact: true }).waitFor();
  // Loaded anew in mid-call it is the same place of the same tab.
  await own.page.reload();
  await own.page.getByRole('button', { name: 'Hold', exact: true }).waitFor();
  await own.page.close();
  await lookAt(desk.page);
  expect(scenario.connections()).toBe(1);
  await scenario.endCall('pane', { desk, place }, ring);
  expect(written()).toBe(before + 1);
  expect(await withCif.page.getByRole('heading', { name: people.maria.name }).count()).toBe(0);
});

describe.each(threePlaces)('one softphone, in %s', (where) => {
  test('a call rings, is accepted, put on hold and ended; the caller’s record is in front where CIF can open it', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice' });
    const card = desk.card(place, ending(people.maria.number));
    await card.waitFor();
    await openDetails(card);
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
    await desk.wrapUp(place);
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
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    // Pressed within the moment before it is told as shown a ring is told as accepted alone.
    await scenario.seen(ring);
    await card.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    await scenario.hangUp(ring);
    await place.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
  });

  test('a whole call by keys: four for accept, note, end and Done', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const { keyboard } = desk.page;
    const done = place.getByRole('button', { name: 'Done', exact: true });
    const ring = await scenario.ring(people.nancy.number);
    await scenario.seen(ring);
    await desk.card(place, ending(people.nancy.number)).getByRole('button', { name: 'Reject' }).focus();
    await keyboard.press('a');
    expect(await scenario.outcome(ring)).toBe('accepted');
    const hold = place.getByRole('button', { name: 'Hold', exact: true });
    await hold.waitFor();
    // Accept has put the keyboard in the notes, where letters are letters.
    await eventually(
      () =>
        place
          .getByTestId('call-card')
          .getByTestId('notes')
          .getByRole('textbox')
          .evaluate((field) => field === document.activeElement),
      true,
    );
    await keyboard.press('Escape');
    await keyboard.press('h');
    await place.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await keyboard.press('h');
    await hold.waitFor();
    await keyboard.press('t');
    await place.getByTestId('transfer').waitFor();
    await keyboard.press('Escape');
    await place.getByTestId('transfer').waitFor({ state: 'detached' });
    // By now the wrap-ups of earlier calls are here, too.
    const before = await done.count();
    await keyboard.press('n');
    await keyboard.type('Asks at noon, mh?');
    // From the notes, as one key.
    await keyboard.press('Control+Shift+5');
    await eventually(() => done.count(), before + 1);
    await keyboard.press('Control+Enter');
    await eventually(() => done.count(), before);
    const written = scenario.dynamicsOf(where).rows('phonecalls');
    expect(written.map((row) => row['description'])).toContain('Asks at noon, mh?');
  });
});

test('keys reach the panel from a form of Dynamics once the agent has turned them on, and go there and back', async () => {
  const { desk } = await scenario.openConnectedIn('v2', { query: `contact=${people.maria.contactId}` });
  const { page, panel, control } = desk;
  await desk.waitForLine(control, 'connected');
  await panel.getByRole('button', { name: 'Settings' }).click();
  await panel.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await panel.getByLabel('Keys from elsewhere in Dynamics').check();
  await panel.getByTestId('keys').getByRole('button', { name: 'Dismiss' }).click();
  const field = control.getByRole('textbox').first();
  const ring = await scenario.ring(people.nancy.number);
  await scenario.seen(ring);
  await field.focus();
  await page.keyboard.press('Control+Shift+Digit2');
  expect(await scenario.outcome(ring)).toBe('accepted');
  await panel.getByRole('button', { name: 'Mute', exact: true }).waitFor();
  await field.focus();
  await page.keyboard.press('Control+Shift+Digit3');
  await panel.getByRole('button', { name: 'Unmute', exact: true }).waitFor();
  await page.keyboard.press('Control+Shift+Digit1');
  await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'IFRAME');
  await page.keyboard.press('h');
  await panel.getByRole('button', { name: 'Resume', exact: true }).waitFor();
  await page.keyboard.press('Control+Shift+Digit1');
  await eventually(() => field.evaluate((element) => element === document.activeElement), true);
  await scenario.hangUp(ring);
  await desk.wrapUp(panel);
});
