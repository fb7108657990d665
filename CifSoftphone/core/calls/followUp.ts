import { offeredCommands } from '../../../protocol/callCommand';
import { notDialled } from './applyDial';
import type { Call, LiveCall } from './call';
import { withCall, type CallsState } from './callsState';
import { commandTrouble } from './commandTrouble';
import { unchanged, type CallsStep } from './callsStep';
import { isUnderWay, mustWait, newFailure } from './liveCommands';
import { effectOn } from './effectOn';

/** What follows from a newer snapshot of a call: a command that failed is told, keys that waited go out. */
export function followUp(state: CallsState, known: Call, call: Call): CallsStep {
  if (
    known.phase === 'live' &&
    call.phase === 'ended' &&
    call.reason === 'not-dialled' &&
    !isUnderWay(known, 'hangup')
  ) {
    return [state, [{ type: 'tell', trouble: { kind: notDialled(call.snapshot) } }]];
  }
  if (known.phase === 'ended' || call.phase !== known.phase) return unchanged(state);
  const failure = newFailure(known, call.snapshot);
  const [next, effects] = call.phase === 'live' ? sendWaitingDigits(state, call) : unchanged(state);
  if (failure === undefined) return [next, effects];
  const trouble = commandTrouble(failure.command, failure.why, call.snapshot.recording);
  return [next, [...effects, { type: 'tell', key: call.key, trouble }]];
}

/** Sends the keys that wait, all in one piece, when no others are on their way. */
export function sendWaitingDigits(state: CallsState, call: LiveCall): CallsStep {
  const { digitsWaiting: digits, asked } = call;
  const canGo = offeredCommands(call.snapshot).includes('send-digits') && !mustWait(call, 'send-digits');
  if (digits === '' || !canGo) return unchanged(withCall(state, call));
  return [
    withCall(state, {
      ...call,
      digitsWaiting: '',
      asked: [...asked, { command: 'send-digits', storedAs: undefined }],
    }),
    [{ ...effectOn(call), type: 'command', command: { command: 'send-digits', digits } }],
  ];
}
