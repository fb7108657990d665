import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import type { CallDraft, DraftChange } from '../core/draft/callDraft';
import { callKey } from '../core/calls/call';
import type { Customer } from '../core/customer/customerMatch';
import type { ActivityLogListener, ActivityLogPorts } from './activityLogPorts';
import { callOutcome, leavesNothing } from '../core/calls/callOutcome';
import type { WrappedUp } from './draftClock';
import { Drafts } from './drafts';
import { KeptRows } from './keptRows';
import { EarlierCalls } from './earlierCalls';
import { RowQueue } from './rowQueue';
import { begunAtMs, recordTimeMs, RowWriter, type Job } from './rowWriter';

/**
 * Writes the activities of one agent's calls, each with its own retries, and goes on until each is written. It remembers
 * nothing that may be lost: after a reload or a crash the adaptor lists again what no softphone has logged.
 */
export class ActivityLog {
  /** The version up to which each call is written (a version rises with each change). */
  private readonly written = new Map<string, number>();
  /** By call: what was last heard, until its row is complete. */
  private readonly latest = new Map<string, Job>();
  /** By call and agent: rows that are closed. */
  private readonly complete = new Set<string>();
  private readonly drafts: Drafts;
  private readonly queue: RowQueue;
  private readonly rows: RowWriter;
  /** What Dynamics did not take: the refused rows, and words that have no row. */
  readonly keptRows: KeptRows;
  /** What the calls of other agents tell those that follow them. */
  readonly earlier: EarlierCalls;
  private stopped = false;

  constructor(
    private readonly ports: ActivityLogPorts,
    private readonly listener: ActivityLogListener,
  ) {
    const { nowMs, random } = ports;
    this.queue = new RowQueue({ nowMs, random, write: (name, job) => this.bring(name, job) });
    this.drafts = new Drafts({
      nowMs,
      wrapUpSeconds: ports.wrapUpSeconds,
      wrapUpExtensions: ports.wrapUpExtensions,
      inherited: (key) => listener.inheritedDraft(key),
      kept: (key) => ports.unsavedWords.read(this.nameOf(key)),
      changed: () => listener.draftChanged(),
      due: (key) => this.writeAgain(key, {}),
      timeOver: (key) => listener.wrappedUp(key),
      left: (key, why, words) => {
        const job = this.latest.get(key);
        if (job !== undefined) this.keptRows.offer(this.nameOf(key), why, words, job);
      },
    });
    this.earlier = new EarlierCalls(ports, this.drafts, (key) => listener.matchOf(key));
    this.rows = new RowWriter(ports, listener, this.drafts);
    this.keptRows = new KeptRows(ports, listener, { queue: this.queue, drafts: this.drafts, rows: this.rows });
  }

  /** The adaptor's word about calls of this agent, by push or by list. */
  heard(oid: string, calls: readonly CallSnapshot[]): void {
    const heardAtMs = this.ports.nowMs();
    for (const call of calls) {
      if (leavesNothing(call)) continue;
      const key = callKey(call);
      const name = `${oid} ${key}`;
      const waits = this.queue.waits(name);
      const known = Math.max(this.written.get(name) ?? 0, waits?.call.version ?? 0);
      if (call.version > known) {
        const toldAtMs = call.toldAtMs ?? this.ports.wallTimeMs();
        const job = { oid, call, heardAtMs, toldAtMs, chosen: waits?.chosen === true };
        this.latest.set(key, { ...job, chosen: false });
        this.queue.put(name, job);
        if (callOutcome(call) === 'answered') {
          this.drafts.heard(key, call, heardAtMs);
          this.earlier.opened(key);
        }
      }
      // It is complete already and listed again: the adaptor did not hear it.
      else if (this.complete.has(name) && this.queue.waits(name) === undefined) this.listener.logged(call);
    }
    this.queue.work();
  }

  /** What the agent writes about a call that was answered, until the agent is done with it. */
  draftOf(key: string): CallDraft | undefined {
    const draft = this.drafts.view(key);
    const oid = this.latest.get(key)?.oid;
    return draft?.saved === 'saving' && this.queue.retries.hasFailed(`${oid} ${key}`)
      ? { ...draft, saved: 'not-saved' }
      : draft;
  }

  changeDraft(key: string, change: DraftChange): void {
    this.drafts.change(key, change);
    this.keepWords(key);
  }

  /** The agent is done with this call: its row is closed as soon as the call is over. */
  done(key: string): void {
    this.drafts.finish(key);
    this.keepWords(key);
  }

  configured(): void {
    this.drafts.configured();
  }

  /** Another browser of this agent may have done what waits for the agent here. */
  lookAgain(): void {
    this.drafts.wrappingUp().forEach((key) => this.writeAgain(key, {}));
  }

  /** The agent said who the other side of this call is (or nobody): a row that exists follows. */
  customerChosen(key: string, beforeId: string | undefined, nowId: string | undefined): void {
    const how = this.drafts.customerChanged(key, beforeId, nowId);
    if (how !== undefined) this.listener.caseFollowed(how, key);
    this.writeAgain(key, { chosen: true });
  }

  private writeAgain(key: string, more: Partial<Job>): void {
    const latest = this.latest.get(key);
    if (latest === undefined) return;
    const name = `${latest.oid} ${key}`;
    this.queue.put(name, { ...(this.queue.waits(name) ?? latest), ...more });
    // What was refused may be accepted now that it is another text; what is only slow waits.
    if (this.queue.retries.refusalOf(name) !== undefined) this.queue.retries.free(name);
    this.queue.work();
  }

  private nameOf(key: string): string {
    return `${this.latest.get(key)?.oid ?? ''} ${key}`;
  }

  /** Words that could not be saved must outlive a reload; others are on their way. */
  private keepWords(key: string, leaving = false): void {
    const name = this.nameOf(key);
    const words = this.drafts.unsaved(key, leaving);
    if (words === undefined || !(leaving || this.queue.retries.hasFailed(name))) return;
    const job = this.latest.get(key);
    const about = job && { rowId: this.rows.ids.get(key), atMs: begunAtMs(job) };
    this.ports.unsavedWords.keep(name, { ...words, ...about });
  }

  /** Who stands in the row of this call already, by an earlier page of this agent; `undefined` where that says nothing. */
  customerOf(oid: string, call: CallSnapshot): Promise<Customer | 'nobody' | undefined> {
    return this.rows.customerOf(oid, call);
  }

  /** This agent is known to work here. */
  opened(oid: string): void {
    this.keptRows.open(oid);
  }

  /** All calls that the adaptor has to tell of were heard. */
  listed(): void {
    this.lookAgain();
    this.keptRows.claim((name) => this.queue.has(name) || this.written.has(name));
  }

  /** Everything heard is written. */
  isIdle(): boolean {
    return this.queue.isIdle();
  }

  /** The network may be back: do not wait for the next try. */
  tryNow(): void {
    this.queue.tryAll();
  }

  stop(): void {
    this.stopped = true;
    this.queue.stop();
    // For the case that the last request comes to nothing.
    this.latest.forEach(({ call }) => this.keepWords(callKey(call), true));
    // The page goes away: a request that outlives it saves what was just typed.
    for (const { key, etag, description, fields } of this.drafts.stop()) {
      const id = this.rows.ids.get(key);
      if (id === undefined) continue;
      const { activities } = this.ports;
      const columns = this.rows.fields.toColumns(fields);
      // Apart from the notes: a column that is refused must not cost them. Which of the two comes first is not known.
      if (description !== undefined) void activities.update(id, { description }, { etag, keepAlive: true });
      if (Object.keys(columns).length > 0) void activities.update(id, columns, { keepAlive: true });
    }
  }

  private async bring(name: string, job: Job): Promise<void> {
    const result = await this.rows.write(name, job);
    if (this.stopped) return;
    if (!result.ok) {
      this.rows.exists.delete(name);
      this.queue.failed(name, job, result);
      this.keepWords(callKey(job.call));
      const trouble = this.queue.retries.trouble();
      if (trouble !== undefined) this.listener.trouble(trouble);
      return this.listener.draftChanged();
    }
    this.rows.exists.add(name);
    this.written.set(name, job.call.version);
    const id = this.rows.ids.get(callKey(job.call));
    if (id !== undefined) void this.earlier.written(id, job.call);
    this.queue.retries.written(name);
    this.keptRows.written(name);
    this.ports.unsavedWords.keep(name, undefined);
    this.listener.trouble(this.queue.retries.trouble());
    if (job.call.state !== 'disconnected' || result.value === 'open') return;
    const key = callKey(job.call);
    this.latest.delete(key);
    this.complete.add(name);
    // Closed in another browser, while the agent was still at it here.
    const wasOpen = this.drafts.view(key) !== undefined;
    const wrappedUp = this.drafts.wrappedUp(key);
    this.drafts.forget(key);
    if (wasOpen) this.listener.wrappedUp(key);
    this.listener.logged(job.call, wrappedUp && toWrappedUp(job, wrappedUp));
  }
}

function toWrappedUp(job: Job, { atMs, lastedMs }: Pick<WrappedUp, 'atMs' | 'lastedMs'>): WrappedUp {
  const { oid, toldAtMs } = job;
  return { oid, toldAtMs, atMs: recordTimeMs(job, atMs) ?? toldAtMs, lastedMs };
}
