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

const caller = { id: 'leg-1', state: 'connected', number: '+12025550123' };
const colleague = { id: 'leg-2', state: 'connected', displayName: 'Mo Noor' };

it('the calls of a consultation become one with a list, of which one is muted, put out, and which is left', async () => {
  const softphone = await world.connect(world.tokens.ada);
  const [first, second] = [freshId(), freshId()];
  const latest = (callId: string) => softphone.pushes.filter((push) => push.callId === callId).at(-1);
  const told = (callId: string, type: string, data: Readonly<Record<string, unknown>> = {}) =>
    world.ring(ada, {
      specversion: '1.0',
      source: '/pbx',
      id: `${type}-${Math.random()}`,
      subject: callId,
      type,
      data,
    });
  const send = async (callId: string, command: CallCommand) => {
    const id = freshId();
    const { source = '' } = latest(first) ?? {};
    const answer = await softphone.send(toCommandMessage(command, { id, callId, source }));
    return { id, answer };
  };
  const given = (commandId: string) =>
    eventually('telephony is given it', () =>
      world.webhooks.find(({ event }) => event.type === 'command.requested' && event.data.commandId === commandId),
    );

  await world.ring(ada, offeredEvent(first, { data: { callId: first, capabilities: callCapabilities } }));
  const ring = await eventually('it rings', () => latest(first));
  await softphone.send(acknowledge(ring, 'accepted'));
  await told(first, 'call.held');
  const about = { direction: 'outbound', to: { number: '4711' }, relatedCallId: first };
  await told(second, 'call.offered', { ...about, capabilities: callCapabilities });
  await told(second, 'call.connected');
  await eventually('they belong together', () => latest(first)?.relatedCallId === second);

  const merge = await send(second, { command: 'merge' });
  expect(merge.answer).toMatchObject({ ok: true });
  await given(merge.id);
  await told(first, 'call.conferenced', { parties: [caller, colleague] });
  await told(second, 'call.disconnected', { reason: 'normal' });
  await eventually('the first is the conference', () => {
    const one = latest(first);
    return one?.state === 'connected' && one.parties?.length === 2 && one.relatedCallId === undefined;
  });
  expect(latest(second)).toMatchObject({ state: 'disconnected', reason: 'normal' });

  const mute = await send(first, { command: 'mute-party', party: 'leg-2' });
  expect((await given(mute.id)).event.data).toMatchObject({ command: 'mute-party', party: 'leg-2' });
  await told(first, 'command.succeeded', { commandId: mute.id });
  await eventually('one is muted', () => latest(first)?.parties?.[1]?.muted === true);

  expect((await send(first, { command: 'drop-party', party: 'leg-9' })).answer).toMatchObject({
    reason: 'illegal-state',
  });
  const drop = await send(first, { command: 'drop-party', party: 'leg-2' });
  await given(drop.id);
  await told(first, 'call.conferenced', { parties: [caller] });
  await eventually('one is gone', () => latest(first)?.parties?.length === 1 && latest(first)?.commands === undefined);

  // With one other it is a call like any other: nobody can leave it, and with one more it is a conference again.
  expect((await send(first, { command: 'leave' })).answer).toMatchObject({ reason: 'illegal-state' });
  await told(first, 'call.conferenced', { parties: [caller, colleague] });
  await eventually('two are there again', () => latest(first)?.parties?.length === 2);
  const leave = await send(first, { command: 'leave' });
  await given(leave.id);
  await told(first, 'call.transferred');
  const over = await eventually('the agent is out', () => {
    const one = latest(first);
    return one?.state === 'disconnected' ? one : undefined;
  });
  expect(over).toMatchObject({ reason: 'transferred' });
  expect(over).not.toHaveProperty('parties');
  await softphone.stop();
}, 20_000);
