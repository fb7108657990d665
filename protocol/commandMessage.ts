import type { CallCommand } from './callCommand';
import type { CommandMessage } from './softphoneMessage';

/** Puts a command into the message that a softphone sends. */
export function toCommandMessage(
  command: CallCommand,
  about: Pick<CommandMessage, 'id' | 'callId' | 'source'>,
): CommandMessage {
  switch (command.command) {
    case 'send-digits':
      return { ...about, type: 'command.send-digits', digits: command.digits };
    case 'blind-transfer':
      return {
        ...about,
        type: 'command.blind-transfer',
        target: command.target,
        ...(command.confirmed === true ? { confirmed: true } : {}),
      };
    default:
      return { ...about, type: `command.${command.command}` };
  }
}

/** Takes the command out of the message again. */
export function toCallCommand(message: CommandMessage): CallCommand {
  switch (message.type) {
    case 'command.hangup':
      return { command: 'hangup' };
    case 'command.hold':
      return { command: 'hold' };
    case 'command.retrieve':
      return { command: 'retrieve' };
    case 'command.mute':
      return { command: 'mute' };
    case 'command.unmute':
      return { command: 'unmute' };
    case 'command.send-digits':
      return { command: 'send-digits', digits: message.digits };
    case 'command.blind-transfer':
      return { command: 'blind-transfer', target: message.target };
  }
}
