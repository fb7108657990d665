import type { CommandName } from '../../../protocol/callCommand';
import type { Recording } from '../../../protocol/callFacts';
import type { FailedCommand } from '../../../protocol/messages/callSnapshot';
import type { Trouble, TroubleKind } from '../troubles/trouble';
import { beginRecording, isOfRecording } from './recordingOf';

/** How a command came to nothing; `lost`: nobody knows whether the adaptor has it. */
type Failure = FailedCommand['why'] | 'not-taken' | 'lost';

/**
 * What the agent is told of a command that came to nothing. Of a recording never less than may be so: whoever wanted it
 * paused is about to let a card number be said.
 * @param recording what telephony told last
 */
export const commandTrouble = (command: CommandName, how: Failure, recording?: Recording): Trouble => ({
  kind: kindOf(command, how, recording),
  command,
});

function kindOf(command: CommandName, how: Failure, recording?: Recording): TroubleKind {
  if (isOfRecording(command)) {
    if (how === 'no-answer' || how === 'lost') return 'RecordingUnsure';
    const goesOn = recording !== 'paused' && recording !== 'off';
    if (goesOn && !beginRecording.includes(command)) return 'RecordingGoesOn';
  }
  if (how === 'no-answer') return 'CommandUnanswered';
  return how === 'refused' ? 'CommandRefused' : 'CommandNotTaken';
}
