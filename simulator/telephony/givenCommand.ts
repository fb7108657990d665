import { isCallId } from '../../protocol/callId';
import { isCommandName, type CommandName } from '../../protocol/callCommand';
import { commandRequestedType } from '../../protocol/targets';
import { isFields } from './readReport';

/** A command of an agent as this telephony system was given it. Local to the simulator: it is never logged. */
export interface GivenCommand {
  readonly command: CommandName;
  readonly commandId: string;
  readonly digits?: string;
  readonly target?: string;
  /** The agent; only with `dial`, which begins a call. */
  readonly userId?: string;
}

/** Reads a webhook's body as a command; undefined when it is something else. */
export function commandOf(event: unknown): { readonly callId: string; readonly command: GivenCommand } | undefined {
  if (!isFields(event) || typeof event.type !== 'string' || !event.type.endsWith(commandRequestedType)) {
    return undefined;
  }
  const { data } = event;
  if (!isFields(data) || !isCallId(data.callId) || !isCommandName(data.command)) return undefined;
  const { callId, command, commandId, digits, target, userId } = data;
  if (typeof commandId !== 'string') return undefined;
  return {
    callId,
    command: {
      command,
      commandId,
      ...(typeof digits === 'string' ? { digits } : {}),
      ...(typeof target === 'string' ? { target } : {}),
      ...(command === 'dial' && typeof userId === 'string' ? { userId } : {}),
    },
  };
}
