import { ending, people } from './harness/people';
import { openDetails } from './harness/desk';
import { pushRaw } from './harness/pushRaw';
import { eventually } from './harness/eventually';
import { ada, ben, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

test('a call rings in the panel and as a notification; accepting on the card opens the caller’s record', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice' });
  const card = desk.card(desk.panel, ending(people.maria.number));
  await card.waitFor();
  expect(await card.innerText()).toContain('Asks about the invoice');
  await desk.notification.waitFor();
  expect(await desk.notification.innerText()).toContain(ending(people.maria.number));
  await card.getByText(people.maria.name).waitFor();

  await scenario.seen(ring);
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
  await desk.notificationGone();
  await desk.page.getByRole('tab', { name: 'Customer Summary' }).waitFor();
  await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();

  await desk.panel.getByRole('button', { name: 'End call' }).click();
  await desk.panel.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});

test('rejecting on the notification ends the card too, and telephony is told once', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.thomas.number, { kind: 'seed' });
  const card = desk.card(desk.panel, ending(people.thomas.number));
  await card.waitFor();
  await scenario.seen(ring);
  await desk.notification.getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
  await card.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
  expect(scenario.told(ring)).toEqual(['shown', 'rejected']);
  expect(await desk.page.getByRole('tab', { name: 'Customer Summary' }).count()).toBe(0);
});

test('accepting on the notification opens the record as well, for the plain text of the seed', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.yvonne.number, { kind: 'seed', comments: 'Wants to buy' });
  await desk.card(desk.panel, ending(people.yvonne.number)).getByText(people.yvonne.name).waitFor();
  await desk.notification.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.page.getByRole('heading', { name: people.yvonne.name }).first().waitFor();
  await desk.panel.getByRole('button', { name: 'End call' }).waitFor();
  // The seed's ring has no later event: closing its session ends it.
  await desk.page.getByRole('button', { name: `Close session ${people.yvonne.name}` }).click();
  await desk.panel.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});

test.each([
  ['a caller whom nobody knows', people.stranger.number],
  ['a number that two people share', people.sharedDesk.number],
])('%s gets the session for unknown callers', async (_who, number) => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(number);
  const card = desk.card(desk.panel, ending(number));
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.page.getByRole('tab', { name: 'Search' }).waitFor();
  expect(await desk.page.getByRole('tab', { name: 'Customer Summary' }).count()).toBe(0);
  await desk.panel.getByRole('button', { name: 'End call' }).click();
  await desk.panel.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});

test('two rings at once are two cards; accepting one leaves the other ringing', async () => {
  const desk = await scenario.openConnected();
  const [first, second] = [await scenario.ring(people.maria.number), await scenario.ring(people.nancy.number)];
  const one = desk.card(desk.panel, ending(people.maria.number));
  const other = desk.card(desk.panel, ending(people.nancy.number));
  await one.getByRole('button', { name: 'Accept' }).waitFor();
  await other.getByRole('button', { name: 'Accept' }).waitFor();

  await other.getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(second)).toBe('rejected');
  await one.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(first)).toBe('accepted');
  await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
  await scenario.hangUp(first);
  await desk.panel.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});

test('a caller who gives up takes card and notification away', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.nancy.number);
  const card = desk.card(desk.panel, ending(people.nancy.number));
  await card.getByRole('button', { name: 'Accept' }).waitFor();
  await desk.notification.waitFor();
  await scenario.simulator.telephony.system.report(ring.callId, 'call.disconnected', 'cancelled');
  await desk.notificationGone();
  await card.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
});

test('a malformed message is said and harms nothing: the next call rings', async () => {
  const desk = await scenario.openConnected();
  for (const args of [['{{'], [], [{ specversion: '1.0', type: 'call.changed', data: { callId: 7 } }], [null, null]]) {
    expect(await pushRaw(scenario.simulator, ada, args)).toBe(202);
  }
  await desk.panel.getByText('does not understand').first().waitFor();
  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(desk.panel, ending(people.maria.number));
  await card.getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
  await desk.waitForLine(desk.panel, 'connected');
});

test('a call for somebody who is not connected is refused at once, and rings nobody', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.maria.number, { agent: ben });
  expect(ring.outcome).toBe('not-connected');
  await eventually(() => desk.panel.getByTestId('ring-card').count(), 0);
});

test('the telephony console of the page rings and shows what became of it', async () => {
  const desk = await scenario.openConnected();
  await desk.page.getByRole('button', { name: 'Telephony' }).click();
  const consoleOfPage = desk.page.getByRole('region', { name: 'Telephony console' });
  await consoleOfPage.getByRole('textbox', { name: 'Number' }).fill(people.thomas.number);
  await consoleOfPage.getByLabel('Comments').fill('From the console');
  await consoleOfPage.getByLabel('Recording').selectOption('on');
  await consoleOfPage.getByRole('button', { name: 'Ring' }).click();
  const card = desk.card(desk.panel, 'From the console');
  await card.waitFor();
  await openDetails(card);
  await card.getByText('This call is recorded').waitFor();
  await card.getByRole('button', { name: 'Reject' }).click();
  await consoleOfPage
    .getByRole('listitem')
    .filter({ hasText: people.thomas.number })
    .getByText('rejected')
    .first()
    .waitFor();
});
