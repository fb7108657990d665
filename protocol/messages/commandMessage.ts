import type { CallCommand } from '../callCommand';
import type { CommandMessage } from './softphoneMessage';

/** Puts a command into the message that a softphone sends. */
export const toCommandMessage = (
  { command, ...parts }: CallCommand,
  about: Pick<CommandMessage, 'id' | 'callId' | 'source'>,
): CommandMessage => ({ ...about, type: `command.${command}`, ...parts }) as CommandMessage;

/** Takes the command out of the message again. */
export function toCallCommand({
  id: _id,
  callId: _callId,
  source: _source,
  type,
  ...parts
}: CommandMessage): CallCommand {
  return { command: type.replace('command.', ''), ...parts } as CallCommand;
}
