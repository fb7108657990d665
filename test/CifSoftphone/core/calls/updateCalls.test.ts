import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { nextRingEnd, type CallsState } from '../../../../CifSoftphone/core/calls/callsState';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { keyOf, play, ring } from './callSamples';

const nowMs = 1_000_000;
const pushed = (...args: Parameters<typeof ring>): CallsEvent => ({ type: 'changed', snapshot: ring(...args), nowMs });
const click = (type: 'accept' | 'reject' | 'dismiss', callId = 'a'): CallsEvent => ({
  type,
  key: keyOf(callId),
  nowMs,
});
const hangUp: CallsEvent = { type: 'command', key: keyOf('a'), command: { command: 'hangup' } };
const answered = (
  outcome: 'accepted' | 'rejected' | 'timed-out',
  answer: { ok: boolean; state?: 'connected' | 'alerting' | 'disconnected'; reason?: string },
): CallsEvent => ({ type: 'acknowledgement-answered', key: keyOf('a'), outcome, answer, nowMs });
const presented = (outcome: 'shown' | 'handed-to-host' | 'not-shown' | 'timed-out'): CallsEvent => ({
  type: 'presented',
  key: keyOf('a'),
  outcome,
});
const views = (state: CallsState) => toCallViews(state, (number) => ({ display: `(${number})`, e164: number }));

describe('a ring', () => {
  it('is shown with the number in the way of the agent, and its caller is looked up', () => {
    const { state, effects } = play([pushed('a', { comments: 'about the bill' })]);
    expect(views(state)).toMatchObject([
      {
        callId: 'a',
        state: 'offered',
        number: '(+12025550123)',
        comments: 'about the bill',
        customer: undefined,
        ringEndsAtMs: nowMs + 30_000,
      },
    ]);
    expect(effects).toEqual([{ type: 'look-up', key: keyOf('a'), number: '+12025550123' }]);
  });

  it('A4-10 beside another ring keeps its own buttons: accepting one leaves the other ringing', () => {
    const { state } = play([
      pushed('a'),
      pushed('b'),
      click('accept', 'b'),
      {
        type: 'acknowledgement-answered',
        key: keyOf('b'),
        outcome: 'accepted',
        answer: { ok: true, state: 'connected' },
        nowMs,
      },
    ]);
    expect(views(state).map((call) => [call.callId, call.state])).toEqual([
      ['a', 'offered'],
      ['b', 'connected'],
    ]);
  });

  it('of two telephony systems with the same call id is two calls', () => {
    expect(play([pushed('a'), pushed('a', { source: 'other' })]).state.calls).toHaveLength(2);
  });

  it('without a number is not looked up, and one that is withheld hides even a number that was sent', () => {
    const { state, effects } = play([pushed('a', { from: { withheld: true, number: '+12025550123' } })]);
    expect(effects).toEqual([]);
    expect(views(state)).toMatchObject([{ number: undefined, withheld: true, customer: { outcome: 'none' } }]);
  });

  it('gets the name when the search is done', () => {
    const match = { outcome: 'one', customer: { entityName: 'contact', id: '1', name: 'Grace' } } as const;
    expect(views(play([pushed('a'), { type: 'matched', key: keyOf('a'), match }]).state)).toMatchObject([
      { customer: match },
    ]);
  });

  it('that comes again, or late in an older version, changes nothing', () => {
    const { state, effects } = play([pushed('a', { version: 3, state: 'connected' }), pushed('a', { version: 2 })]);
    expect(views(state)).toMatchObject([{ state: 'connected' }]);
    expect(effects.filter((effect) => effect.type === 'look-up')).toHaveLength(1);
  });
});

describe('accepting', () => {
  it('is acknowledged once, however often the agent clicks', () => {
    const { acknowledged, state } = play([pushed('a'), click('accept'), click('accept'), click('reject')]);
    expect(acknowledged).toEqual(['accepted']);
    expect(views(state)).toMatchObject([{ underWay: 'accept' }]);
  });

  it('connects a plain text ring as soon as it is stored', () => {
    const { state } = play([
      pushed('a', { assumed: true }),
      click('accept'),
      answered('accepted', { ok: true, state: 'connected' }),
    ]);
    expect(views(state)).toMatchObject([
      { state: 'connected', assumed: true, connectedAtMs: nowMs, underWay: undefined },
    ]);
  });

  it('waits for the telephony system where that one reports its calls', () => {
    const { state } = play([pushed('a'), click('accept'), answered('accepted', { ok: true, state: 'alerting' })]);
    expect(views(state)).toMatchObject([{ state: 'offered', underWay: 'accept' }]);
    const later = play([pushed('a', { state: 'connected', version: 2, connectedForMs: 200 })], state);
    expect(views(later.state)).toMatchObject([{ state: 'connected', connectedAtMs: nowMs - 200 }]);
  });

  it('too late tells the agent that the ring was taken back, and asks what is true now', () => {
    const { state, effects } = play([
      pushed('a'),
      click('accept'),
      answered('accepted', { ok: false, reason: 'taken-back', state: 'disconnected' }),
    ]);
    expect(views(state)).toMatchObject([{ state: 'disconnected', reason: 'cancelled' }]);
    expect(effects).toContainEqual({ type: 'tell', trouble: { kind: 'RingTakenBack' } });
    expect(effects).toContainEqual({ type: 'fetch-calls', round: 1 });
  });

  it('tells it once when the end of the ring comes before the answer', () => {
    const { state, effects } = play([
      pushed('a'),
      click('accept'),
      pushed('a', { state: 'disconnected', reason: 'cancelled', version: 2 }),
      answered('accepted', { ok: false, reason: 'taken-back' }),
      answered('accepted', { ok: false, reason: 'taken-back' }),
    ]);
    expect(views(state)).toMatchObject([{ state: 'disconnected', reason: 'cancelled' }]);
    expect(effects.filter((effect) => effect.type === 'tell')).toHaveLength(1);
  });

  it('that could not be stored can be tried again', () => {
    const { state, acknowledged, effects } = play([
      pushed('a'),
      click('accept'),
      answered('accepted', { ok: false, reason: 'unavailable' }),
      click('accept'),
    ]);
    expect(acknowledged).toEqual(['accepted', 'accepted']);
    expect(effects).toContainEqual({ type: 'tell', trouble: { kind: 'AnswerNotStored', detail: 'unavailable' } });
    expect(views(state)).toMatchObject([{ underWay: 'accept' }]);
  });
});

describe('rejecting and time-out', () => {
  it('a failed offer disappears and its repeat rings anew, unless Accept is pressed: that agent is told', () => {
    const failed = pushed('a', { version: 2, state: 'disconnected', reason: 'error', offerFailed: true });
    const gone = play([pushed('a', {}), failed]);
    expect(gone.state.calls).toEqual([]);
    expect(play([pushed('a', { version: 3 })], gone.state).state.calls).toMatchObject([{ phase: 'ringing' }]);
    const kept = play([pushed('a', {}), click('accept'), failed]);
    expect(kept.state.calls).toMatchObject([{ phase: 'ended' }]);
  });

  it('a rejected ring disappears when the rejection is stored, and a late push does not bring it back', () => {
    const { state, acknowledged } = play([
      pushed('a'),
      click('reject'),
      answered('rejected', { ok: true, state: 'disconnected' }),
      pushed('a', { version: 1 }),
      pushed('a', { version: 2, state: 'disconnected', reason: 'rejected' }),
    ]);
    expect(state.calls).toEqual([]);
    expect(acknowledged).toEqual(['rejected']);
  });

  it('A4-11 a ring whose time is over is acknowledged once as timed-out and stays as missed until dismissed', () => {
    const { state, acknowledged } = play([
      pushed('a'),
      presented('timed-out'),
      { type: 'ring-time-over', key: keyOf('a') },
      answered('timed-out', { ok: true, state: 'disconnected' }),
    ]);
    expect(acknowledged).toEqual(['timed-out']);
    expect(views(state)).toMatchObject([{ state: 'disconnected', reason: 'timed-out' }]);
    expect(play([click('dismiss')], state).state.calls).toEqual([]);
  });

  it('a time-out does not overtake an accept that is under way', () => {
    expect(play([pushed('a'), click('accept'), presented('timed-out')]).acknowledged).toEqual(['accepted']);
  });

  it('the next ring to end is the one with the least time left', () => {
    const { state } = play([pushed('a'), pushed('b', { ringRemainingMs: 5_000 }), click('accept', 'a')]);
    expect(nextRingEnd(state)).toEqual({ key: keyOf('b'), atMs: nowMs + 5_000 });
  });
});

describe('what became of the drawing', () => {
  it('is acknowledged once for each step forward, never backwards', () => {
    const { acknowledged } = play([
      pushed('a'),
      presented('handed-to-host'),
      presented('shown'),
      presented('shown'),
      presented('not-shown'),
    ]);
    expect(acknowledged).toEqual(['handed-to-host', 'shown']);
  });

  it('is not told again by a browser that takes over a ring which was shown', () => {
    expect(play([pushed('a', { state: 'alerting' }), presented('shown')]).acknowledged).toEqual([]);
  });
});

describe('the list after a reconnect', () => {
  const listed = (round: number, ...calls: ReturnType<typeof ring>[]): CallsEvent => ({
    type: 'listed',
    round,
    calls,
    nowMs,
  });

  it('is asked for on each connection', () => {
    expect(play([{ type: 'connected' }, { type: 'connected' }]).effects).toEqual([
      { type: 'fetch-calls', round: 1 },
      { type: 'fetch-calls', round: 2 },
    ]);
  });

  it('brings rings that were missed and ends calls that are gone', () => {
    const { state } = play([{ type: 'connected' }, pushed('a'), { type: 'connected' }, listed(2, ring('b'))]);
    expect(views(state).map((call) => [call.callId, call.state])).toEqual([
      ['a', 'disconnected'],
      ['b', 'offered'],
    ]);
  });

  it('does not end a call whose push overtook it', () => {
    const { state } = play([{ type: 'connected' }, pushed('a'), listed(1)]);
    expect(views(state)).toMatchObject([{ callId: 'a', state: 'offered' }]);
  });

  it('shows a call that was accepted before a reload as connected, with its duration', () => {
    const { state } = play([
      { type: 'connected' },
      listed(1, ring('a', { state: 'connected', connectedForMs: 60_000, assumed: true })),
    ]);
    expect(views(state)).toMatchObject([{ state: 'connected', connectedAtMs: nowMs - 60_000 }]);
  });
});

describe('ending a call', () => {
  const live = [pushed('a', { assumed: true, state: 'connected' }), hangUp];
  const hungUp = (answer: { ok: boolean; state?: 'disconnected' | 'connected'; reason?: string }): CallsEvent => ({
    type: 'command-answered',
    key: keyOf('a'),
    command: 'hangup',
    answer,
  });

  it('is sent once and shown as under way', () => {
    const { state, effects } = play([...live, hangUp]);
    expect(effects.filter((effect) => effect.type === 'command')).toHaveLength(1);
    expect(views(state)).toMatchObject([{ underWay: 'hangup' }]);
  });

  it('ends a plain text call when stored', () => {
    expect(views(play([...live, hungUp({ ok: true, state: 'disconnected' })]).state)).toMatchObject([
      { state: 'disconnected', reason: 'normal' },
    ]);
  });

  it('waits for the event of a telephony system that reports its calls', () => {
    expect(views(play([...live, hungUp({ ok: true, state: 'connected' })]).state)).toMatchObject([
      { state: 'connected', underWay: 'hangup' },
    ]);
  });

  it('that was refused gives the button back and says so', () => {
    const { state, effects } = play([...live, hungUp({ ok: false, reason: 'illegal-state' })]);
    expect(views(state)).toMatchObject([{ state: 'connected', underWay: undefined }]);
    expect(effects).toContainEqual({ type: 'tell', trouble: { kind: 'AnswerNotStored', detail: 'illegal-state' } });
  });
});
