import { commandNames, isPossible, type CommandName } from '../../../protocol/callCommand';
import type { Recording } from '../../../protocol/callFacts';
import type { Call } from './call';
import { isUnderWay } from './liveCommands';

export const isOfRecording = (command: CommandName): boolean => command.startsWith('record-');
export const ofRecording = commandNames.filter(isOfRecording);
/** After these it is recorded. */
export const beginRecording: readonly CommandName[] = ['record-start', 'record-resume'];

/**
 * What the agent is shown of it. Agents rely on "paused" and on "not recorded": neither is said while it may have begun
 * without a word, and where it can be recorded and nothing was told it may be.
 */
export function recordingOf(call: Call): Recording | undefined {
  const { snapshot } = call;
  const { recording } = snapshot;
  if (call.phase !== 'live' || recording === 'on') return recording;
  const isOpen =
    recording === undefined
      ? ofRecording.some((command) => isPossible(snapshot, command))
      : beginRecording.some((command) => isUnderWay(call, command));
  return isOpen ? 'possible' : recording;
}
