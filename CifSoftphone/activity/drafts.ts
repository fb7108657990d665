import { cleanLines } from '../../protocol/cleanText';
import { cutText } from '../../protocol/cutText';
import type { CallSnapshot } from '../../protocol/callSnapshot';
import type { CallDraft, CaseLink, DraftChange, DraftContent, WrapUp } from '../core/draft/callDraft';
import { joinDescription, roomUnder, splitDescription } from './description';
import { clearTimers, type DraftsParts, type Entry } from './draftEntry';
import { draftMeeting, emptyDraft, sameDraft, wordsNotIn } from './draftMeeting';
import { activityTimings } from './activityTimings';
import type { UnsavedWords } from './unsavedWords';

/** A draft that was not saved, for the last request of a page. */
export interface UnsavedDraft {
  readonly key: string;
  readonly etag: string;
  readonly description: string;
}

/** A wrap-up that is over. */
export interface WrappedUp {
  readonly oid: string;
  /** When the call's last word was told: what it tells are elapsed times. By the clock of the record, as `atMs`. */
  readonly toldAtMs: number;
  readonly atMs: number;
  readonly lastedMs: number;
}

/** What the agent writes about answered calls, from the answer to the end of the wrap-up. */
export class Drafts {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly parts: DraftsParts) {}

  /** An answered call was heard of. */
  heard(key: string, call: CallSnapshot, heardAtMs: number): void {
    const known = this.entries.get(key);
    const entry = known ?? this.open(key, splitDescription(call.comments, '').head);
    if (call.state !== 'disconnected' || entry.wrapUpSinceMs !== undefined) return;
    entry.wrapUpSinceMs = heardAtMs - (call.endedForMs ?? 0);
    const limit = this.parts.wrapUpSeconds();
    const isOld = known === undefined && heardAtMs - entry.wrapUpSinceMs > activityTimings.resumeWrapUpMs;
    // Nobody comes back to a call of yesterday: its row is completed with what was saved.
    if (limit === 0 || (limit === undefined && isOld)) entry.doneAtMs ??= entry.wrapUpSinceMs;
    this.watch(key, entry);
  }

  /** `undefined` for a call that nobody answered here, or that the agent is done with. */
  view(key: string): CallDraft | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return undefined;
    return {
      ...entry.content,
      revision: entry.revision,
      saved: sameDraft(entry.content, entry.seen) ? 'saved' : 'saving',
      wrapUp: this.wrapUp(entry),
    };
  }

  content(key: string): DraftContent | undefined {
    return this.entries.get(key)?.content;
  }

  /** What stands nowhere else; `undefined` when all is in the row. */
  unsaved(key: string): UnsavedWords | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || sameDraft(entry.content, entry.seen)) return undefined;
    return { content: entry.content, seen: entry.seen, done: entry.doneAtMs !== undefined };
  }

  /** The row may be closed. */
  isDone(key: string): boolean {
    return this.entries.get(key)?.doneAtMs !== undefined;
  }

  doneAtMs(key: string): number | undefined {
    const entry = this.entries.get(key);
    // The agent may press Done before the adaptor has said that the call is over.
    return entry?.doneAtMs === undefined ? undefined : Math.max(entry.doneAtMs, entry.wrapUpSinceMs ?? 0);
  }

  /** `undefined` for a call that nobody answered here. */
  wrappedUp(key: string): Pick<WrappedUp, 'atMs' | 'lastedMs'> | undefined {
    const entry = this.entries.get(key);
    if (entry?.wrapUpSinceMs === undefined) return undefined;
    const atMs = this.doneAtMs(key) ?? this.parts.nowMs();
    return { atMs, lastedMs: atMs - entry.wrapUpSinceMs };
  }

  change(key: string, change: DraftChange): void {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return;
    entry.content = this.changed(key, entry, change);
    this.saveSoon(key, entry);
    this.parts.changed();
  }

  /**
   * The call is about somebody else: a case of the customer before is taken off, and comes back with that customer.
   * @returns what the agent must be told; `undefined` where nothing happened to a case
   */
  customerChanged(
    key: string,
    beforeId: string | undefined,
    nowId: string | undefined,
  ): 'taken-off' | 'back' | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined || beforeId === nowId) return undefined;
    const link = entry.content.caseLink;
    if (beforeId !== undefined) entry.setAside.delete(beforeId);
    if (beforeId !== undefined && link !== undefined) entry.setAside.set(beforeId, link);
    const back = nowId === undefined ? undefined : entry.setAside.get(nowId);
    // Where nobody was known, the case is no other customer's.
    const caseLink = back ?? (beforeId === undefined ? link : undefined);
    entry.content = { ...entry.content, caseLink };
    this.parts.changed();
    if (back !== undefined) return 'back';
    return link !== undefined && caseLink === undefined ? 'taken-off' : undefined;
  }

  /** The row has been read: what stands in it and what the agent wrote become one. */
  meet(key: string, inRow: DraftContent, head: string): DraftContent {
    const entry = this.entries.get(key);
    if (entry === undefined) return inRow;
    entry.head = head;
    const met = this.together(key, entry, entry, inRow);
    if (met.notes !== entry.content.notes) entry.revision += 1;
    entry.content = met;
    entry.seen = inRow;
    this.parts.changed();
    return met;
  }

  wrote(key: string, content: DraftContent, etag: string | undefined, head: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.seen = content;
    entry.etag = etag;
    entry.head = head;
    entry.unsavedSinceMs = undefined;
    // Typed while the request was on its way.
    if (!sameDraft(entry.content, content)) this.saveSoon(key, entry);
    this.parts.changed();
  }

  /** Somebody closed the row: what the agent wrote since stands in no row. */
  tooLate(key: string, inRow: DraftContent): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    const words = wordsNotIn(inRow, entry.content, entry.seen);
    if (!sameDraft(words, emptyDraft)) this.parts.left(key, 'RowClosed', words);
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
    this.entries.forEach((entry, key) => this.watch(key, entry));
  }

  /** Calls whose wrap-up goes on. */
  wrappingUp(): readonly string[] {
    return Array.from(this.entries.entries()).flatMap(([key, entry]) =>
      entry.wrapUpSinceMs !== undefined && entry.doneAtMs === undefined ? [key] : [],
    );
  }

  /** @returns what can still be saved by one request each */
  stop(): readonly UnsavedDraft[] {
    this.entries.forEach(clearTimers);
    return Array.from(this.entries.entries()).flatMap(([key, { content, seen, etag, head }]) =>
      etag === undefined || content.notes === seen.notes
        ? []
        : [{ key, etag, description: joinDescription({ head, notes: content.notes }) }],
    );
  }

  private open(key: string, head: string): Entry {
    const inherited = this.parts.inherited(key);
    const kept = this.parts.kept(key);
    const entry: Entry = {
      content: inherited ?? kept?.content ?? emptyDraft,
      seen: kept?.seen ?? emptyDraft,
      etag: undefined,
      head,
      revision: inherited?.revision ?? 0,
      setAside: new Map(),
      wrapUpSinceMs: undefined,
      doneAtMs: kept?.done === true ? this.parts.nowMs() : undefined,
      unsavedSinceMs: undefined,
      saveTimer: undefined,
      overTimer: undefined,
    };
    // What was shown last, and what this tab could not save before that.
    if (inherited !== undefined && kept !== undefined) entry.content = this.together(key, entry, kept, inherited);
    this.entries.set(key, entry);
    return entry;
  }

  private wrapUp({ wrapUpSinceMs: sinceMs }: Entry): WrapUp | undefined {
    if (sinceMs === undefined) return undefined;
    const limit = this.parts.wrapUpSeconds();
    return { sinceMs, endsAtMs: limit === undefined ? undefined : sinceMs + limit * 1_000 };
  }

  private watch(key: string, entry: Entry): void {
    clearTimeout(entry.overTimer);
    const endsAtMs = this.wrapUp(entry)?.endsAtMs;
    if (endsAtMs === undefined || entry.doneAtMs !== undefined) return;
    const over = (): void => {
      this.finish(key);
      this.parts.timeOver(key);
    };
    entry.overTimer = setTimeout(over, Math.max(0, endsAtMs - this.parts.nowMs()));
  }

  /** Where both do not fit into a row, the others' words stay in it, and the agent's are given back. */
  private together(
    key: string,
    { head }: Entry,
    { content, seen }: Pick<UnsavedWords, 'content' | 'seen'>,
    theirs: DraftContent,
  ): DraftContent {
    const met = draftMeeting(content, seen, theirs);
    if (met.notes.length <= roomUnder(head)) return met;
    this.parts.left(key, 'NotesTooLong', { ...emptyDraft, notes: content.notes });
    return { ...met, notes: theirs.notes };
  }

  private changed(key: string, entry: Entry, change: DraftChange): DraftContent {
    const { content, revision, head } = entry;
    switch (change.what) {
      case 'notes': {
        const text = cleanLines(change.text);
        // Typed into a text that somebody else has changed meanwhile.
        if (change.revision !== revision)
          return this.together(key, entry, { content: { ...content, notes: text }, seen: emptyDraft }, content);
        const notes = cutText(text, roomUnder(head));
        if (notes !== text) this.parts.left(key, 'NotesTooLong', { ...emptyDraft, notes: text });
        return { ...content, notes };
      }
      case 'disposition':
        return { ...content, disposition: change.value };
      case 'case':
        return { ...content, caseLink: change.link };
    }
  }

  /** When the agent pauses, and now and then while the agent does not. */
  private saveSoon(key: string, entry: Entry): void {
    const nowMs = this.parts.nowMs();
    entry.unsavedSinceMs ??= nowMs;
    const latestMs = entry.unsavedSinceMs + activityTimings.saveAtLatestMs - nowMs;
    clearTimeout(entry.saveTimer);
    const due = (): void => this.parts.due(key);
    entry.saveTimer = setTimeout(due, Math.max(0, Math.min(activityTimings.saveAfterPauseMs, latestMs)));
  }
}
