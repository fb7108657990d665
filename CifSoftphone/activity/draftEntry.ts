import type { CallDraft, CaseLink, DraftChange, DraftContent, DraftFields } from '../core/draft/callDraft';
import type { KeptWords } from '../core/draft/keptWords';
import { joinDescription } from './description';
import { answered, changedFields, emptyDraft } from './mergeDrafts';
import type { UnsavedWords } from './unsavedWords';

export interface DraftsParts {
  readonly nowMs: () => number;
  /** How long makers let a wrap-up last; 0 for none, `undefined` where the agent ends it. */
  readonly wrapUpSeconds: () => number | undefined;
  /** How many minutes the agent may add. */
  readonly wrapUpExtensions: () => number;
  /** What the former leader showed: words that it had not saved yet are in it. */
  readonly inherited: (key: string) => CallDraft | undefined;
  /** What an earlier page of this tab could not save. */
  readonly kept: (key: string) => UnsavedWords | undefined;
  readonly changed: () => void;
  /** This call's row has to be written: there is something new, or the agent is done with it. */
  readonly due: (key: string) => void;
  /** The wrap-up ended by its time. */
  readonly timeOver: (key: string) => void;
  /** These words do not come into the row: the agent must have them all the same. */
  readonly left: (key: string, why: Exclude<KeptWords['why'], 'RowRefused'>, words: DraftContent) => void;
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
  addedMinutes: number;
  /** When the agent, or the time, ended the wrap-up. */
  doneAtMs: number | undefined;
  unsavedSinceMs: number | undefined;
  saveTimer: ReturnType<typeof setTimeout> | undefined;
  overTimer: ReturnType<typeof setTimeout> | undefined;
}

/** The draft of a call that was just heard of: what was shown last, else what this tab could not save, else nothing. */
export const newEntry = (
  head: string,
  inherited: CallDraft | undefined,
  kept: UnsavedWords | undefined,
  nowMs: number,
): Entry => ({
  content: inherited ?? kept?.content ?? emptyDraft,
  seen: kept?.seen ?? emptyDraft,
  etag: undefined,
  head,
  revision: inherited?.revision ?? 0,
  setAside: new Map(),
  wrapUpSinceMs: undefined,
  addedMinutes: inherited?.wrapUp?.addedMinutes ?? kept?.addedMinutes ?? 0,
  doneAtMs: kept?.done === true ? nowMs : undefined,
  unsavedSinceMs: undefined,
  saveTimer: undefined,
  overTimer: undefined,
});

/** What the agent chose or answered, beside the notes. */
export function withChoice(
  content: DraftContent,
  change: Exclude<DraftChange, { what: 'notes' | 'minute' }>,
): DraftContent {
  switch (change.what) {
    case 'disposition':
      return { ...content, disposition: change.value };
    case 'field':
      return { ...content, fields: answered(content.fields, Object.fromEntries([[change.column, change.text]])) };
    case 'case':
      return { ...content, caseLink: change.link };
  }
}

/** What became of the linked case when the customer changed. */
export type CaseFollowed = 'taken-off' | 'back';

/** Sets the case of the customer before aside, and takes the one back that was linked to this customer. */
export function followCustomer(
  entry: Entry,
  beforeId: string | undefined,
  nowId: string | undefined,
): CaseFollowed | undefined {
  const link = entry.content.caseLink;
  if (beforeId !== undefined) entry.setAside.delete(beforeId);
  if (beforeId !== undefined && link !== undefined) entry.setAside.set(beforeId, link);
  const back = nowId === undefined ? undefined : entry.setAside.get(nowId);
  // Where nobody was known, the case is no other customer's.
  const caseLink = back ?? (beforeId === undefined ? link : undefined);
  entry.content = { ...entry.content, caseLink };
  if (back !== undefined) return 'back';
  return link !== undefined && caseLink === undefined ? 'taken-off' : undefined;
}

/** A draft that was not saved, for the last requests of a page. */
export interface UnsavedDraft {
  readonly etag: string;
  readonly description?: string;
  readonly fields: DraftFields;
}

/** What can still be saved without an answer; `undefined` where there is nothing new, or no row is known. */
export function unsavedOf({ content, seen, etag, head }: Entry): UnsavedDraft | undefined {
  const fields = changedFields(content.fields, seen.fields);
  const isNew = content.notes !== seen.notes;
  if (etag === undefined || (!isNew && Object.keys(fields).length === 0)) return undefined;
  return { etag, fields, ...(isNew ? { description: joinDescription({ head, notes: content.notes }) } : {}) };
}

export function clearTimers({ saveTimer, overTimer }: Entry): void {
  clearTimeout(saveTimer);
  clearTimeout(overTimer);
}
