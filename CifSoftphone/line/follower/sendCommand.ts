import type { LineCommand } from '../../core/line/linePort';
import type { PlaceParts } from './placeParts';

/** Hands a command to wherever the leader is; one that nobody took becomes a trouble of this place. */
export async function sendCommand(
  { told, leadership, commands }: Pick<PlaceParts, 'told' | 'leadership' | 'commands'>,
  command: LineCommand,
): Promise<void> {
  const leader = leadership.leader();
  if (leader !== undefined) await leader.send(command);
  else if ((await commands.send(command)) === 'too-late') {
    const key = 'key' in command ? command.key : undefined;
    told.troubles.tell({ kind: 'AnswerNotStored', detail: 'no-leader' }, key);
    return told.tell();
  }
  // Whatever this place could not hand over before: there is a leader that listens again.
  if (told.troubles.worked('answer')) told.tell();
}
