import type { DialFormat } from '../../protocol/dialFormat';
import type { CommandName } from '../../protocol/callCommand';
import type { CommandRequested } from '../../protocol/messages/answers';

/** A command of an agent as this telephony system was given it. Local to the simulator: it is never logged. */
export interface GivenCommand {
  readonly command: CommandName;
  readonly commandId: string;
  readonly digits?: string;
  readonly target?: string;
  readonly party?: string;
  /** What the caller got to read. */
  readonly text?: string;
  /** The agent; only with `dial`, which begins a call. */
  readonly userId?: string;
  readonly format?: DialFormat;
}

/** What is remembered of a command. */
export function toGivenCommand(request: CommandRequested): GivenCommand {
  const { command, commandId } = request;
  return {
    command,
    commandId,
    ...('digits' in request ? { digits: request.digits } : {}),
    ...('party' in request ? { party: request.party } : {}),
    ...('text' in request ? { text: request.text } : {}),
    ...('target' in request ? { target: request.target } : {}),
    ...(request.command === 'dial' ? { userId: request.userId, format: request.format } : {}),
  };
}
