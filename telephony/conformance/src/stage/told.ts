import type { AgentEvent, QueuesEvent, TelephonyEvent } from '../../../../protocol/messages/telephonyEvent';

/** Something that a connector has told, by whichever door. */
export interface Told {
  readonly atMs: number;
  readonly userId: string;
  readonly event: TelephonyEvent | AgentEvent | QueuesEvent;
  /** The message as it came. */
  readonly text: string;
  /** What names it: CloudEvents `source` and `id`, or the `Idempotency-Key` of a plain text. */
  readonly name?: string;
  /** How it was answered. `lost`: it was taken, and the answer never arrived; `unanswered`: it was not taken. */
  answered: number | 'lost' | 'unanswered';
  /** The same was taken before: it changed nothing. */
  repeat: boolean;
}

/** The id of the call that it is about; `undefined` of an agent's state. */
export const callIdOf = ({ event }: Told): string | undefined => ('callId' in event ? event.callId : undefined);
/** It counts: it was taken, for the first time. */
export const counts = ({ answered, repeat }: Told): boolean => !repeat && (answered === 202 || answered === 'lost');
