import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { callKey, type Call, type CallBase } from './call';
import { askedAfter, commandsAfter, noCommands } from './liveCommands';
import { followUp } from './followUp';
import { namedCustomer } from './namedCustomer';
import { otherParty } from './otherParty';
import { findCall, withCall, withoutCall, type CallsState } from './callsState';
import { unchanged, type CallsStep } from './callsStep';

/** Takes over what the adaptor says about one call, by push or by list; drops what is not newer. */
export function applySnapshot(state: CallsState, snapshot: CallSnapshot, nowMs: number): CallsStep {
  const known = findCall(state, callKey(snapshot));
  if (known === undefined) return addCall(state, snapshot, nowMs);
  if (snapshot.version <= known.snapshot.version) {
    const timed = snapshot.version === known.snapshot.version ? retimed(known, snapshot, nowMs) : known;
    return [withCall(state, { ...timed, heardInRound: state.round }), []];
  }
  const next = nextCall(known, { ...known, snapshot, heardInRound: state.round }, nowMs);
  if (isSettledReject(known, next) || hasNotRung(known, next)) return [withoutCall(state, next), []];
  return followUp(withCall(state, next), known, next);
}

function addCall(state: CallsState, snapshot: CallSnapshot, nowMs: number): CallsStep {
  const key = callKey(snapshot);
  const gone = state.forgotten.find((one) => one.key === key);
  if (gone !== undefined && snapshot.version <= gone.version) return unchanged(state);
  const base: CallBase = { key, snapshot, heardInRound: state.round, customer: undefined, search: undefined };
  if (snapshot.state === 'disconnected') {
    // Over before we saw it is nobody's news; but its ring may still be on the way, and must not be heard.
    return unchanged(withoutCall(state, nextCall(undefined, base, nowMs)));
  }
  // Later the agent may have said that it is somebody else: then the activity knows.
  const customer = snapshot.state === 'initiated' ? namedCustomer(snapshot) : undefined;
  if (customer !== undefined) return [withCall(state, nextCall(undefined, { ...base, customer }, nowMs)), []];
  const { number } = otherParty(snapshot);
  const isNamed = snapshot.record !== undefined || snapshot.earlierActivity !== undefined;
  // A ring without a number leaves nothing to look for; a call that goes on may have its customer in its activity.
  if (number === undefined && !isNamed && (snapshot.state === 'offered' || snapshot.state === 'alerting')) {
    return [withCall(state, nextCall(undefined, { ...base, customer: { outcome: 'none' } }, nowMs)), []];
  }
  return [withCall(state, nextCall(undefined, base, nowMs)), [{ type: 'look-up', key, number }]];
}

/** An ended call is drawn again: the agent has something left to do about it. */
export function resumeCall(state: CallsState, snapshot: CallSnapshot, nowMs: number): CallsStep {
  const key = callKey(snapshot);
  if (findCall(state, key) !== undefined) return unchanged(state);
  const base: CallBase = { key, snapshot, heardInRound: state.round, customer: undefined, search: undefined };
  const { number } = otherParty(snapshot);
  return [withCall(state, nextCall(undefined, base, nowMs)), [{ type: 'look-up', key, number }]];
}

function nextCall(known: Call | undefined, base: CallBase, nowMs: number): Call {
  const { key, snapshot, heardInRound, customer, search } = base;
  const common: CallBase = { key, snapshot, heardInRound, customer, search };
  const connectedAtMs =
    snapshot.connectedForMs !== undefined
      ? nowMs - snapshot.connectedForMs
      : known !== undefined && known.phase !== 'ringing'
        ? known.connectedAtMs
        : undefined;
  switch (snapshot.state) {
    case 'offered':
    case 'alerting': {
      const ring = known?.phase === 'ringing' ? known : undefined;
      return {
        ...common,
        phase: 'ringing',
        // Alerting means that some browser of the agent has drawn it and said so: it is not said again.
        presented: snapshot.state === 'alerting' ? 'shown' : (ring?.presented ?? 'no'),
        answer: ring?.answer ?? 'none',
        ringEndsAtMs: snapshot.ringRemainingMs === undefined ? ring?.ringEndsAtMs : nowMs + snapshot.ringRemainingMs,
        asked: ring === undefined ? [] : askedAfter(ring, snapshot),
      };
    }
    case 'initiated':
    case 'connected':
    case 'held':
      return {
        ...common,
        phase: 'live',
        held: snapshot.state === 'held',
        ...(known?.phase === 'live' ? commandsAfter(known, snapshot) : noCommands),
        connectedAtMs,
      };
    case 'disconnected':
      return {
        ...common,
        phase: 'ended',
        reason: snapshot.reason,
        connectedAtMs,
        acceptUnderWay:
          (known?.phase === 'ringing' && known.answer === 'accept') ||
          (known?.phase === 'ended' && known.acceptUnderWay),
      };
  }
}

/**
 * The same news again: only how long it is since, or until, may be known better. News can be late but never early, so the
 * earlier time is the right one: while the machine slept, the steady clock may have stood.
 */
function retimed(known: Call, { ringRemainingMs, connectedForMs }: CallSnapshot, nowMs: number): Call {
  if (known.phase === 'ringing') {
    const endsAtMs = Math.min(known.ringEndsAtMs ?? Infinity, nowMs + (ringRemainingMs ?? Infinity));
    return { ...known, ringEndsAtMs: endsAtMs === Infinity ? undefined : endsAtMs };
  }
  if (connectedForMs === undefined) return known;
  return { ...known, connectedAtMs: Math.min(known.connectedAtMs ?? Infinity, nowMs - connectedForMs) };
}

/** The agent (here or in another browser) rejected: there is nothing left to show. */
function isSettledReject(known: Call, next: Call): boolean {
  if (next.phase !== 'ended' || next.snapshot.direction === 'outbound') return false;
  return next.reason === 'rejected' || (known.phase === 'ringing' && known.answer === 'reject');
}

/** The telephony system was told so: a missed call of it would be one too many. The agent who pressed Accept is told. */
const hasNotRung = (known: Call, next: Call): boolean =>
  next.snapshot.offerFailed === true && !(known.phase === 'ringing' && known.answer === 'accept');
