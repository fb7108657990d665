import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
afterEach(() => scenario.simulator.dynamics.setDataverseDelayMs(0));

test('a German agent reads a German notification with the caller’s name, without a row for comments that are not there', async () => {
  const desk = await scenario.openConnected({ query: '?lang=1031' });
  const ring = await scenario.ring(people.maria.number);
  await desk.notification.waitFor();
  const text = await desk.notification.innerText();
  expect(text).toContain(people.maria.name);
  expect(text).toContain('Telefon');
  expect(text).not.toMatch(/Bemerkungen|Comments/);
  await desk.notification.getByRole('button', { name: 'Ablehnen' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
});

test('a slow Dataverse delays no ring: the notification shows the number, then the name, and its Accept counts', async () => {
  const desk = await scenario.openConnected();
  scenario.simulator.dynamics.setDataverseDelayMs(1_500);
  const ring = await scenario.ring(people.maria.number);
  await desk.notification.waitFor();
  const first = await desk.notification.innerText();
  expect(first).toContain(ending(people.maria.number));
  expect(first).not.toContain(people.maria.name);
  await desk.notification.filter({ hasText: people.maria.name }).waitFor();
  expect(await desk.notification.count()).toBe(1);
  await desk.notification.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
  await desk.notificationGone();
  await scenario.hangUp(ring);
});

test('comments have their row, and the customer’s tab its title, in the agent’s language', async () => {
  const desk = await scenario.openConnected({ query: '?lang=3079' });
  const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice' });
  await desk.notification.waitFor();
  expect(await desk.notification.innerText()).toMatch(/Bemerkungen[\s\S]*Asks about the invoice/);
  await desk.notification.getByRole('button', { name: 'Annehmen' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.page.getByRole('tab', { name: 'Kundenübersicht' }).waitFor();
  await scenario.hangUp(ring);
});
