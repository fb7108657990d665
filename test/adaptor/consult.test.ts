import { callCapabilities } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import { toCommandMessage } from '../../protocol/messages/commandMessage';
import {
  acknowledge,
  ada,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  type AdaptorWorld,
} from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

const told = (callId: string, type: string, data: Readonly<Record<string, unknown>> = {}) =>
  world.ring(ada, {
    specversion: '1.0',
    source: '/pbx',
    id: `${callId}-${Math.random()}`,
    subject: callId,
    type,
    data,
  });

/** A call that the agent has accepted, with a second one about it. */
async function consulting() {
  const softphone = await world.connect(world.tokens.ada);
  const [first, second] = [freshId(), freshId()];
  const latest = (callId: string) => softphone.pushes.filter((push) => push.callId === callId).at(-1);
  await world.ring(ada, offeredEvent(first, { data: { callId: first, capabilities: callCapabilities } }));
  const ring = await eventually('it rings', () => latest(first));
  await softphone.send(acknowledge(ring, 'accepted'));
  const send = (callId: string, command: CallCommand) =>
    softphone.send(
      toCommandMessage(command, { id: `${callId}-${command.command}-${Math.random()}`, callId, source: ring.source }),
    );
  const given = (callId: string, command: string) =>
    eventually(`telephony is given ${command}`, () =>
      world.webhooks.find(
        ({ event }) => event.type === 'command.requested' && event.subject === callId && event.data.command === command,
      ),
    );
  const begin = async () => {
    await told(first, 'call.held');
    const about = { direction: 'outbound', to: { number: '+12025550177' }, relatedCallId: first };
    return told(second, 'call.offered', { ...about, capabilities: callCapabilities });
  };
  return { softphone, first, second, latest, send, given, begin };
}

it('a consultation goes to the telephony system, begins beside the held call, and both end as transferred', async () => {
  const { softphone, first, second, latest, send, given, begin } = await consulting();
  expect(await send(first, { command: 'consult', target: '+12025550177' })).toMatchObject({ ok: true });
  expect((await given(first, 'consult')).event.data).toMatchObject({ command: 'consult', target: '+12025550177' });
  expect((await begin()).status).toBe(202);
  await eventually('both know each other, and the command is done', () => {
    const [one, two] = [latest(first), latest(second)];
    const belong = one?.relatedCallId === second && two?.relatedCallId === first && two.consultation === true;
    return belong && one.state === 'held' && one.commands === undefined;
  });
  expect(await send(first, { command: 'consult', target: '+12025550178' })).toMatchObject({ reason: 'illegal-state' });
  await told(second, 'call.connected');
  expect(await send(second, { command: 'complete-transfer' })).toMatchObject({ ok: true });
  await given(second, 'complete-transfer');
  await Promise.all([told(first, 'call.transferred'), told(second, 'call.transferred')]);
  await eventually('both are gone', () => [first, second].every((callId) => latest(callId)?.reason === 'transferred'));
  await softphone.stop();
}, 20_000);

it('back to the caller: the second call is over, the first goes on and can ask somebody else', async () => {
  const { softphone, first, second, latest, send, given, begin } = await consulting();
  await begin();
  await eventually('they belong together', () => latest(first)?.relatedCallId === second);
  expect(await send(second, { command: 'cancel-consult' })).toMatchObject({ ok: true });
  await given(second, 'cancel-consult');
  await told(second, 'call.disconnected', { reason: 'normal' });
  await told(first, 'call.retrieved');
  await eventually('the first goes on alone', () => {
    const one = latest(first);
    return one?.state === 'connected' && one.relatedCallId === undefined && latest(second)?.reason === 'cancelled';
  });
  expect(await send(first, { command: 'consult', target: '+12025550177' })).toMatchObject({ ok: true });
  await softphone.stop();
}, 20_000);

it('when the caller hangs up meanwhile nothing is left to be joined, and the second call goes on', async () => {
  const { softphone, first, second, latest, send, begin } = await consulting();
  await begin();
  await told(second, 'call.connected');
  await eventually('they belong together', () => latest(first)?.relatedCallId === second);
  await told(first, 'call.disconnected', { reason: 'normal' });
  await eventually('it goes on alone', () => {
    const two = latest(second);
    return two?.state === 'connected' && two.relatedCallId === undefined;
  });
  expect(await send(second, { command: 'complete-transfer' })).toMatchObject({ ok: false, reason: 'illegal-state' });
  await softphone.stop();
}, 20_000);

it('a consultation of a call that is over, or that nobody knows, is a call of its own', async () => {
  const { softphone, first, second, latest, begin } = await consulting();
  await told(first, 'call.disconnected', { reason: 'normal' });
  await begin();
  await eventually('it is alone', () => {
    const two = latest(second);
    return two?.state === 'initiated' && two.relatedCallId === undefined;
  });
  await softphone.stop();
}, 20_000);

it('an emergency number is not asked either', async () => {
  const { softphone, first, send } = await consulting();
  expect(await send(first, { command: 'consult', target: '911' })).toMatchObject({
    ok: false,
    reason: 'emergency-number',
  });
  await softphone.stop();
}, 20_000);
