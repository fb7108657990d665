import type { CallOutcome } from './callOutcome';

/** What the subject of an activity is made of; the place writes it, because it has the agent's language. */
export interface SubjectFacts {
  readonly outcome: CallOutcome;
  readonly direction: 'inbound' | 'outbound';
  /** The record's name, else the name that came with the call, else the number. */
  readonly party: string | undefined;
  readonly withheld: boolean;
  /** A supervisor's call: the party is the colleague. */
  readonly isSupervision?: boolean;
  /** The caller was answered with a text. */
  readonly isReply?: boolean;
}

export type WriteSubject = (facts: SubjectFacts) => string;
