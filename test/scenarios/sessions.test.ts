import type { Locator } from 'playwright-core';
import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

/** The session in the rail with this title. */
const session = (desk: Desk, title: string): Locator => desk.page.getByTestId('session').filter({ hasText: title });
const goTo = (desk: Desk, title: string): Promise<void> => session(desk, title).getByRole('button').first().click();
const close = (desk: Desk, title: string): Promise<void> =>
  desk.page.getByRole('button', { name: `Close session ${title}` }).click();
/** The call that the panel shows in full. */
const inFull = (desk: Desk, words: string): Locator => desk.panel.getByRole('group', { name: words, exact: true });
const openSession = (desk: Desk): Locator => desk.panel.getByRole('button', { name: 'Open session' });

async function answer(desk: Desk, { number, name }: { readonly number: string; readonly name: string }) {
  const ring = await scenario.ring(number);
  const card = desk.card(desk.panel, ending(number));
  await card.getByText(name).first().waitFor();
  await card.getByRole('button', { name: 'Accept' }).click();
  await inFull(desk, `In a call: ${name}`).waitFor();
  return ring;
}

test('each call has its session; going to one shows its call, and what happens in the other marks it', async () => {
  const desk = await scenario.openConnected();
  const first = await answer(desk, people.maria);
  await session(desk, people.maria.name).waitFor();
  const second = await answer(desk, people.nancy);
  await session(desk, people.nancy.name).waitFor();
  // Taking the second call put the first on hold, perhaps before its session was in front; from now on it is news.
  const { system } = scenario.simulator.telephony;
  for (const type of ['call.retrieved', 'call.held'] as const) await system.report(first.callId, type);
  await session(desk, people.maria.name).getByLabel('New activity').waitFor();

  await goTo(desk, people.maria.name);
  await inFull(desk, `On hold: ${people.maria.name}`).waitFor();
  await desk.panel.getByRole('button', { name: `In a call: ${people.nancy.name}` }).waitFor();
  await session(desk, people.maria.name).getByLabel('New activity').waitFor({ state: 'detached' });

  await scenario.hangUp(second);
  await session(desk, people.nancy.name).getByLabel('New activity').waitFor();
  expect(await desk.page.getByTestId('session').count()).toBe(3);
});

test('a session closed in mid-call leaves the call, and opens again with the record', async () => {
  const desk = await scenario.openConnected();
  await answer(desk, people.maria);
  await session(desk, people.maria.name).waitFor();
  await close(desk, people.maria.name);
  await openSession(desk).click();
  await session(desk, people.maria.name).waitFor();
  await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
  await openSession(desk).waitFor({ state: 'detached' });
  await inFull(desk, `In a call: ${people.maria.name}`).waitFor();
});

test('at the limit of sessions a call can be answered; its record opens once there is room', async () => {
  const desk = await scenario.openConnected({ query: '?cif=sessions-1' });
  await answer(desk, people.maria);
  await session(desk, people.maria.name).waitFor();
  await answer(desk, people.nancy);
  await desk.panel.getByText('Dynamics has as many sessions open as it allows.').waitFor();
  await close(desk, people.maria.name);
  await inFull(desk, `In a call: ${people.nancy.name}`).getByRole('button', { name: 'Open session' }).click();
  await session(desk, people.nancy.name).waitFor();
  await desk.panel.getByTestId('trouble').waitFor({ state: 'detached' });
});

test('when the panel is loaded anew in mid-call, the call has its session and gets no second', async () => {
  const desk = await scenario.openConnected();
  await answer(desk, people.maria);
  await session(desk, people.maria.name).waitFor();
  await desk.page
    .getByTestId('cif-panel')
    .evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.location.reload());
  await desk.becomeConnected(desk.panel);
  await inFull(desk, `In a call: ${people.maria.name}`).waitFor();
  // What the agent does with the session still reaches the call: it was found again, not opened anew.
  await eventually(() => session(desk, people.maria.name).count(), 1);
  expect(await openSession(desk).count()).toBe(0);
  await close(desk, people.maria.name);
  await openSession(desk).waitFor();
});

test('when the whole page is loaded anew in mid-call, the call is there; its session opens on demand, once', async () => {
  const desk = await scenario.openConnected();
  await answer(desk, people.maria);
  await session(desk, people.maria.name).waitFor();
  await desk.page.reload();
  await desk.becomeConnected(desk.panel);
  await inFull(desk, `In a call: ${people.maria.name}`).waitFor();
  // Dynamics has forgotten its sessions, and says so to us.
  await openSession(desk).waitFor();
  expect(await desk.page.getByTestId('session').count()).toBe(1);
  await openSession(desk).click();
  await session(desk, people.maria.name).waitFor();
  expect(await session(desk, people.maria.name).count()).toBe(1);
});
