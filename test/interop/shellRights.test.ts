import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../scenarios/harness/eventually';
import { InteropWorld } from './harness/interopWorld';
import { loudness, loudParts } from './harness/tones';

jest.setTimeout(60_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '', { system: true });
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

it('with the class system mute silences the agent, and the log says that this user has a shell', async () => {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  await world.call('12025550100');
  const ring = await agent.next([]);
  expect(ring.capabilities).toEqual(expect.arrayContaining(['answer', 'mute']));
  // Accept answers the telephone: nobody need be told to do it.
  expect(ring.answerAtPhone).toBeUndefined();
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  const hearsItself = (): boolean => loudness(telephone.heard().slice(-2_400), telephone.hertz) > 2_000;
  await eventually(hearsItself, true);
  await agent.command(ring, { type: 'command.mute' });
  await eventually(() => agent.call(ring.callId)?.muted, true);
  await eventually(hearsItself, false);
  await agent.command(ring, { type: 'command.unmute' });
  await eventually(() => agent.call(ring.callId)?.muted, undefined);
  await eventually(hearsItself, true);
  // Nobody has begun to record: so it can be begun, and ended.
  const recording = (): string | undefined => agent.call(ring.callId)?.recording;
  expect(recording()).toBe('off');
  await agent.command(ring, { type: 'command.record-start' });
  await eventually(recording, 'on');
  await eventually(() => loudParts(world.pbx.recorded(), telephone.hertz).includes('111'), true);
  await agent.command(ring, { type: 'command.record-stop' });
  await eventually(recording, 'off');
  const length = world.pbx.recorded().length;
  await sleep(500);
  expect(world.pbx.recorded().length).toBeLessThan(length + 4_000);
  expect(world.connector.said('user-has-a-shell-right')).toBe(true);
});
