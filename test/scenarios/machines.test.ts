import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();

async function twoMachines(where: Where) {
  const office = await scenario.openConnectedIn(where);
  const home = await scenario.openConnectedIn(where);
  expect(scenario.connections()).toBe(2);
  return { office, home };
}

test.each(threePlaces)(
  'an agent with two machines, in %s: both ring, one answers, the other stops at once and is told nothing wrong',
  async (where) => {
    const { office, home } = await twoMachines(where);
    const ring = await scenario.ring(people.maria.number);
    const inOffice = office.desk.card(office.place, ending(people.maria.number));
    const atHome = home.desk.card(home.place, ending(people.maria.number));
    await inOffice.getByRole('button', { name: 'Accept' }).waitFor();
    await atHome.getByRole('button', { name: 'Accept' }).waitFor();
    await scenario.seen(ring);
    await atHome.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await inOffice.waitFor({ state: 'detached', timeout: 2_000 });
    await office.desk.notificationGone();
    expect(await office.place.getByTestId('trouble').count()).toBe(0);
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    await scenario.endCall(where, home, ring);
  },
);

test('two machines accept at the same moment: one has the call, telephony hears one answer', async () => {
  const { office, home } = await twoMachines('v2');
  const ring = await scenario.ring(people.thomas.number);
  const buttons = [office, home].map(({ desk, place }) =>
    desk.card(place, ending(people.thomas.number)).getByRole('button', { name: 'Accept' }),
  );
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click({ timeout: 3_000 }).catch(() => undefined)));
  expect(await scenario.outcome(ring)).toBe('accepted');
  await Promise.all(buttons.map((button) => button.waitFor({ state: 'detached' })));
  expect(scenario.told(ring).filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  await scenario.hangUp(ring);
});

test('an accept that comes after the caller gave up is answered with: the call was taken back', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.nancy.number);
  const card = desk.card(desk.panel, ending(people.nancy.number));
  await card.getByRole('button', { name: 'Accept' }).waitFor();
  await eventually(() => scenario.told(ring).includes('shown'), true);
  // Telephony hears of "shown" before the softphone has its answer, and an answer that finds the call over takes the
  // ring away, as it should.
  await sleep(500);
  // The word that the caller is gone gets lost: the agent still sees a ring.
  scenario.simulator.signalr.faults.onDelivery = ({ target }) => (target === 'ReceiveNotification' ? 'drop' : 'pass');
  try {
    await scenario.hangUp(ring);
    await sleep(300);
    await card.getByRole('button', { name: 'Accept' }).click();
    await desk.panel.getByText('The call was over before your answer arrived.').waitFor();
    expect(await card.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    expect(scenario.told(ring)).not.toContain('accepted');
  } finally {
    scenario.simulator.signalr.faults.onDelivery = undefined;
  }
});
