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
  type Softphone,
} from './adaptorWorld';

let world: AdaptorWorld;
const offering = { capabilities: callCapabilities };
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

const about = (callId: string) => ({
  specversion: '1.0',
  source: '/pbx',
  id: `${callId}-${Math.random()}`,
  subject: callId,
});
const told = (callId: string, type: string, data: Readonly<Record<string, unknown>> = {}) =>
  world.ring(ada, { ...about(callId), type, data });

/** A call that the agent has accepted, and that its telephony system can do all with. */
async function liveCall(more: Readonly<Record<string, unknown>> = offering) {
  const softphone = await world.connect(world.tokens.ada);
  const callId = freshId();
  await world.ring(ada, offeredEvent(callId, { data: { callId, from: { number: '+12025550123' }, ...more } }));
  const ring = await eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId));
  await softphone.send(acknowledge(ring, 'accepted'));
  const send = (command: CallCommand, from: Softphone = softphone) =>
    from.send(toCommandMessage(command, { id: `${callId}-${command.command}`, callId, source: ring.source }));
  const latest = () => softphone.pushes.filter((push) => push.callId === callId).at(-1);
  const given = (command: string) =>
    eventually(`telephony is given ${command}`, () =>
      world.webhooks.find(
        ({ event }) => event.type === 'command.requested' && event.subject === callId && event.data.command === command,
      ),
    );
  return { softphone, callId, ring, send, latest, given };
}

it('a hold goes to the telephony system, is under way in every window, and is done when the call is held', async () => {
  const { softphone, callId, send, latest, given } = await liveCall();
  expect(await send({ command: 'hold' })).toMatchObject({ ok: true, state: 'connected' });
  await eventually('it is under way', () => latest()?.commands?.[0]?.command === 'hold');
  const { event } = await given('hold');
  expect(event.data).toEqual({
    callId,
    userId: ada,
    commandId: `${callId}-hold`,
    command: 'hold',
    expiresInMs: expect.any(Number),
  });
  expect((await told(callId, 'com.example.call.held')).status).toBe(202);
  await eventually('it is held', () => latest()?.state === 'held' && latest()?.commands === undefined);
  await softphone.stop();
}, 20_000);

it('digits, mute and transfer reach the telephony system with what they need; the transfer ends the call here', async () => {
  const { softphone, callId, send, latest, given } = await liveCall();
  await send({ command: 'send-digits', digits: '12#' });
  expect((await given('send-digits')).event.data.digits).toBe('12#');
  await send({ command: 'mute' });
  await given('mute');
  await told(callId, 'command.succeeded', { commandId: `${callId}-mute` });
  await eventually('it is muted', () => latest()?.muted === true);
  await send({ command: 'blind-transfer', target: 'sip:desk@example.com' });
  expect((await given('blind-transfer')).event.data.target).toBe('sip:desk@example.com');
  await told(callId, 'call.transferred');
  await eventually('it has gone', () => latest()?.reason === 'transferred');
  expect(JSON.stringify(softphone.pushes)).not.toContain('sip:desk');
  await softphone.stop();
}, 20_000);

it('a recording is told with the offer, paused by a command, and by nobody who may not', async () => {
  const { softphone, callId, ring, send, latest, given } = await liveCall({ ...offering, recording: 'on' });
  expect(ring.recording).toBe('on');
  expect(await send({ command: 'record-start' })).toMatchObject({ ok: false, reason: 'illegal-state' });
  await send({ command: 'record-pause' });
  expect((await given('record-pause')).event.data).toMatchObject({
    command: 'record-pause',
    expiresInMs: expect.any(Number),
  });
  await eventually('it is under way', () => latest()?.commands?.[0]?.command === 'record-pause');
  expect(latest()?.recording).toBe('on');
  expect((await told(callId, 'com.example.call.record-paused')).status).toBe(202);
  await eventually('it is paused', () => latest()?.recording === 'paused' && latest()?.commands === undefined);
  await send({ command: 'record-resume' });
  await told(callId, 'command.failed', { commandId: `${callId}-record-resume` });
  await eventually('it failed', () => latest()?.failedCommand?.command === 'record-resume');
  expect(latest()?.recording).toBe('paused');
  const fixed = await liveCall({ capabilities: ['hold'], recording: 'possible' });
  expect(fixed.ring.recording).toBe('possible');
  expect(await fixed.send({ command: 'record-pause' })).toMatchObject({ ok: false, reason: 'not-possible' });
  await Promise.all([softphone.stop(), fixed.softphone.stop()]);
}, 20_000);

it('a refused command has failed at once, one that nobody answers within its time', async () => {
  const { softphone, callId, send, latest } = await liveCall();
  await send({ command: 'hold' });
  await told(callId, 'command.failed', { commandId: `${callId}-hold` });
  await eventually('it was refused', () => latest()?.failedCommand?.why === 'refused');
  await send({ command: 'mute' });
  await eventually('nobody answered', () => latest()?.failedCommand?.why === 'no-answer', 18_000);
  expect(latest()).toMatchObject({ state: 'connected', failedCommand: { command: 'mute' } });
  expect(latest()).not.toHaveProperty('commands');
  await softphone.stop();
}, 30_000);

it('only the agent who has the call can command it, and only what the telephony system can do', async () => {
  const { softphone, callId, send } = await liveCall({ capabilities: ['mute'] });
  expect(await send({ command: 'hold' })).toMatchObject({ ok: false, reason: 'not-possible' });
  expect(await send({ command: 'unmute' })).toMatchObject({ ok: false, reason: 'illegal-state' });
  const stranger = await world.connect(world.tokens.ben);
  expect(await send({ command: 'mute' }, stranger)).toMatchObject({ ok: false, reason: 'not-yours' });
  expect(world.webhooks.some(({ event }) => event.subject === callId && event.type === 'command.requested')).toBe(
    false,
  );
  await Promise.all([softphone.stop(), stranger.stop()]);
}, 20_000);

it('without a webhook there is nobody to command, so a reported call offers nothing and a plain one its end', async () => {
  const silent = await startAdaptorWorld({ TelephonyWebhookUrl: '', DialTelephonyApp: '', Directory: 'no' });
  try {
    const softphone = await silent.connect(silent.tokens.ada);
    const callId = freshId();
    await silent.ring(ada, offeredEvent(callId, { data: { callId, ...offering } }));
    const reported = await eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId));
    expect(reported.capabilities).toEqual([]);
    await silent.ring(ada, { PhoneNumber: '+12025550123' });
    const plain = await eventually('it rings', () => softphone.pushes.find((push) => push.assumed));
    expect(plain).not.toHaveProperty('capabilities');
    // Dialled at the telephone: what can be done with it is said again as it rings there.
    const dialled = freshId();
    await silent.ring(ada, offeredEvent(dialled, { data: { callId: dialled, direction: 'outbound', ...offering } }));
    await silent.ring(ada, { ...about(dialled), type: 'call.alerting', data: offering });
    const rings = await eventually('it rings there', () =>
      softphone.pushes.find(({ callId: id, farEndRings }) => id === dialled && farEndRings === true),
    );
    expect(rings.capabilities).toEqual([]);
  } finally {
    await silent.stop();
  }
}, 40_000);
