import { insists, offeredCommands, type CallCommand, type CommandName } from '../../../protocol/callCommand';
import { maxDigits } from '../../../protocol/limits';
import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { Trouble } from '../troubles/trouble';
import { answerNotStored, asOf, ended } from './answered';
import type { OpenCall } from './call';
import { commandTrouble } from './commandTrouble';
import { findCall, withCall, type CallsState } from './callsState';
import { askingForCalls, unchanged, type CallsStep } from './callsStep';
import { sendWaitingDigits } from './followUp';
import { alsoHolding } from './holdOthers';
import { isUndecided, mustWait } from './liveCommands';
import { effectOn } from './effectOn';

/** The agent wants something of a call that rings or goes on. What is not offered, or must wait for another command, changes nothing. */
export function applyLiveCommand(state: CallsState, key: string, command: CallCommand): CallsStep {
  const call = findCall(state, key);
  if (call === undefined || call.phase === 'ended') return unchanged(state);
  if (!offeredCommands(call.snapshot).includes(command.command)) return unchanged(state);
  if (call.phase === 'ringing') return isUndecided(call) ? asking(state, call, command) : unchanged(state);
  if (command.command === 'send-digits') {
    // Pressed faster than they are sent: none is lost and none overtakes another.
    const digitsWaiting = (call.digitsWaiting + command.digits).slice(0, maxDigits);
    return sendWaitingDigits(state, { ...call, digitsWaiting });
  }
  if (mustWait(call, command.command)) return unchanged(state);
  const step = asking(state, call, command);
  return command.command === 'retrieve' || command.command === 'consult' ? alsoHolding(key, step) : step;
}

/** The adaptor has taken the command, or says why not. Its effect comes with a snapshot. */
export function applyCommandAnswer(
  state: CallsState,
  event: { readonly key: string; readonly command: CommandName; readonly answer: SoftphoneAnswer },
): CallsStep {
  const { key, command, answer } = event;
  const call = findCall(state, key);
  if (call === undefined || call.phase === 'ended') return unchanged(state);
  const others = call.asked.filter((one) => one.command !== command);
  if (!answer.ok) {
    const without = withCall(state, {
      ...call,
      asked: others,
      ...(command === 'send-digits' ? { digitsWaiting: '' } : {}),
    });
    const isVoid = answer.reason === 'unknown-call' || (answer.reason === 'illegal-state' && !insists(command));
    if (insists(command) && !isVoid) return [without, [{ type: 'tell', trouble: answerNotStored(answer) }]];
    const [next, effects] = askingForCalls(unchanged(without));
    // The call moved on meanwhile: the list shows how it is, and the agent's wish is void.
    if (isVoid) return [next, effects];
    // The adaptor may know of more emergency numbers than this softphone.
    const how = answer.reason === 'unavailable' ? 'lost' : 'not-taken';
    const trouble: Trouble =
      answer.reason === 'emergency-number'
        ? { kind: 'EmergencyNumber', command }
        : commandTrouble(command, how, call.snapshot.recording);
    return [next, [...effects, { type: 'tell', trouble }]];
  }
  if (command === 'hangup' && answer.state === 'disconnected')
    return [withCall(state, ended(asOf(call, answer.version), 'normal')), []];
  // An earlier adaptor names no version: what must happen is under way until the call is over, or it fails.
  const storedAs = answer.version ?? (insists(command) ? Infinity : 0);
  const asked = storedAs <= call.snapshot.version ? others : [...others, { command, storedAs }];
  if (call.phase === 'ringing') return unchanged(withCall(state, { ...call, asked }));
  return sendWaitingDigits(state, { ...call, asked });
}

function asking(state: CallsState, call: OpenCall, command: CallCommand): CallsStep {
  const asked = [...call.asked, { command: command.command, storedAs: undefined }];
  const next = withCall(state, { ...call, asked });
  // A dialled call that the adaptor does not know yet is ended when it does: see `applyDialAnswer`.
  return call.snapshot.version === 0 ? [next, []] : [next, [{ ...effectOn(call), type: 'command', command }]];
}
