import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();
const panelOf = (desk: Desk) => desk.page.getByRole('complementary', { name: 'Communication panel' });
const modeOf = (desk: Desk) => panelOf(desk).getAttribute('data-mode');
const minimise = async (desk: Desk): Promise<void> => {
  await panelOf(desk).getByRole('button', { name: 'Minimise' }).click();
  await eventually(() => modeOf(desk), 'minimised');
};

describe.each(['v2', 'v1'] as const)('the panel of %s', (where) => {
  test('comes to the front for a ring, stays minimised when the agent minimises it, and comes again for the next one', async () => {
    const { desk } = await scenario.openConnectedIn(where);
    await minimise(desk);
    const first = await scenario.ring(people.maria.number);
    await eventually(() => modeOf(desk), 'docked');
    await desk.card(desk.panel, ending(people.maria.number)).getByText(people.maria.name).waitFor();
    await minimise(desk);
    await scenario.simulator.telephony.system.report(first.callId, 'call.disconnected', 'cancelled');
    await desk.panel.getByRole('button', { name: 'Dismiss' }).waitFor();
    expect(await modeOf(desk)).toBe('minimised');
    await scenario.ring(people.nancy.number);
    await eventually(() => modeOf(desk), 'docked');
  });

  test('goes back to where the agent had it when nothing is left to show', async () => {
    const { desk } = await scenario.openConnectedIn(where);
    await minimise(desk);
    const ring = await scenario.ring(people.thomas.number);
    await eventually(() => modeOf(desk), 'docked');
    await scenario.simulator.telephony.system.report(ring.callId, 'call.disconnected', 'cancelled');
    const dismiss = desk.panel.getByRole('button', { name: 'Dismiss' });
    await dismiss.waitFor();
    expect(await modeOf(desk)).toBe('docked');
    await dismiss.click();
    await eventually(() => modeOf(desk), 'minimised');
  });

  test('fits at 300 px, to which the agent drags it by keyboard', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk } = placed;
    const edge = desk.page.getByRole('separator', { name: 'Width of the communication panel' });
    await edge.focus();
    for (let step = 0; step < 3; step += 1) await desk.page.keyboard.press(where === 'v2' ? 'ArrowLeft' : 'ArrowRight');
    await eventually(() => edge.getAttribute('aria-valuenow'), '300');
    const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice of last month' });
    await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await desk.panel.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    const sideways = await desk.panel.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth);
    expect(sideways).toBe(0);
    await scenario.endCall(where, placed, ring);
  });
});

test('after a call in its own session the panel at home is minimised again, as the agent had it', async () => {
  const { desk } = await scenario.openConnectedIn('v2');
  await minimise(desk);
  const ring = await scenario.ring(people.yvonne.number);
  await desk.card(desk.panel, ending(people.yvonne.number)).getByText(people.yvonne.name).waitFor();
  await desk.panel.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  const close = desk.page.getByRole('button', { name: `Close session ${people.yvonne.name}` });
  await close.waitFor();
  await scenario.hangUp(ring);
  await desk.wrapUp(desk.panel);
  await close.waitFor({ state: 'detached' });
  await eventually(() => modeOf(desk), 'minimised');
});

test('a ring leaves the panel minimised where makers want it so; the notification is there', async () => {
  const query = `customParams=${encodeURIComponent('{"dockOnRing":false}')}`;
  const { desk } = await scenario.openConnectedIn('v2', { query });
  await minimise(desk);
  await scenario.ring(people.maria.number);
  await desk.notification.waitFor();
  expect(await modeOf(desk)).toBe('minimised');
});

describe('among several providers', () => {
  const query = 'cif=several-providers';

  test('a session of its own is opened first, with the panel docked; home and the others’ sessions stay untouched', async () => {
    const { desk } = await scenario.openConnectedIn('v2', { query });
    const session = (name: string) => desk.page.getByRole('button', { name, exact: true });
    await session('Softphone').waitFor();
    await eventually(() => modeOf(desk), 'docked');
    await session('Home').click();
    await eventually(() => modeOf(desk), 'hidden');
    await scenario.ring(people.maria.number);
    await desk.notification.waitFor();
    expect(await modeOf(desk)).toBe('hidden');
    await session('Other provider').click();
    await desk.notification.getByRole('button', { name: 'Accept' }).click();
    await session(people.maria.name).waitFor();
    await eventually(() => modeOf(desk), 'docked');
    await desk.panel.getByRole('button', { name: 'End call' }).click();
  });
});
