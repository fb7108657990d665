import type { LineCommand } from '../../core/line/linePort';
import type { PlaceParts } from './placeParts';

/** Hands a command to wherever the owner is; one that nobody took becomes a trouble of this place. */
export async function sendCommand(
  { told, ownership, commands }: Pick<PlaceParts, 'told' | 'ownership' | 'commands'>,
  command: LineCommand,
): Promise<void> {
  const owner = ownership.owner();
  if (owner !== undefined) await owner.send(command);
  else if ((await commands.send(command)) === 'too-late') {
    const key = 'key' in command ? command.key : undefined;
    told.troubles.tell({ kind: 'AnswerNotStored', detail: 'no-owner' }, key);
    return told.tell();
  }
  // Whatever this place could not hand over before: there is an owner that listens again.
  if (told.troubles.worked('answer')) told.tell();
}
