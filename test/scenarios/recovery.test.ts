import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

test('the SignalR Service restarts during a ring: the ring is still there and can be answered', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(desk.panel, ending(people.maria.number));
  await card.getByRole('button', { name: 'Accept' }).waitFor();
  await scenario.simulator.signalr.pause();
  await desk.waitForLine(desk.panel, 'reconnecting');
  await card.waitFor();
  await scenario.simulator.signalr.resume();
  await desk.waitForLine(desk.panel, 'connected');
  expect(await desk.card(desk.panel, ending(people.maria.number)).count()).toBe(1);
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
  await scenario.hangUp(ring);
});

describe.each(threePlaces)('in %s', (where) => {
  test('a call that comes while the line is cut rings as soon as the line is back, and does not wait for a slow Dataverse', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    await scenario.simulator.signalr.pause();
    await desk.waitForLine(place, 'reconnecting');
    // The service is away: the push fails for certain or its fate is unknown. The delivery is what is cut here.
    await scenario.simulator.signalr.resume();
    scenario.simulator.signalr.faults.onDelivery = ({ target }) => (target === 'ReceiveNotification' ? 'drop' : 'pass');
    try {
      const ring = await scenario.ring(people.nancy.number);
      expect(ring.outcome).toBeUndefined();
      scenario.simulator.signalr.faults.onDelivery = undefined;
      scenario.dynamicsOf(where).setDataverseDelayMs(600);
      scenario.simulator.signalr.cutSockets();
      const card = desk.card(place, ending(people.nancy.number));
      await card.getByRole('button', { name: 'Reject' }).waitFor();
      expect(await card.getByText(people.nancy.name).count()).toBe(0);
      await card.getByText(people.nancy.name).waitFor();
      await card.getByRole('button', { name: 'Reject' }).click();
      expect(await scenario.outcome(ring)).toBe('rejected');
    } finally {
      scenario.simulator.signalr.faults.onDelivery = undefined;
      scenario.dynamicsOf(where).setDataverseDelayMs(0);
    }
  });
});

test('a push that comes twice rings once', async () => {
  const desk = await scenario.openConnected();
  scenario.simulator.signalr.faults.onDelivery = () => 'duplicate';
  try {
    const ring = await scenario.ring(people.maria.number);
    const cards = desk.card(desk.panel, ending(people.maria.number));
    await cards.getByRole('button', { name: 'Reject' }).first().waitFor();
    expect(await cards.count()).toBe(1);
    expect(await desk.notification.count()).toBe(1);
    await scenario.seen(ring);
    await cards.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    expect(scenario.told(ring)).toEqual(['shown', 'rejected']);
  } finally {
    scenario.simulator.signalr.faults.onDelivery = undefined;
  }
});

test('a reload during a ring shows the ring again, and it can be answered', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(desk.panel, ending(people.maria.number));
  await card.waitFor();
  await desk.page.reload({ waitUntil: 'commit' });
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
  await scenario.hangUp(ring);
});

test('the adaptor is down for a while: the answer is said to be not stored, and works when it is back', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(people.thomas.number);
  const card = desk.card(desk.panel, ending(people.thomas.number));
  await card.getByRole('button', { name: 'Accept' }).waitFor();
  await eventually(() => scenario.told(ring).includes('shown'), true);
  await scenario.simulator.functions.kill();
  await scenario.simulator.functions.restart();
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await scenario.hangUp(ring);
});

test('the softphone tells the adaptor that its connection lives, and the adaptor takes it', async () => {
  const context = await scenario.browser();
  const beat = context.waitForEvent(
    'response',
    (response) => new URL(response.url()).pathname.endsWith('/heartbeat') && response.request().method() === 'POST',
  );
  await scenario.openConnected({}, context);
  expect((await beat).status()).toBe(200);
});
