import { insists, type CommandName } from '../../../protocol/callCommand';
import { callKey, type LiveCall } from './call';
import type { CallsEvent } from './callsEvent';
import { findCall, type CallsState } from './callsState';
import { commandsOf, newFailure } from './liveCommands';
import { ofRecording } from './recordingOf';

/** Something that an agent asked for and got. */
export interface Worked {
  readonly matter: 'answer' | 'command' | 'dial';
  readonly key: string;
  readonly command?: CommandName;
}

/** What an event proves to have worked: the troubles about an earlier failure of the same are over. */
export function whatWorked(before: CallsState, event: CallsEvent, after: CallsState): readonly Worked[] {
  switch (event.type) {
    case 'acknowledgement-answered': {
      const isChoice = event.outcome === 'accepted' || event.outcome === 'rejected';
      return isChoice && event.answer.ok ? [{ matter: 'answer', key: event.key }] : [];
    }
    case 'command-answered':
      return event.answer.ok && insists(event.command) ? [{ matter: 'answer', key: event.key }] : [];
    case 'dial-answered':
      return event.answer.ok ? [{ matter: 'dial', key: event.key }] : [];
    case 'changed':
      return commandsDone(before, callKey(event.snapshot), after);
    case 'listed':
      return event.calls.flatMap((snapshot) => commandsDone(before, callKey(snapshot), after));
    default:
      return [];
  }
}

/** A command that is not under way any more and did not fail has had its effect. */
function commandsDone(before: CallsState, key: string, after: CallsState): readonly Worked[] {
  const [was, is] = [live(before, key), live(after, key)];
  if (was === undefined || is === undefined) return [];
  const left = commandsOf(is);
  const failed = newFailure(was, is.snapshot)?.command;
  // What telephony tells of a recording is the truth: whatever was not sure of it before is.
  const { recording } = is.snapshot;
  const isTold = recording !== was.snapshot.recording && recording !== 'possible';
  return [...commandsOf(was).filter((command) => !left.includes(command)), ...(isTold ? ofRecording : [])]
    .filter((command) => command !== failed)
    .map((command) => ({ matter: 'command', key, command }));
}

function live(state: CallsState, key: string): LiveCall | undefined {
  const call = findCall(state, key);
  return call?.phase === 'live' ? call : undefined;
}
