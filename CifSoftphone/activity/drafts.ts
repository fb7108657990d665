import { cleanLines } from '../../protocol/cleanText';
import { cutText } from '../../protocol/cutText';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import type { CallDraft, CaseLink, DraftChange, DraftContent, DraftFields } from '../core/draft/callDraft';
import { roomUnder, splitDescription } from './description';
import { DraftClock, type WrappedUp } from './draftClock';
import {
  clearTimers,
  followCustomer,
  newEntry,
  unsavedOf,
  withChoice,
  type CaseFollowed,
  type DraftsParts,
  type Entry,
  type UnsavedDraft,
} from './draftEntry';
import { mergeDrafts, emptyDraft, sameDraft, wordsNotIn } from './mergeDrafts';
import type { UnsavedWords } from './unsavedWords';

type OwnWords = Pick<UnsavedWords, 'content' | 'seen'>;

/** What the agent writes about answered calls, from the answer to the end of the wrap-up. */
export class Drafts {
  private readonly entries = new Map<string, Entry>();
  private readonly clock: DraftClock;

  constructor(private readonly parts: DraftsParts) {
    const over = (key: string): void => {
      this.finish(key);
      parts.timeOver(key);
    };
    this.clock = new DraftClock({ ...parts, over });
  }

  /** An answered call was heard of. */
  heard(key: string, call: CallSnapshot, heardAtMs: number): void {
    const known = this.entries.get(key);
    const entry = known ?? this.open(key, splitDescription(call.comments, '').head);
    if (call.state !== 'disconnected' || entry.wrapUpSinceMs !== undefined) return;
    this.clock.ended(key, entry, heardAtMs - (call.endedForMs ?? 0), heardAtMs, known === undefined);
  }

  /** `undefined` for a call that nobody answered here, or that the agent is done with. */
  view(key: string): CallDraft | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return undefined;
    return {
      ...entry.content,
      revision: entry.revision,
      saved: sameDraft(entry.content, entry.seen) ? 'saved' : 'saving',
      wrapUp: this.clock.wrapUp(entry),
    };
  }

  content(key: string): DraftContent | undefined {
    return this.entries.get(key)?.content;
  }

  /** What stands nowhere else (`withTime`: a longer wrap-up, too); `undefined` when all is in the row. */
  unsaved(key: string, withTime = false): UnsavedWords | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || (sameDraft(entry.content, entry.seen) && !(withTime && entry.addedMinutes > 0)))
      return undefined;
    const { content, seen, addedMinutes } = entry;
    return { content, seen, addedMinutes, done: entry.doneAtMs !== undefined };
  }

  /** The row may be closed. */
  isDone(key: string): boolean {
    return this.entries.get(key)?.doneAtMs !== undefined;
  }

  doneAtMs(key: string): number | undefined {
    const entry = this.entries.get(key);
    return entry && this.clock.doneAtMs(entry);
  }

  /** `undefined` for a call that nobody answered here. */
  wrappedUp(key: string): Pick<WrappedUp, 'atMs' | 'lastedMs'> | undefined {
    const entry = this.entries.get(key);
    return entry && this.clock.wrappedUp(entry);
  }

  change(key: string, change: DraftChange): void {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return;
    if (change.what === 'minute') this.clock.addMinute(key, entry);
    else {
      entry.content = change.what === 'notes' ? this.written(key, entry, change) : withChoice(entry.content, change);
      this.clock.saveSoon(key, entry);
    }
    this.parts.changed();
  }

  /**
   * The call is about somebody else: a case of the customer before is taken off, and comes back with that customer.
   * @returns what the agent must be told; `undefined` where nothing happened to a case
   */
  customerChanged(key: string, beforeId: string | undefined, nowId: string | undefined): CaseFollowed | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined || beforeId === nowId) return undefined;
    const how = followCustomer(entry, beforeId, nowId);
    this.parts.changed();
    return how;
  }

  /** The row has been read: what stands in it and what the agent wrote become one. */
  merge(key: string, inRow: DraftContent, head: string): DraftContent {
    const entry = this.entries.get(key);
    if (entry === undefined) return inRow;
    entry.head = head;
    const merged = this.together(key, entry, entry, inRow);
    if (merged.notes !== entry.content.notes) entry.revision += 1;
    entry.content = merged;
    entry.seen = inRow;
    this.parts.changed();
    return merged;
  }

  wrote(key: string, content: DraftContent, etag: string | undefined, head: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.seen = content;
    entry.etag = etag;
    entry.head = head;
    entry.unsavedSinceMs = undefined;
    // Typed while the request was on its way.
    if (!sameDraft(entry.content, content)) this.clock.saveSoon(key, entry);
    this.parts.changed();
  }

  /** Somebody closed the row: what the agent wrote since stands in no row. */
  tooLate(key: string, inRow: DraftContent): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    const words = wordsNotIn(inRow, entry.content, entry.seen);
    if (!sameDraft(words, emptyDraft)) this.parts.left(key, 'RowClosed', words);
  }

  /** Dynamics does not take these answers into their columns: the agent must have them all the same. */
  refused(key: string, fields: DraftFields): void {
    if (Object.keys(fields).length > 0) this.parts.left(key, 'FieldRefused', { ...emptyDraft, fields });
  }

  /** The agent is done with this call. */
  finish(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return;
    entry.doneAtMs = this.parts.nowMs();
    clearTimers(entry);
    this.parts.due(key);
  }

  /** Takes a case that is not in the row off again, and gives it: Dataverse may have refused it. */
  takeNewCase(key: string): CaseLink | undefined {
    const entry = this.entries.get(key);
    const link = entry?.content.caseLink;
    if (entry === undefined || link === undefined || link.id === entry.seen.caseLink?.id) return undefined;
    entry.content = { ...entry.content, caseLink: entry.seen.caseLink };
    this.parts.changed();
    return link;
  }

  /** Its row is closed. */
  forget(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    clearTimers(entry);
    this.entries.delete(key);
    this.parts.changed();
  }

  /** Makers' settings came, or changed. */
  configured(): void {
    this.entries.forEach((entry, key) => this.clock.watch(key, entry));
  }

  /** Calls whose wrap-up goes on. */
  wrappingUp(): readonly string[] {
    return Array.from(this.entries.entries()).flatMap(([key, entry]) =>
      entry.wrapUpSinceMs !== undefined && entry.doneAtMs === undefined ? [key] : [],
    );
  }

  /** @returns what can still be saved without an answer */
  stop(): readonly (UnsavedDraft & { readonly key: string })[] {
    this.entries.forEach(clearTimers);
    return Array.from(this.entries.entries()).flatMap(([key, entry]) => {
      const unsaved = unsavedOf(entry);
      return unsaved === undefined ? [] : [{ key, ...unsaved }];
    });
  }

  private open(key: string, head: string): Entry {
    const inherited = this.parts.inherited(key);
    const kept = this.parts.kept(key);
    const entry = newEntry(head, inherited, kept, this.parts.nowMs());
    // What was shown last, and what this tab could not save before that.
    if (inherited !== undefined && kept !== undefined) entry.content = this.together(key, entry, kept, inherited);
    this.entries.set(key, entry);
    return entry;
  }

  /** Where both do not fit into a row, the others' words stay in it, and the agent's are given back. */
  private together(key: string, { head }: Entry, ours: OwnWords, theirs: DraftContent): DraftContent {
    const merged = mergeDrafts(ours.content, ours.seen, theirs);
    if (merged.notes.length <= roomUnder(head)) return merged;
    this.parts.left(key, 'NotesTooLong', { ...emptyDraft, notes: ours.content.notes });
    return { ...merged, notes: theirs.notes };
  }

  private written(key: string, entry: Entry, change: Extract<DraftChange, { what: 'notes' }>): DraftContent {
    const { content, revision, head } = entry;
    const text = cleanLines(change.text);
    // Typed into a text that somebody else has changed meanwhile.
    if (change.revision !== revision)
      return this.together(key, entry, { content: { ...content, notes: text }, seen: emptyDraft }, content);
    const notes = cutText(text, roomUnder(head));
    if (notes !== text) this.parts.left(key, 'NotesTooLong', { ...emptyDraft, notes: text });
    return { ...content, notes };
  }
}
