import { callCapabilities } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import { toCommandMessage } from '../../protocol/messages/commandMessage';
import { ada, eventually, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

async function ringing() {
  const softphone = await world.connect(world.tokens.ada);
  const callId = freshId();
  const latest = () => softphone.pushes.filter((push) => push.callId === callId).at(-1);
  await world.ring(ada, offeredEvent(callId, { data: { callId, capabilities: callCapabilities } }));
  const { source } = await eventually('it rings', latest);
  const send = (command: CallCommand) =>
    softphone.send(toCommandMessage(command, { id: `${callId}-${command.command}`, callId, source }));
  const given = () =>
    world.webhooks.filter(({ event }) => event.type === 'command.requested' && event.subject === callId);
  return { softphone, callId, latest, send, given };
}

it('a ring that is sent on goes to the telephony system, whose word ends it as transferred', async () => {
  const { softphone, callId, latest, send, given } = await ringing();
  expect(await send({ command: 'deflect', target: 'Sales' })).toMatchObject({ ok: true });
  const { event } = await eventually('telephony is given it', () => given()[0]);
  expect(event.data).toMatchObject({ command: 'deflect', target: 'Sales' });
  await eventually('every window shows it as under way', () => latest()?.commands?.[0]);
  await world.ring(ada, {
    specversion: '1.0',
    source: '/pbx',
    id: `${callId}-x`,
    subject: callId,
    type: 'call.diverted',
  });
  await eventually('it is over', () => (latest()?.state === 'disconnected' ? latest() : undefined));
  expect(latest()).toMatchObject({ reason: 'transferred' });
  await softphone.stop();
});

it.each(['911', '9,911', 'sip:112@example.com'])('no ring is sent on to %s', async (target) => {
  const { softphone, send, given, latest } = await ringing();
  expect(await send({ command: 'deflect', target })).toMatchObject({ ok: false, reason: 'emergency-number' });
  expect(latest()).toMatchObject({ state: 'offered' });
  expect(given()).toEqual([]);
  await softphone.stop();
});
