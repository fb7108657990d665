import { randomUUID } from 'node:crypto';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import type { DialMessage, SoftphoneMessage } from '../../protocol/messages/softphoneMessage';
import { directory } from '../../simulator/directory';
import { ada, ben, eventually, startAdaptorWorld, type AdaptorWorld, type Softphone } from './adaptorWorld';

let world: AdaptorWorld;
let softphone: Softphone;
beforeAll(async () => {
  world = await startAdaptorWorld();
  softphone = await world.connect(world.tokens.ada);
}, 30_000);
afterAll(() => world.stop());

const source = directory.telephony.clientId;
const dialling = (callId: string, more: Partial<DialMessage> = {}): DialMessage => ({
  type: 'command.dial',
  id: callId,
  callId,
  source,
  target: '+12025550142',
  format: 'tel',
  ...more,
});
const latest = (callId: string): CallSnapshot | undefined =>
  softphone.pushes.filter((push) => push.callId === callId).at(-1);
const given = (callId: string) =>
  world.webhooks.filter(({ event }) => event.type === 'command.requested' && event.subject === callId);
const told = (callId: string, type: string, data: Readonly<Record<string, unknown>> = {}, oid: string = ada) =>
  world.ring(oid, { specversion: '1.0', source: '/pbx', id: randomUUID(), subject: callId, type, data });
const hangup = (callId: string): SoftphoneMessage => ({ type: 'command.hangup', id: randomUUID(), callId, source });

/** A call that the telephony system has been asked to dial. */
async function dialled(more: Partial<DialMessage> = {}) {
  const callId = randomUUID();
  const answer = await softphone.send(dialling(callId, more));
  const webhook = await eventually('telephony is asked to dial', () => given(callId)[0]);
  return { callId, answer, webhook };
}

it('what can be dialled is told with the list of calls', async () => {
  const list = await world.call('GET', 'calls', world.tokens.ada);
  expect(list.body.dialling).toEqual({ source, formats: ['tel', 'sip'], directory: true });
});

it('a dialled call is stored, shown as dialling, and given to the telephony system without name and record', async () => {
  const record = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' };
  const { callId, answer, webhook } = await dialled({ name: 'Yvonne McKay', record });
  expect(answer).toEqual({ ok: true, state: 'initiated', version: 1 });
  expect(webhook.event.data).toEqual({
    callId,
    userId: ada,
    commandId: callId,
    command: 'dial',
    target: '+12025550142',
    format: 'tel',
    expiresInMs: expect.any(Number),
  });
  await eventually('it is shown', () => latest(callId)?.state === 'initiated');
  expect(latest(callId)).toMatchObject({
    direction: 'outbound',
    to: { number: '+12025550142', displayName: 'Yvonne McKay' },
    record,
    commands: [{ id: callId, command: 'dial' }],
  });
  const list = await world.call('GET', 'calls', world.tokens.ada);
  expect(list.body.calls).toEqual(expect.arrayContaining([expect.objectContaining({ callId, record })]));
});

it('a repeat of the message does not dial twice', async () => {
  const { callId } = await dialled();
  expect(await softphone.send(dialling(callId))).toMatchObject({ ok: true, state: 'initiated' });
  expect(await softphone.send(dialling(callId, { id: 'another' }))).toMatchObject({
    ok: false,
    reason: 'illegal-state',
  });
  await told(callId, 'call.disconnected', { reason: 'busy' });
  expect(await softphone.send(dialling(callId))).toMatchObject({ ok: true, state: 'disconnected' });
  expect(given(callId)).toHaveLength(1);
});

it('rings at the other end, is answered, and then can do what its telephony system says', async () => {
  const { callId } = await dialled();
  await told(callId, 'com.example.call.alerting', { capabilities: ['hold', 'serverHangup'] });
  await eventually(
    'it rings there',
    () => latest(callId)?.farEndRings === true && latest(callId)?.commands === undefined,
  );
  await told(callId, 'call.connected');
  await eventually('they talk', () => latest(callId)?.state === 'connected');
  expect(latest(callId)).toMatchObject({ capabilities: ['hold', 'serverHangup'], connectedForMs: expect.any(Number) });
  expect(latest(callId)?.farEndRings).toBeUndefined();
});

it.each(['busy', 'no-answer', 'rejected', 'unreachable'] as const)(
  'ends as %s, and waits to be logged',
  async (reason) => {
    const { callId } = await dialled();
    await told(callId, 'call.disconnected', { reason });
    await eventually('it is over', () => latest(callId)?.state === 'disconnected');
    expect(latest(callId)?.reason).toBe(reason);
    const list = await world.call('GET', 'calls', world.tokens.ada);
    expect(list.body.ended).toEqual(expect.arrayContaining([expect.objectContaining({ callId, reason })]));
  },
);

it('the agent cancels while it rings', async () => {
  const { callId } = await dialled();
  await told(callId, 'call.alerting');
  expect(await softphone.send(hangup(callId))).toMatchObject({ ok: true, state: 'initiated' });
  await eventually('telephony is asked to end it', () =>
    given(callId).some(({ event }) => event.data.command === 'hangup'),
  );
  await told(callId, 'call.disconnected');
  await eventually('it is over', () => latest(callId)?.reason === 'cancelled');
});

it('a telephony system that refuses to dial ends the call as not dialled', async () => {
  const { callId } = await dialled();
  await told(callId, 'command.failed', { commandId: callId });
  await eventually('it is over', () => latest(callId)?.reason === 'not-dialled');
});

it('a telephony system that never says a word: the call ends by itself, and is not dialled later', async () => {
  const { callId } = await dialled();
  await eventually('it is over', () => latest(callId)?.reason === 'not-dialled', 15_000);
  await told(callId, 'call.connected');
  expect(latest(callId)?.state).toBe('disconnected');
}, 25_000);

it('what no connector dials is refused, and so are calls of others', async () => {
  const callId = randomUUID();
  expect(await softphone.send(dialling(callId, { format: 'mailto' }))).toEqual({ ok: false, reason: 'not-possible' });
  expect(await softphone.send(dialling(callId, { source: directory.otherTelephony.clientId }))).toEqual({
    ok: false,
    reason: 'not-possible',
  });
  expect(await softphone.send(dialling('call-1'))).toEqual({ ok: false, reason: 'malformed' });
  const hers = await dialled();
  const other = await world.connect(world.tokens.ben);
  expect(await other.send(dialling(hers.callId, { id: 'mine' }))).toEqual({ ok: false, reason: 'not-yours' });
  expect(await other.send(hangup(hers.callId))).toMatchObject({ ok: false, reason: 'not-yours' });
  expect((await told(hers.callId, 'call.connected', {}, ben)).status).toBe(404);
  expect(latest(hers.callId)?.state).toBe('initiated');
  await other.stop();
});

it('a call that the agent dials at the telephone itself is shown as being dialled and does not ring', async () => {
  const callId = randomUUID();
  const data = { callId, direction: 'outbound', to: { number: '+12025550142' } };
  expect((await told(callId, 'call.offered', data)).status).toBe(202);
  await eventually('it is shown', () => latest(callId)?.state === 'initiated');
  await told(callId, 'call.connected');
  await eventually('they talk', () => latest(callId)?.state === 'connected');
});

describe('emergency numbers are never handed over', () => {
  it.each([
    ['911', 'tel'],
    ['911#', 'tel'],
    ['9,911', 'tel'],
    ['*31#911', 'tel'],
    ['112,', 'tel'],
    ['*112', 'tel'],
    ['tel:112', 'tel'],
    ['\u0669\u0661\u0661', 'tel'],
    ['sip:911@pbx.example.com', 'sip'],
    ['@911', 'tel'],
    ['911 <ada>', 'tel'],
    ['9999,911', 'tel'],
    ['sip:911-emergency@pbx.example.com', 'sip'],
    ['sip:1@example.com,sip:911@pbx.example.com', 'sip'],
  ])('%s as %s is refused, also when a softphone says that it was confirmed', async (target, format) => {
    const callId = randomUUID();
    const answer = await softphone.send(dialling(callId, { target, format, confirmed: true }));
    expect(answer).toEqual({ ok: false, reason: 'emergency-number' });
    expect(given(callId)).toEqual([]);
  });

  it.each([['110'], ['+4911234567'], ['+12025550142;ext=911']])('%s is dialled', async (target) => {
    const { answer, webhook } = await dialled({ target });
    expect(answer).toMatchObject({ ok: true });
    expect(webhook.event.data).toMatchObject({ target });
  });

  it('a call is not given away to one', async () => {
    const { callId } = await dialled();
    await told(callId, 'call.connected', { capabilities: ['blindTransfer'] });
    await eventually('they talk', () => latest(callId)?.state === 'connected');
    for (const target of ['911', '9,911', 'sip:112@pbx.example.com', 'tel:911']) {
      const transfer = { type: 'command.blind-transfer', id: randomUUID(), callId, source, target } as const;
      expect(await softphone.send(transfer)).toEqual({ ok: false, reason: 'emergency-number' });
    }
    expect(given(callId).map(({ event }) => event.data.command)).toEqual(['dial']);
  });
});

describe('where the agent may be asked', () => {
  let asking: AdaptorWorld;
  beforeAll(async () => {
    asking = await startAdaptorWorld({ EmergencyCalls: 'ask', DialCountry: '', EmergencyNumbers: '5555' });
  }, 30_000);
  afterAll(() => asking.stop());

  it('only what was confirmed goes out; without a country, what is an emergency number nearly everywhere', async () => {
    const phone = await asking.connect(asking.tokens.ada);
    for (const target of ['911', '119', '5555']) {
      expect(await phone.send(dialling(randomUUID(), { target }))).toEqual({ ok: false, reason: 'emergency-number' });
      expect(await phone.send(dialling(randomUUID(), { target, confirmed: true }))).toMatchObject({ ok: true });
    }
  });
});
