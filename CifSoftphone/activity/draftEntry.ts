import type { CallDraft, CaseLink, DraftContent } from '../core/draft/callDraft';
import type { UnsavedWords } from './unsavedWords';

export interface DraftsParts {
  readonly nowMs: () => number;
  /** How long makers let a wrap-up last; 0 for none, `undefined` where the agent ends it. */
  readonly wrapUpSeconds: () => number | undefined;
  /** What the former owner showed: words that it had not saved yet are in it. */
  readonly inherited: (key: string) => CallDraft | undefined;
  /** What an earlier page of this tab could not save. */
  readonly kept: (key: string) => UnsavedWords | undefined;
  readonly changed: () => void;
  /** This call's row has to be written: there is something new, or the agent is done with it. */
  readonly due: (key: string) => void;
  /** The wrap-up ended by its time. */
  readonly timeOver: (key: string) => void;
  /** These words do not come into the row: the agent must have them all the same. */
  readonly left: (key: string, why: 'RowClosed' | 'NotesTooLong', words: DraftContent) => void;
}

/** The draft of one call, as `Drafts` keeps it. */
export interface Entry {
  content: DraftContent;
  /** As it was last known to stand in the row. */
  seen: DraftContent;
  etag: string | undefined;
  /** What stands before the notes in the row. */
  head: string;
  revision: number;
  /** By the id of a customer: the case that was linked while it was that one. */
  readonly setAside: Map<string, CaseLink>;
  wrapUpSinceMs: number | undefined;
  /** When the agent, or the time, ended the wrap-up. */
  doneAtMs: number | undefined;
  unsavedSinceMs: number | undefined;
  saveTimer: ReturnType<typeof setTimeout> | undefined;
  overTimer: ReturnType<typeof setTimeout> | undefined;
}

export function clearTimers({ saveTimer, overTimer }: Entry): void {
  clearTimeout(saveTimer);
  clearTimeout(overTimer);
}
