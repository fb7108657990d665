import { CifSessions } from '../../../CifSoftphone/host/cifSessions';
import type { CallSessions } from '../../../CifSoftphone/host/hostPort';
import { NoRoomForSession } from '../../../CifSoftphone/host/noRoomForSession';
import { FakeCif } from './fakeCif';

const template = { templateName: 'CTI_createSession', templateParameters: {} };
const asMap = (callKey: string) =>
  new Map<string, unknown>([
    ['conversationId', ''],
    ['context', { ctiCallKey: callKey }],
  ]);
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function start(prepare: (cif: FakeCif) => void = () => undefined) {
  const cif = new FakeCif();
  prepare(cif);
  const sessions = new CifSessions(cif);
  const told: CallSessions[] = [];
  const undo = sessions.subscribe((now) => told.push(now));
  await settle();
  return { cif, sessions, told, undo, now: () => told[told.length - 1] };
}

describe('after a reload', () => {
  const open = (cif: FakeCif) => {
    cif.sessions = ['session-id-4', 'session-id-5'];
    cif.sessionFacts.set('session-id-4', asMap('pbx call-1')).set('session-id-5', new Map([['conversationId', '']]));
    cif.focusedSession = 'session-id-4';
  };

  it('finds the session of each call again, and which is in front', async () => {
    const { told } = await start(open);
    expect(told).toEqual([{ open: new Set(['pbx call-1']), focused: 'pbx call-1' }]);
  });

  it('opens no second session for a call that has one, asked before or after the host has told it', async () => {
    const cif = new FakeCif();
    open(cif);
    const sessions = new CifSessions(cif);
    await sessions.open('pbx call-1', template);
    await sessions.open('pbx call-1', template);
    expect(cif.inputsOf('createSession')).toEqual([]);
  });

  it.each([
    ['answers null', (cif: FakeCif) => (cif.found = () => Promise.resolve(null))],
    ['rejects', (cif: FakeCif) => (cif.found = () => Promise.reject(new Map([['message', 'Timeout']])))],
  ])('works on with a host that %s', async (_how, prepare) => {
    const { cif, sessions, now } = await start(prepare);
    expect(now()).toEqual({ open: new Set(), focused: undefined });
    await sessions.open('pbx call-1', template);
    expect(cif.inputsOf('createSession')).toHaveLength(1);
  });
});

it('tells which call is in front when the agent switches, and nothing of sessions of others', async () => {
  const { cif, sessions, now } = await start();
  await sessions.open('pbx call-1', template);
  const context = { ctiCallKey: 'pbx call-1' };
  await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true, context });
  expect(now()).toEqual({ open: new Set(['pbx call-1']), focused: 'pbx call-1' });
  await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: false, context });
  expect(now()?.focused).toBeUndefined();
  await cif.raise('onSessionSwitched', { sessionId: 'session-id-9', focused: true });
  expect(now()).toEqual({ open: new Set(['pbx call-1']), focused: undefined });
});

it('marks only a session of ours that is not in front', async () => {
  const { cif, sessions } = await start();
  await sessions.open('pbx call-1', template);
  sessions.mark('pbx call-1', 1);
  sessions.mark('pbx call-2', 1);
  await cif.raise('onSessionSwitched', { sessionId: 'session-id-1', focused: true });
  sessions.mark('pbx call-1', 2);
  expect(cif.inputsOf('notifyNewActivity')).toEqual([['session-id-1', 1]]);
});

it('opens a session again that was closed, and one that was refused once there is room', async () => {
  const { cif, sessions, now } = await start();
  cif.canCreate = () => Promise.resolve(false);
  await expect(sessions.open('pbx call-1', template)).rejects.toThrow(NoRoomForSession);
  cif.canCreate = () => Promise.resolve(true);
  await sessions.open('pbx call-1', template);
  await cif.raise('onSessionClosed', { sessionId: 'session-id-1' });
  expect(now()?.open).toEqual(new Set());
  await sessions.open('pbx call-1', template);
  expect(cif.inputsOf('createSession')).toHaveLength(2);
});

it('is quiet once it is stopped', async () => {
  const { cif, sessions } = await start();
  sessions.stop();
  expect(cif.handlers.size).toBe(0);
});
