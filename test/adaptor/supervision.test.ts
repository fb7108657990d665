import { randomUUID } from 'node:crypto';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { directory } from '../../simulator/directory';
import { ada, ben, eventually, startAdaptorWorld, type AdaptorWorld, type Softphone } from './adaptorWorld';

const source = directory.telephony.clientId;
let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld({ DialFormats: 'tel, supervise', Supervisors: ben });
}, 30_000);
afterAll(() => world.stop());

const asksToListen = (softphone: Softphone, callId: string) =>
  softphone.send({ type: 'command.dial', id: callId, callId, source, target: '201', format: 'supervise' });
const given = (callId: string) =>
  world.webhooks.filter(({ event }) => event.type === 'command.requested' && event.subject === callId);

it('only supervisors are offered to listen, and only theirs is taken: whoever else asks is refused before the telephony system hears of it', async () => {
  expect((await world.call('GET', 'calls', world.tokens.ada)).body.dialling).toEqual({
    source,
    formats: ['tel'],
    directory: true,
  });
  expect((await world.call('GET', 'calls', world.tokens.ben)).body.dialling).toEqual({
    ...{ source, formats: ['tel', 'supervise'], directory: true },
  });
  const agent = await world.connect(world.tokens.ada);
  const callId = randomUUID();
  expect(await asksToListen(agent, callId)).toEqual({ ok: false, reason: 'not-possible' });
  expect(given(callId)).toEqual([]);
});

it('a supervisor’s call begins with listening, goes to the telephony system as a dial, and tells who hears the supervisor', async () => {
  const supervisor = await world.connect(world.tokens.ben);
  const callId = randomUUID();
  const latest = (): CallSnapshot | undefined => supervisor.pushes.filter((push) => push.callId === callId).at(-1);
  expect(await asksToListen(supervisor, callId)).toMatchObject({ ok: true, state: 'initiated' });
  const { event } = await eventually('telephony is asked', () => given(callId)[0]);
  expect(event.data).toMatchObject({ command: 'dial', format: 'supervise', target: '201', userId: ben });
  await eventually('it is shown', () => latest()?.supervision === 'listen');
  const tell = (type: string, data: Readonly<Record<string, unknown>> = {}) =>
    world.ring(ben, { specversion: '1.0', source: '/pbx', id: randomUUID(), subject: callId, type, data });
  await tell('call.connected', { capabilities: ['serverHangup', 'supervise'] });
  await eventually('they listen', () => latest()?.state === 'connected');
  const id = randomUUID();
  expect(await supervisor.send({ type: 'command.whisper', id, callId, source })).toMatchObject({ ok: true });
  await eventually('telephony is asked to whisper', () => given(callId).length === 2);
  await tell('call.whispering');
  await eventually('it is told', () => latest()?.supervision === 'whisper' && latest()?.commands === undefined);
});

it('an agent’s own call says that a supervisor is in it, when the telephony system tells it', async () => {
  const agent = await world.connect(world.tokens.ada);
  const callId = `c-${randomUUID()}`;
  const tell = (type: string, data: Readonly<Record<string, unknown>> = {}) =>
    world.ring(ada, { specversion: '1.0', source: '/pbx', id: randomUUID(), subject: callId, type, data });
  await tell('call.offered', { from: { number: '+12025550123' } });
  await tell('call.connected');
  await tell('call.supervised');
  await eventually(
    'it is told',
    () => agent.pushes.filter((push) => push.callId === callId).at(-1)?.supervised === true,
  );
});
