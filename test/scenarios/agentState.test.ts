import type { AgentWord } from '../../protocol/agentWords';
import { eventually } from './harness/eventually';
import type { Desk, Place } from './harness/desk';
import { people } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk, type Where } from './harness/threePlaces';
import { ada } from './harness/useSimulator';

const scenario = useThreePlaces();
const settings = encodeURIComponent(
  JSON.stringify({ presence: { notReadyReasons: [{ value: 'Lunch', label: 'At lunch', minutes: 30 }] } }),
);
const queries: Readonly<Record<Where, string>> = {
  v2: `customParams=${settings}`,
  v1: `customParams=${settings}`,
  plain: `contact=${people.thomas.contactId}&settings=${settings}`,
};
const system = () => scenario.simulator.telephony.system;
const told = (): AgentWord | undefined =>
  system()
    .agents.list()
    .find(({ userId }) => userId === ada.oid)?.state;
/** Whatever time it has counted. */
const shows = (place: Place, words: string) =>
  (place as Desk['panel'])
    .getByRole('button', { name: new RegExp(`^Your state: ${words}( just now| for .+| \\d+ of .+)?$`) })
    .waitFor();
const choose = async ({ place }: Pick<PlacedDesk, 'place'>, words: string): Promise<void> => {
  await place.getByTestId('agent-state').click();
  await place.getByRole('menuitemradio', { name: words }).click();
};

describe.each(threePlaces)('the state of an agent, in %s', (where) => {
  const notReady = 'Not ready: At lunch';
  const open = (): Promise<PlacedDesk> => scenario.openConnectedIn(where, { query: queries[where] });

  test('what the agent chooses is with the telephony system and there after a reload; what that sets is here', async () => {
    const placed = await open();
    const { desk, place } = placed;
    await choose(placed, notReady);
    await shows(place, notReady);
    await eventually(told, 'not-ready');
    await desk.page.reload();
    await shows(place, notReady);
    await place.getByTestId('agent-state').getByText('0 of 30 min').waitFor();
    await choose(placed, 'Available');
    await eventually(told, 'available');

    await system().setAgent(ada.oid, false, 'Supervisor');
    await shows(place, 'Not ready: Supervisor');
    // A not ready agent still rings.
    const ring = await scenario.ring('+12025550199');
    await desk.card(place, '0199').getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    await scenario.simulator.signalr.pause();
    await desk.waitForLine(place, 'reconnecting');
    await system().setAgent(ada.oid, true);
    await scenario.simulator.signalr.resume();
    await desk.waitForLine(place, 'connected');
    await shows(place, 'Available');
  });

  test('a call makes the agent busy; a choice made in the call counts when it is over, and can be taken back', async () => {
    const placed = await open();
    const { desk, place } = placed;
    await shows(place, 'Available');
    const ring = await scenario.ring('+12025550199');
    await desk.card(place, '0199').getByRole('button', { name: 'Accept' }).click();
    await shows(place, 'In a call, then Available');
    await eventually(told, 'busy');
    await choose(placed, notReady);
    await shows(place, `In a call, then ${notReady} · 30 min`);
    await desk.page.reload();
    await place.getByTestId('agent-state').getByText(`then ${notReady} · 30 min`).waitFor();
    await choose(placed, 'Available');
    await shows(place, 'In a call, then Available');
    await choose(placed, notReady);
    await shows(place, `In a call, then ${notReady} · 30 min`);
    // It has not begun: the telephony system sees what comes, and that the agent is busy.
    expect(told()).toBe('busy');
    await scenario.hangUp(ring);
    await shows(place, `Wrap-up, then ${notReady} · 30 min`);
    await eventually(told, 'wrap-up');
    await place.getByRole('button', { name: 'Done' }).click();
    await shows(place, notReady);
    await eventually(told, 'not-ready');
    await place.getByTestId('agent-state').getByText('0 of 30 min').waitFor();
    await choose(placed, 'Available');
    await eventually(told, 'available');
  });
});

test('what the agent chooses is in every window', async () => {
  const context = await scenario.browser();
  const desk = await scenario.openConnected({}, context);
  const other = await scenario.openConnected({}, context);
  await choose({ place: desk.panel }, 'Not ready');
  await Promise.all([shows(desk.panel, 'Not ready'), shows(other.panel, 'Not ready')]);
  await choose({ place: other.panel }, 'Available');
  await shows(desk.panel, 'Available');
});

test('the queues that telephony tells stand between calls in every window, also after a reload', async () => {
  const desk = await scenario.openConnected();
  const stands = (words: string) => desk.panel.getByTestId('queue').filter({ hasText: words }).waitFor();
  await system().tellQueues(ada.oid, [{ name: 'Billing', waiting: 3, longestWaitMs: 130_000, available: 2 }]);
  await stands('3 waiting · 2 available');
  await system().tellQueues(ada.oid, [{ name: 'Billing', waiting: 0 }]);
  await stands('nobody waiting');
  await desk.page.reload();
  await stands('nobody waiting');
  const ring = await scenario.ring('+12025550199');
  await desk.card(desk.panel, '0199').getByRole('button', { name: 'Reject' }).waitFor();
  await desk.panel.getByTestId('queues').waitFor({ state: 'detached' });
  await scenario.hangUp(ring);
  await system().tellQueues(ada.oid, []);
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
  await choose({ place: desk.panel }, 'Available');
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
