import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const ringTtlMs = 5_000;
const scenario = useSimulator({ adaptorSettings: { RingTtlMs: String(ringTtlMs) } });

test('the adaptor dies right after it answered: telephony is still told how the ring ended', async () => {
  const desk = await scenario.openConnected();
  // Nobody can draw this ring: the tab is gone, its connection is not missed yet.
  await desk.page.close();
  const ring = await scenario.ring(people.thomas.number);
  expect(ring.outcome).toBeUndefined();
  await scenario.simulator.functions.kill();
  await scenario.simulator.functions.restart();
  expect(['not-shown', 'timed-out']).toContain(await scenario.outcome(ring, 30_000));
});

test('telephony’s webhook is down for a while: the outcome is told when it is back', async () => {
  const desk = await scenario.openConnected();
  scenario.simulator.telephony.receiver.refuseWith(503);
  const ring = await scenario.ring(people.nancy.number);
  await desk.card(desk.panel, ending(people.nancy.number)).getByRole('button', { name: 'Reject' }).click();
  await desk.page.waitForTimeout(500);
  expect(scenario.told(ring)).toEqual([]);
  scenario.simulator.telephony.receiver.refuseWith(undefined);
  expect(await scenario.outcome(ring, 40_000)).toBe('rejected');
});
