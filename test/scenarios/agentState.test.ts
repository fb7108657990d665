import type { AgentWord } from '../../protocol/agentState';
import { eventually } from './harness/eventually';
import type { Desk, Place } from './harness/desk';
import { ada, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
const settings = { presence: { notReadyReasons: [{ value: 'Lunch', label: 'At lunch' }] } };
const query = `?customParams=${encodeURIComponent(JSON.stringify(settings))}`;
const system = () => scenario.simulator.telephony.system;
const told = (): AgentWord | undefined =>
  system()
    .agents.list()
    .find(({ userId }) => userId === ada.oid)?.state;
const shows = (place: Place, words: string) =>
  (place as Desk['panel']).getByTestId('agent-state').getByText(words, { exact: true }).waitFor();
const choose = async (desk: Desk, words: string): Promise<void> => {
  await desk.panel.getByTestId('agent-state').click();
  await desk.panel.getByRole('menuitemradio', { name: words, exact: true }).click();
};

test('what the agent chooses is in every window and with the telephony system, after a reload too', async () => {
  const context = await scenario.browser();
  const desk = await scenario.openConnected({ query }, context);
  const other = await scenario.openConnected({ query }, context);
  await choose(desk, 'Not ready: At lunch');
  await Promise.all([shows(desk.panel, 'Not ready: At lunch'), shows(other.panel, 'Not ready: At lunch')]);
  await eventually(told, 'not-ready');
  await desk.page.reload();
  await shows(desk.panel, 'Not ready: At lunch');
  await choose(other, 'Available');
  await shows(desk.panel, 'Available');
  await eventually(told, 'available');
});

test('the telephony system sets the state, and a not ready agent still rings', async () => {
  const desk = await scenario.openConnected();
  await system().setAgent(ada.oid, false, 'Supervisor');
  await shows(desk.panel, 'Not ready: Supervisor');
  const ring = await scenario.ring('+12025550199');
  await desk.card(desk.panel, '0199').getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
  await system().setAgent(ada.oid, true);
  await shows(desk.panel, 'Available');
});

test('a call makes the agent busy; a choice made in the call counts when it is over', async () => {
  const desk = await scenario.openConnected();
  await shows(desk.panel, 'Available');
  const ring = await scenario.ring('+12025550199');
  await desk.card(desk.panel, '0199').getByRole('button', { name: 'Accept' }).click();
  await shows(desk.panel, 'In a call');
  await eventually(told, 'busy');
  await choose(desk, 'Not ready');
  await shows(desk.panel, 'In a call, then Not ready');
  await scenario.hangUp(ring);
  await shows(desk.panel, 'Wrap-up, then Not ready');
  await eventually(told, 'wrap-up');
  await desk.panel.getByRole('button', { name: 'Done' }).click();
  await shows(desk.panel, 'Not ready');
  await eventually(told, 'not-ready');
  await choose(desk, 'Available');
  await eventually(told, 'available');
});

test('a state that was changed while the line was cut is there when it is back', async () => {
  const desk = await scenario.openConnected();
  await shows(desk.panel, 'Available');
  await scenario.simulator.signalr.pause();
  await desk.waitForLine(desk.panel, 'reconnecting');
  await system().setAgent(ada.oid, false, 'Break');
  await scenario.simulator.signalr.resume();
  await desk.waitForLine(desk.panel, 'connected');
  await shows(desk.panel, 'Not ready: Break');
  await system().setAgent(ada.oid, true);
  await shows(desk.panel, 'Available');
});

test('with Omnichannel its presence and the agent’s state go together, both ways and in a call', async () => {
  const words = { presence: { winner: 'dynamics', notReadyReasons: [{ value: 'Lunch', label: 'At lunch' }] } };
  const desk = await scenario.openConnected({
    query: `?cif=omnichannel&customParams=${encodeURIComponent(JSON.stringify(words))}`,
  });
  const presence = desk.page.getByLabel('Presence');
  await shows(desk.panel, 'Available');
  await presence.selectOption('Appear away');
  await shows(desk.panel, 'Not ready: Appear away');
  await eventually(told, 'not-ready');
  await choose(desk, 'Available');
  await eventually(() => presence.inputValue(), 'Available');
  await system().setAgent(ada.oid, false, 'Lunch');
  await eventually(() => presence.inputValue(), 'Lunch');
  await shows(desk.panel, 'Not ready: At lunch');
  await presence.selectOption('Available');
  await eventually(told, 'available');
  const ring = await scenario.ring('+12025550199');
  await desk.card(desk.panel, '0199').getByRole('button', { name: 'Accept' }).click();
  await eventually(() => presence.inputValue(), 'Busy');
  await scenario.hangUp(ring);
  await desk.panel.getByRole('button', { name: 'Done' }).click();
  await eventually(() => presence.inputValue(), 'Available');
  await shows(desk.panel, 'Available');
});

test.each([
  ['dynamics', 'Available', 'Available'],
  ['telephony', 'Not ready: Supervisor', 'Do not disturb'],
])('what differs when the panel starts is settled by the setting: %s', async (winner, words, text) => {
  await system().setAgent(ada.oid, false, 'Supervisor');
  const settled = encodeURIComponent(JSON.stringify({ presence: { winner } }));
  const desk = await scenario.openConnected({ query: `?cif=omnichannel&customParams=${settled}` });
  await shows(desk.panel, words);
  await eventually(() => desk.page.getByLabel('Presence').inputValue(), text);
  await system().setAgent(ada.oid, true);
});
