import { superviseFormat } from '../../../protocol/dialFormat';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { DialMessage, SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import { applySnapshot } from './applySnapshot';
import { callKey } from './call';
import { findCall, withoutCall, type CallsState } from './callsState';
import { askingForCalls, unchanged, type CallsStep } from './callsStep';
import { alsoHolding } from './holdOthers';
import { isUnsent } from './liveCommands';
import { effectOn } from './effectOn';

/**
 * The agent dials. The call is there at once, in version 0 until the adaptor tells of it; the others are put on hold,
 * as the agent was asked. The same wish again, by a new leader of the line, finds the call and does nothing.
 */
export function applyDial(state: CallsState, dial: DialMessage, nowMs: number): CallsStep {
  const key = callKey(dial);
  if (findCall(state, key) !== undefined) return unchanged(state);
  const [next, effects] = applySnapshot(state, toSnapshot(dial), nowMs);
  return alsoHolding(key, [next, [...effects, { type: 'dial', key, message: dial }]]);
}

/** The adaptor has the call, or says why not. What becomes of it comes with its snapshots. */
export function applyDialAnswer(state: CallsState, key: string, answer: SoftphoneAnswer): CallsStep {
  const call = findCall(state, key);
  if (call === undefined) return unchanged(state);
  const isOurs = call.snapshot.version === 0;
  const givenUp = isUnsent(call, 'hangup');
  if (!answer.ok) {
    // The adaptor has told of it meanwhile: then it was dialled, whatever became of this answer.
    if (!isOurs) return unchanged(state);
    const why = answer.reason === 'emergency-number' ? 'EmergencyNumber' : notDialled(call.snapshot);
    return [withoutCall(state, call), givenUp ? [] : [{ type: 'tell', trouble: { kind: why } }]];
  }
  if (answer.state === 'disconnected') return askingForCalls([isOurs ? withoutCall(state, call) : state, []]);
  // Given up before the adaptor had it: now there is something to end.
  const step: CallsStep = givenUp
    ? [state, [{ ...effectOn(call), type: 'command', command: { command: 'hangup' } }]]
    : unchanged(state);
  return isOurs ? askingForCalls(step) : step;
}

/** What a supervisor wants to listen to is no number. */
export const notDialled = ({ supervision }: CallSnapshot): 'NotDialled' | 'NotListened' =>
  supervision === undefined ? 'NotDialled' : 'NotListened';

const toSnapshot = ({ callId, source, target, format, name, record }: DialMessage): CallSnapshot => ({
  callId,
  source,
  channel: 'voice',
  direction: 'outbound',
  from: {},
  to: { number: target, ...(name === undefined ? {} : { displayName: name }) },
  state: 'initiated',
  assumed: false,
  version: 0,
  ...(record === undefined ? {} : { record }),
  ...(format === superviseFormat ? { supervision: 'listen' } : {}),
});
