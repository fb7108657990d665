import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { nextRingEnd, type CallsState } from '../../../../CifSoftphone/core/calls/callsState';
import { isOpenRing } from '../../../../CifSoftphone/core/calls/callPhase';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { callCapabilities } from '../../../../protocol/callCapability';
import type { SoftphoneAnswer } from '../../../../protocol/messages/softphoneMessage';
import { keyOf, play, ring } from './callSamples';

const nowMs = 1_000_000;
const key = keyOf('a');
const deflect = { command: 'deflect', target: '+12025550177' } as const;
const pushed = (more: Parameters<typeof ring>[1] = {}): CallsEvent => ({
  type: 'changed',
  snapshot: ring('a', { capabilities: callCapabilities, ...more }),
  nowMs,
});
const sendOn: CallsEvent = { type: 'command', key, command: deflect };
const accept: CallsEvent = { type: 'accept', key, nowMs };
const answered = (answer: SoftphoneAnswer): CallsEvent => ({
  type: 'command-answered',
  key,
  command: 'deflect',
  answer,
});
const view = (state: CallsState) => toCallViews(state, (number) => ({ display: number, e164: number }))[0];
const isOpen = (state: CallsState): boolean => toCallViews(state, (n) => ({ display: n, e164: n })).some(isOpenRing);
const commands = [{ id: 'k1', command: 'deflect' }] as const;
const failedCommand = { id: 'k1', command: 'deflect', why: 'refused' } as const;
const effects = (events: readonly CallsEvent[], type: 'command' | 'acknowledge' | 'tell') =>
  play(events).effects.filter((effect) => effect.type === type);

it('a ring offers to be sent on, and nothing else, where the telephony system can', () => {
  expect(view(play([pushed()]).state)?.offers).toEqual(['deflect', 'to-voicemail', 'reply-text']);
  expect(view(play([pushed({ state: 'alerting', capabilities: ['voicemail'] })]).state)?.offers).toEqual([
    'to-voicemail',
  ]);
  expect(view(play([pushed({ capabilities: ['hold', 'blindTransfer'] })]).state)?.offers).toEqual([]);
  expect(effects([pushed({ capabilities: [] }), sendOn], 'command')).toEqual([]);
});

it('it is sent on once, is silent from then on and is neither accepted nor ended here meanwhile', () => {
  const events = [pushed(), sendOn, sendOn, accept, { type: 'ring-time-over', key } as const];
  expect(effects(events, 'command')).toMatchObject([{ callId: 'a', command: deflect }]);
  expect(effects(events, 'acknowledge')).toEqual([]);
  const { state } = play(events);
  expect(view(state)).toMatchObject({ state: 'offered', commands: ['deflect'] });
  expect(isOpen(state)).toBe(false);
  expect(nextRingEnd(state)).toBeUndefined();
});

it('what another window has sent on is under way here, too', () => {
  const { state } = play([pushed({ commands })]);
  expect(isOpen(state)).toBe(false);
  expect(effects([pushed({ commands }), accept, sendOn], 'acknowledge')).toEqual([]);
});

it('a ring that was accepted is not sent on', () => {
  expect(effects([pushed(), accept, sendOn], 'command')).toEqual([]);
});

it('stays under way when news from before it was stored comes late', () => {
  const { state } = play([
    pushed(),
    sendOn,
    pushed({ version: 2, state: 'alerting' }),
    answered({ ok: true, version: 3 }),
  ]);
  expect(view(state)?.commands).toEqual(['deflect']);
  expect(view(play([pushed({ version: 3, state: 'alerting', commands })], state).state)?.commands).toEqual(['deflect']);
});

it('refused by the telephony system it rings on, and the agent is told', () => {
  const asked = [pushed(), sendOn, answered({ ok: true, version: 2 }), pushed({ version: 2, commands })];
  const events = [...asked, pushed({ version: 3, failedCommand })];
  expect(isOpen(play(asked).state)).toBe(false);
  expect(isOpen(play(events).state)).toBe(true);
  expect(nextRingEnd(play(events).state)).toMatchObject({ key });
  expect(effects(events, 'tell')).toMatchObject([{ key, trouble: { kind: 'CommandRefused', command: 'deflect' } }]);
});

it.each([
  ['emergency-number', 'EmergencyNumber'],
  ['unavailable', 'CommandNotTaken'],
])('not taken by the adaptor (%s) it rings on, and the agent is told', (reason, kind) => {
  const events = [pushed(), sendOn, answered({ ok: false, reason })];
  expect(isOpen(play(events).state)).toBe(true);
  expect(effects(events, 'tell')).toMatchObject([{ trouble: { kind, command: 'deflect' } }]);
});

it('is over when the telephony system says so, or goes on when somebody has answered after all', () => {
  const asked = [pushed(), sendOn, answered({ ok: true, version: 2 }), pushed({ version: 2, commands })];
  const gone = play([...asked, pushed({ version: 3, state: 'disconnected', reason: 'transferred' })]).state;
  expect(view(gone)).toMatchObject({ state: 'disconnected', reason: 'transferred' });
  const live = play([...asked, pushed({ version: 3, state: 'connected', commands })]).state;
  expect(view(live)).toMatchObject({ state: 'connected', commands: ['deflect'] });
});
