import { cleanLines } from '../../protocol/cleanText';
import type { CallSnapshot } from '../../protocol/callSnapshot';
import type { CallDraft, CaseLink, DraftChange, DraftContent, WrapUp } from '../calls/callDraft';
import { joinDescription } from './description';
import { draftMeeting, emptyDraft, sameDraft } from './draftMeeting';
import { activityTimings } from './activityTimings';
import { mergeNotes } from './mergeNotes';
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
}

interface Entry {
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
    const entry = known ?? this.open(key);
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
    entry.content = changed(entry, change);
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
  meet(key: string, inRow: DraftContent): DraftContent {
    const entry = this.entries.get(key);
    if (entry === undefined) return inRow;
    const met = draftMeeting(entry.content, entry.seen, inRow);
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

  private open(key: string): Entry {
    const inherited = this.parts.inherited(key);
    const kept = inherited === undefined ? this.parts.kept(key) : undefined;
    const entry: Entry = {
      content: inherited ?? kept?.content ?? emptyDraft,
      seen: kept?.seen ?? emptyDraft,
      etag: undefined,
      head: '',
      revision: inherited?.revision ?? 0,
      setAside: new Map(),
      wrapUpSinceMs: undefined,
      doneAtMs: kept?.done === true ? this.parts.nowMs() : undefined,
      unsavedSinceMs: undefined,
      saveTimer: undefined,
      overTimer: undefined,
    };
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

function clearTimers({ saveTimer, overTimer }: Entry): void {
  clearTimeout(saveTimer);
  clearTimeout(overTimer);
}

function changed({ content, revision }: Entry, change: DraftChange): DraftContent {
  switch (change.what) {
    case 'notes':
      return {
        ...content,
        // Typed into a text that somebody else has changed meanwhile.
        notes:
          change.revision === revision ? cleanLines(change.text) : mergeNotes(cleanLines(change.text), content.notes),
      };
    case 'disposition':
      return { ...content, disposition: change.value };
    case 'case':
      return { ...content, caseLink: change.link };
  }
}
