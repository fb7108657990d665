import type { StoreFailure } from '../activity/activityStore';
import { RowRetries } from '../activity/rowRetries';
import type { Conversation, WrapUpState } from '../core/messages/conversation';
import type { RowsTrouble, TurnChange } from './channel/messagesChannel';
import { messagesTimings } from './messagesTimings';
import {
  clearTimers,
  isWhole,
  missesEarlier,
  keptOf,
  newEntry,
  sameWords,
  wrapUpOf,
  type KeptTurn,
  type TurnEntry,
} from './turnEntry';
import type { TurnRowsListener, TurnRowsPorts } from './turnRowsPorts';
import { TurnWriter } from './turnWriter';

/**
 * Exactly one row for each turn that is over. It is written when the turn ends, takes the agent's words in pauses of
 * typing, and is closed when the agent or the time is done; then the adaptor is told, and lists it no more. Until then it
 * lists it to each page that begins, and each writes the same row.
 */
export class TurnRows {
  private readonly entries = new Map<string, TurnEntry>();
  private readonly complete = new Set<string>();
  private readonly running = new Set<string>();
  private readonly retries: RowRetries;
  private readonly writer: TurnWriter;
  private readonly before: Map<string, KeptTurn>;
  private hasNoTable = false;
  private stopped = false;

  constructor(
    private readonly ports: TurnRowsPorts,
    private readonly listener: TurnRowsListener,
  ) {
    this.retries = new RowRetries({ ...ports, due: () => this.entries.forEach((entry) => this.write(entry)) });
    this.writer = new TurnWriter(ports);
    this.before = new Map(Object.entries(ports.kept.read()));
  }

  /** A turn is over, or more is known of one. One that the agent never had is done at once. */
  heard(conversation: Conversation): void {
    const { key, snapshot } = conversation;
    // It is complete already and listed again: the adaptor did not hear it.
    if (this.complete.has(key)) return this.listener.closed(snapshot);
    const known = this.entries.get(key);
    const entry = known ?? this.open(conversation);
    if (entry.conversation !== conversation) entry.conversation = conversation;
    if (missesEarlier(conversation) && !conversation.asked) return this.listener.earlier(key);
    // What is missing at its end comes with the next list.
    if (!isWhole(conversation)) return;
    if (!entry.exists || entry.doneAtMs !== undefined) this.write(entry);
  }

  /** `undefined` of one that the agent is done with. */
  wrapUp(key: string): WrapUpState | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return undefined;
    return wrapUpOf(entry, this.endsAtMs(entry), this.hasNoTable || this.retries.hasFailed(key));
  }

  /** The agent is done with it, whether or not its row is closed: it is not shown any more. */
  isDone(key: string): boolean {
    return this.complete.has(key) || this.entries.get(key)?.doneAtMs !== undefined;
  }

  change(key: string, change: TurnChange): void {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return;
    const { words } = entry;
    entry.words = change.what === 'notes' ? { ...words, notes: change.text } : { ...words, disposition: change.value };
    this.saveSoon(entry);
    this.keep();
    this.listener.changed();
  }

  done(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.doneAtMs !== undefined) return;
    entry.doneAtMs = this.ports.nowMs();
    clearTimers(entry);
    // What was refused may be taken now; what is only slow waits.
    if (this.retries.refusalOf(key) !== undefined) this.retries.free(key);
    this.keep();
    this.listener.changed();
    this.write(entry);
  }

  /** Rows wait for messages, or to be written. */
  waits(): boolean {
    return [...this.entries.values()].some(({ conversation }) => !isWhole(conversation));
  }

  trouble(): RowsTrouble | undefined {
    if (this.hasNoTable) return { kind: 'no-table', detail: '404' };
    const refused = [...this.entries.keys()].map((key) => this.retries.refusalOf(key)).find((one) => one !== undefined);
    if (refused !== undefined) return { kind: 'refused', detail: refused };
    const trouble = this.retries.trouble();
    return trouble && { kind: 'away', detail: trouble.detail ?? '' };
  }

  stop(): void {
    this.stopped = true;
    this.retries.stop();
    for (const entry of this.entries.values()) {
      clearTimers(entry);
      // The page goes away: a request that outlives it saves what was just typed.
      if (entry.exists && !sameWords(entry.words, entry.seen)) this.writer.saveAtLast(entry);
    }
  }

  private open(conversation: Conversation): TurnEntry {
    const { key, snapshot } = conversation;
    const entry = newEntry(conversation, this.before.get(key), this.ports.nowMs());
    this.before.delete(key);
    this.entries.set(key, entry);
    const { wrapUpSeconds } = this.ports;
    const isForgotten = wrapUpSeconds() === undefined && (snapshot.endedForMs ?? 0) > messagesTimings.resumeWrapUpMs;
    if (snapshot.activeForMs === undefined || wrapUpSeconds() === 0 || isForgotten)
      entry.doneAtMs ??= this.ports.nowMs();
    const endsAtMs = this.endsAtMs(entry);
    if (entry.doneAtMs === undefined && endsAtMs !== undefined)
      entry.overTimer = setTimeout(() => this.done(key), Math.max(0, endsAtMs - this.ports.nowMs()));
    return entry;
  }

  private endsAtMs({ sinceMs }: TurnEntry): number | undefined {
    const limit = this.ports.wrapUpSeconds();
    return limit === undefined ? undefined : sinceMs + limit * 1_000;
  }

  private saveSoon(entry: TurnEntry): void {
    const nowMs = this.ports.nowMs();
    entry.unsavedSinceMs ??= nowMs;
    clearTimeout(entry.saveTimer);
    const latestMs = entry.unsavedSinceMs + messagesTimings.draftAtLatestMs - nowMs;
    entry.saveTimer = setTimeout(
      () => {
        entry.unsavedSinceMs = undefined;
        this.write(entry);
      },
      Math.max(0, Math.min(messagesTimings.draftPauseMs, latestMs)),
    );
  }

  private write(entry: TurnEntry): void {
    const { key, conversation } = entry;
    const isNeeded = !entry.exists || entry.doneAtMs !== undefined || !sameWords(entry.words, entry.seen);
    const mayNot = this.stopped || this.hasNoTable || this.running.has(key) || this.retries.holds(key);
    if (mayNot || !isNeeded || !isWhole(conversation)) return;
    this.running.add(key);
    void this.writer.write(entry).then((result) => {
      this.running.delete(key);
      if (this.stopped) return;
      if (result.ok) this.written(entry, result.value === 'closed');
      else this.failed(entry, result);
      this.keep();
      this.listener.changed();
    });
  }

  private written(entry: TurnEntry, isClosed: boolean): void {
    const { key, conversation } = entry;
    this.retries.written(key);
    if (!isClosed) return this.write(entry);
    clearTimers(entry);
    this.entries.delete(key);
    this.complete.add(key);
    this.listener.closed(conversation.snapshot);
  }

  private failed(entry: TurnEntry, failure: StoreFailure): void {
    // The adaptor keeps what is not logged, and the next page tries again: nobody has to ask all day.
    if (failure.reason === '404') this.hasNoTable = true;
    else this.retries.failed(entry.key, failure);
  }

  private keep(): void {
    const turns = [...this.entries.values()].flatMap((entry) => {
      const kept = keptOf(entry);
      return kept === undefined ? [] : [[entry.key, kept] as const];
    });
    this.ports.kept.keep(Object.fromEntries([...this.before, ...turns]));
  }
}
