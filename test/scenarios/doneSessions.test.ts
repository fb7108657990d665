import type { Locator } from 'playwright-core';
import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

const session = (desk: Desk, title: string): Locator => desk.page.getByTestId('session').filter({ hasText: title });
const sessions = (desk: Desk): Promise<number> => desk.page.getByTestId('session').count();
const cannot = (desk: Desk): Locator => desk.panel.getByText('A session of Dynamics could not be closed');

async function talk(desk: Desk, { number, name }: { readonly number: string; readonly name: string }): Promise<void> {
  const ring = await scenario.ring(number);
  await desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Accept' }).click();
  await session(desk, name).waitFor();
  await scenario.hangUp(ring);
  await desk.panel.getByTestId('wrap-up-card').waitFor();
}
const done = (desk: Desk): Promise<void> => desk.panel.getByRole('button', { name: 'Done', exact: true }).click();

test('call after call the agent answers, is done, and has a session again: the last one’s is gone with Done', async () => {
  const desk = await scenario.openConnected({ query: '?cif=sessions-2' });
  for (let call = 1; call <= 20; call += 1) {
    await talk(desk, call % 2 === 0 ? people.nancy : people.maria);
    await done(desk);
    await eventually(() => sessions(desk), 1);
  }
  expect(await desk.panel.getByTestId('trouble').count()).toBe(0);
}, 180_000);

test('a session in which the agent works on stays: with what is not saved, and with another tab', async () => {
  const desk = await scenario.openConnected();
  await talk(desk, people.maria);
  await desk.page.getByLabel('Job title').first().fill('Owner');
  await done(desk);
  await talk(desk, people.nancy);
  await desk.panel.getByTestId('link-case').click();
  await desk.panel.getByTestId('new-case').click();
  await desk.page.getByRole('tab', { selected: true }).filter({ hasText: 'case' }).waitFor();
  await done(desk);
  await talk(desk, people.yvonne);
  await done(desk);
  await session(desk, people.yvonne.name).waitFor({ state: 'detached' });
  for (const { name } of [people.maria, people.nancy]) expect(await session(desk, name).count()).toBe(1);
  expect(await cannot(desk).count()).toBe(0);
});

test('where the agent may not close sessions by script, it is told once, and the calls go on', async () => {
  const desk = await scenario.openConnected({ query: '?cif=no-apm' });
  await talk(desk, people.maria);
  await done(desk);
  await cannot(desk).waitFor();
  await desk.panel.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await talk(desk, people.nancy);
  await done(desk);
  await desk.panel.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await cannot(desk).count()).toBe(0);
  expect(await sessions(desk)).toBe(3);
});

test('makers can have the sessions stay open', async () => {
  const query = `?customParams=${encodeURIComponent('{"closeSessionWhenDone":false}')}`;
  const desk = await scenario.openConnected({ query });
  await talk(desk, people.maria);
  await done(desk);
  await desk.panel.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await sessions(desk)).toBe(2);
});

test('the record that opened with the ring goes with the card of the missed call', async () => {
  const query = `?customParams=${encodeURIComponent('{"screenPop":"ring"}')}`;
  const desk = await scenario.openConnected({ query });
  const ring = await scenario.ring(people.maria.number);
  await session(desk, people.maria.name).waitFor();
  await scenario.hangUp(ring);
  await desk.panel.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await eventually(() => sessions(desk), 1);
});

test('the only provider’s panel is shown at home though Dynamics hides it there, and again after each session', async () => {
  const desk = await scenario.openConnected({ query: '?cif=home-hidden' });
  const mode = () => desk.page.getByRole('complementary', { name: 'Communication panel' }).getAttribute('data-mode');
  await eventually(mode, 'docked');
  expect(await sessions(desk)).toBe(1);
  await talk(desk, people.maria);
  await done(desk);
  await eventually(() => sessions(desk), 1);
  await eventually(mode, 'docked');
});
