import { superviseFormat } from '../../protocol/dialFormat';
import type { CommandRequested } from '../../protocol/messages/answers';

/** What can be dialled here; the adaptor's setting `DialFormats` of `npm start` says the same. */
const formats = ['tel', 'sip', superviseFormat];
/** A number as people write it, an internal one, keys and an extension: nothing that is another sign at a telephone exchange. */
const telPattern = /^[\p{L}\p{N} +*#(),;=_./-]+$/u;

export interface KnownHere {
  /** The call is one of this system's, and goes on. */
  readonly isKnown: boolean;
  /** Its agent has ended it. */
  readonly isEnded: boolean;
}

/**
 * Whether a command is carried out: not when its time is over, not for a call that is not ours, and a call is dialled
 * only when its agent has not given it up already and the target is one that can be dialled.
 */
export function mayCarryOut(command: CommandRequested, sentAtMs: number, nowMs: number, call: KnownHere): boolean {
  if (nowMs > sentAtMs + command.expiresInMs) return false;
  if (command.command !== 'dial') return call.isKnown;
  const isTarget = command.format !== 'tel' || telPattern.test(command.target);
  return !call.isEnded && formats.includes(command.format) && isTarget;
}
