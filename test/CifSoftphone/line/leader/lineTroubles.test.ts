import { LineLeader } from '../../../../CifSoftphone/line/leader/lineLeader';
import type { LeaderView } from '../../../../CifSoftphone/line/lineScript';
import type { Trouble } from '../../../../CifSoftphone/core/troubles/trouble';
import { callCapabilities } from '../../../../protocol/callCapability';
import { keyOf, ring, source } from '../../core/calls/callSamples';
import { FakeLeaderPorts } from './fakeLeaderPorts';

const key = keyOf('a');
const live = (callId: string, version: number, more: Parameters<typeof ring>[1] = {}) =>
  ring(callId, { state: 'connected', capabilities: callCapabilities, version, ...more });

async function connected() {
  const ports = new FakeLeaderPorts();
  let last: LeaderView | undefined;
  const onView = (view: LeaderView): void => void (last = view);
  const { writeSubject } = ports;
  const leader = new LineLeader(
    { lineScriptUrl: '/line.js', given: {}, inherited: undefined, writeSubject, onView },
    ports,
  );
  await jest.advanceTimersByTimeAsync(0);
  const [connection] = ports.connections;
  if (connection === undefined) throw new Error('no connection was opened');
  connection.tell({ type: 'connected' });
  await jest.advanceTimersByTimeAsync(0);
  const trouble = (): Trouble | undefined => last?.trouble;
  const refuse = () => (connection.answer = () => Promise.resolve({ ok: false, reason: 'storage' }));
  const take = () => (connection.answer = () => Promise.resolve({ ok: true, state: 'connected' }));
  const told = async (kind: Trouble['kind']): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    expect(trouble()?.kind).toBe(kind);
  };
  const gone = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    expect(trouble()).toBeUndefined();
  };
  return { leader, ports, connection, refuse, take, told, gone };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the error of an answer that was not stored', () => {
  it('goes when the same ring is answered, and stays when another one is', async () => {
    const { leader, connection, refuse, take, told, gone } = await connected();
    connection.push(ring('a'));
    connection.push(ring('b'));
    refuse();
    await leader.send({ type: 'reject', key });
    await told('AnswerNotStored');
    take();
    await leader.send({ type: 'reject', key: keyOf('b') });
    await told('AnswerNotStored');
    await leader.send({ type: 'accept', key });
    await gone();
  });

  it('goes when its ring is over', async () => {
    const { leader, connection, refuse, told, gone } = await connected();
    connection.push(ring('a'));
    refuse();
    await leader.send({ type: 'reject', key });
    await told('AnswerNotStored');
    connection.push(ring('a', { state: 'disconnected', reason: 'timed-out', version: 5 }));
    await gone();
  });

  it('goes when the call can be ended after all', async () => {
    const { leader, connection, refuse, take, told, gone } = await connected();
    connection.push(live('a', 1));
    refuse();
    await leader.send({ type: 'command', key, command: { command: 'hangup' } });
    await told('AnswerNotStored');
    take();
    await leader.send({ type: 'command', key, command: { command: 'hangup' } });
    await gone();
  });
});

describe('the error of a command', () => {
  const failed = { id: 'k1', command: 'hold', why: 'refused' } as const;
  const holding = { commands: [{ id: 'k1', command: 'hold' }] } as const;

  it('goes when the same command works', async () => {
    const { connection, told, gone } = await connected();
    connection.push(live('a', 1, holding));
    connection.push(live('a', 2, { failedCommand: failed }));
    await told('CommandRefused');
    const again = [{ id: 'k2', command: 'hold' }] as const;
    connection.push(live('a', 3, { failedCommand: failed, commands: again }));
    await told('CommandRefused');
    connection.push(live('a', 4, { failedCommand: failed, state: 'held' }));
    await gone();
  });

  it('stays when another command works, and goes with the call', async () => {
    const { connection, told, gone } = await connected();
    connection.push(live('a', 1, holding));
    connection.push(live('a', 2, { failedCommand: failed, commands: [{ id: 'k2', command: 'mute' }] }));
    connection.push(live('a', 3, { failedCommand: failed, muted: true }));
    await told('CommandRefused');
    connection.push(live('a', 4, { state: 'disconnected', reason: 'normal' }));
    await gone();
  });
});

describe('that nobody knows what became of a recording', () => {
  const resuming = { recording: 'paused', commands: [{ id: 'k1', command: 'record-resume' }] } as const;
  const unanswered = {
    recording: 'possible',
    failedCommand: { id: 'k1', command: 'record-resume', why: 'no-answer' },
  } as const;

  it.each(['on', 'paused', 'off'] as const)('is over when telephony tells it, however late: %s', async (recording) => {
    const { connection, told, gone } = await connected();
    connection.push(live('a', 1, resuming));
    connection.push(live('a', 2, unanswered));
    await told('RecordingUnsure');
    connection.push(live('a', 3, { ...unanswered, muted: true }));
    await told('RecordingUnsure');
    connection.push(live('a', 4, { ...unanswered, recording }));
    await gone();
  });
});

it('the error of a number that was not dialled goes when one is', async () => {
  const { leader, ports, connection, told, gone } = await connected();
  ports.list = { ok: true, calls: [], ended: [], dialling: { source, formats: ['tel'] } };
  connection.tell({ type: 'reconnecting' });
  connection.tell({ type: 'connected' });
  await jest.advanceTimersByTimeAsync(0);
  ports.dialTarget = () => Promise.resolve({ ok: false, kind: 'EmergencyNumber' });
  await leader.send({ type: 'dial', callId: 'd1', wish: { text: '112', format: 'tel' } });
  await told('EmergencyNumber');
  ports.dialTarget = (text) => Promise.resolve({ ok: true, target: text });
  await leader.send({ type: 'dial', callId: 'd2', wish: { text: '+12025550142', format: 'tel' } });
  await gone();
});

it('the error of a state that was not stored goes when one is', async () => {
  const { leader, refuse, take, told, gone } = await connected();
  refuse();
  await leader.send({ type: 'agent-state', ready: false, changedBy: 'agent' });
  await told('AgentStateNotStored');
  take();
  await leader.send({ type: 'agent-state', ready: false, changedBy: 'agent' });
  await gone();
});

it('the error of a message that cannot be read goes with the next one that can', async () => {
  const { connection, told, gone } = await connected();
  connection.tell({ type: 'pushed', argument: { type: 'call.changed', data: 'nonsense' } });
  await told('MalformedMessage');
  connection.push(ring('a'));
  await gone();
});

it('what is not certain is asked before anything goes out, for a call and for a transfer; chosen, it goes out', async () => {
  const { leader, ports, connection } = await connected();
  ports.list = { ok: true, calls: [live('a', 1)], ended: [], dialling: { source, formats: ['tel'] } };
  connection.tell({ type: 'reconnecting' });
  connection.tell({ type: 'connected' });
  await jest.advanceTimersByTimeAsync(0);
  ports.dialTarget = (text, _format, sure) =>
    Promise.resolve(
      sure ? { ok: true, target: text } : { ok: false, kind: 'NumberUnclear', choices: ['+442079460123', '20'] },
    );
  const sent = () => connection.sent.map(({ type }) => type).filter((type) => type.startsWith('command.'));
  await leader.send({ type: 'dial', callId: 'd1', wish: { text: '1 / 2', format: 'tel' } });
  await leader.send({ type: 'transfer', id: 't1', key, target: '1 / 2', sure: false });
  expect(sent()).toEqual([]);
  await leader.send({ type: 'transfer', id: 't2', key, target: '+442079460123', sure: true });
  await leader.send({ type: 'dial', callId: 'd2', wish: { text: '20', format: 'tel', sure: true } });
  expect(sent()).toEqual(expect.arrayContaining(['command.blind-transfer', 'command.dial']));
});

it('a target without digits is the name of a desk and goes out as it is; an emergency number does not', async () => {
  const { leader, ports, connection, told } = await connected();
  ports.list = { ok: true, calls: [live('a', 1)], ended: [] };
  connection.tell({ type: 'reconnecting' });
  connection.tell({ type: 'connected' });
  await jest.advanceTimersByTimeAsync(0);
  ports.dialTarget = () => Promise.resolve({ ok: false, kind: 'EmergencyNumber' });
  await leader.send({ type: 'transfer', id: 't1', key, target: '911', sure: false });
  await told('EmergencyNumber');
  await leader.send({ type: 'transfer', id: 't2', key, target: 'Reception', sure: false });
  expect(connection.sent).toContainEqual(
    expect.objectContaining({ type: 'command.blind-transfer', target: 'Reception' }),
  );
  expect(connection.sent).not.toContainEqual(expect.objectContaining({ target: '911' }));
});
