import type { CallSnapshot } from '../../protocol/callSnapshot';
import type { CallDraft, DraftChange, DraftContent } from '../core/draft/callDraft';
import { callKey } from '../core/calls/call';
import type { KeptWords } from '../core/draft/keptWords';
import type { Customer, CustomerMatch } from '../core/customer/customerMatch';
import type { ActivityLogListener, ActivityLogPorts } from './activityLogPorts';
import { callOutcome, leavesNothing } from '../core/calls/callOutcome';
import { emptyDraft } from './draftMeeting';
import { Drafts, type WrappedUp } from './drafts';
import { Offers } from './offers';
import { RowRetries } from './rowRetries';
import { recordTimeMs, RowWriter, type Job } from './rowWriter';

/**
 * Writes the activities of one agent's calls, each with its own retries, and goes on until each is written. It remembers
 * nothing that may be lost: after a reload or a crash the adaptor lists again what no softphone has logged.
 */
export class ActivityLog {
  /** By call and agent; the newest word about a call replaces an older one that waits. */
  private readonly waiting = new Map<string, Job>();
  /** The version up to which each call is written (a version rises with each change). */
  private readonly written = new Map<string, number>();
  /** By call: what was last heard, until its row is complete. */
  private readonly latest = new Map<string, Job>();
  /** By call and agent: rows that are closed. */
  private readonly complete = new Set<string>();
  private readonly drafts: Drafts;
  /** By call and agent: rows that are being written now. */
  private readonly running = new Set<string>();
  private readonly retries: RowRetries;
  private readonly rows: RowWriter;
  private readonly offers: Offers;
  /** Refusals that the agent has put away; told again after a reload. */
  private readonly putAway = new Set<string>();
  /** By call and agent: who waits until it has been tried. */
  private readonly untilTried = new Map<string, () => void>();
  private stopped = false;

  constructor(
    private readonly ports: ActivityLogPorts,
    private readonly listener: ActivityLogListener,
  ) {
    this.retries = new RowRetries({ nowMs: ports.nowMs, random: ports.random, due: () => this.work() });
    this.drafts = new Drafts({
      nowMs: ports.nowMs,
      wrapUpSeconds: ports.wrapUpSeconds,
      inherited: (key) => listener.inheritedDraft(key),
      kept: (key) => ports.unsavedWords.read(this.nameOf(key)),
      changed: () => listener.draftChanged(),
      due: (key) => this.writeAgain(key, {}),
      timeOver: (key) => listener.wrappedUp(key),
      left: (key, why, words) => this.offer(key, why, words),
    });
    this.rows = new RowWriter(ports, listener, this.drafts);
    const { activities, dispositionLabel, unsavedWords: words } = ports;
    this.offers = new Offers({ words, activities, dispositionLabel, changed: () => listener.draftChanged() });
  }

  /** The adaptor's word about calls of this agent, by push or by list. */
  heard(oid: string, calls: readonly CallSnapshot[]): void {
    const heardAtMs = this.ports.nowMs();
    for (const call of calls) {
      if (leavesNothing(call)) continue;
      const key = callKey(call);
      const name = `${oid} ${key}`;
      const waits = this.waiting.get(name);
      const known = Math.max(this.written.get(name) ?? 0, waits?.call.version ?? 0);
      if (call.version > known) {
        const toldAtMs = call.toldAtMs ?? this.ports.wallTimeMs();
        const job = { oid, call, heardAtMs, toldAtMs, chosen: waits?.chosen === true };
        this.latest.set(key, { ...job, chosen: false });
        this.waiting.set(name, job);
        if (callOutcome(call) === 'answered') this.drafts.heard(key, call, heardAtMs);
      }
      // It is complete already and listed again: the adaptor did not hear it.
      else if (this.complete.has(name) && !this.waiting.has(name)) this.listener.logged(call);
    }
    this.work();
  }

  /** What the agent writes about a call that was answered, until the agent is done with it. */
  draftOf(key: string): CallDraft | undefined {
    const draft = this.drafts.view(key);
    const oid = this.latest.get(key)?.oid;
    return draft?.saved === 'saving' && this.retries.hasFailed(`${oid} ${key}`)
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
    this.waiting.set(name, { ...(this.waiting.get(name) ?? latest), ...more });
    // What was refused may be accepted now that it is another text; what is only slow waits.
    if (this.retries.refusalOf(name) !== undefined) this.retries.free(name);
    this.work();
  }

  private nameOf(key: string): string {
    return `${this.latest.get(key)?.oid ?? ''} ${key}`;
  }

  /** Words that could not be saved must outlive a reload; others are on their way. */
  private keepWords(key: string, leaving = false): void {
    const name = this.nameOf(key);
    const words = this.drafts.unsaved(key);
    if (words === undefined || !(leaving || this.retries.hasFailed(name))) return;
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
    const inherited = this.listener.inheritedKept();
    const { unsavedWords } = this.ports;
    for (const { id, why, text, rowId, atMs } of inherited) {
      // Put away there with words that no row has: they are written as this page's own.
      const isLost = why === 'RowRefused' && text !== '' && unsavedWords.read(id) === undefined;
      if (!isLost || this.listener.inheritedDraft(id.slice(oid.length + 1)) !== undefined) continue;
      unsavedWords.keep(id, { content: { ...emptyDraft, notes: text }, seen: emptyDraft, done: true, rowId, atMs });
    }
    this.offers.open(
      oid,
      inherited.filter(({ why }) => why !== 'RowRefused'),
    );
  }

  /** All calls that the adaptor has to tell of were heard. */
  listed(): void {
    this.lookAgain();
    this.offers.claim((name) => this.waiting.has(name) || this.running.has(name) || this.written.has(name));
  }

  /** What Dynamics did not take: the refused rows, and words that have no row. */
  kept(whoOf: (call: CallSnapshot, match: CustomerMatch | undefined) => string | undefined): readonly KeptWords[] {
    const refused = Array.from(this.waiting.entries()).flatMap(([id, job]) => {
      const detail = this.retries.refusalOf(id);
      if (detail === undefined || this.putAway.has(id)) return [];
      const key = callKey(job.call);
      const words = this.drafts.unsaved(key);
      const text = words === undefined ? '' : this.offers.textOf(words.content);
      const who = whoOf(job.call, this.rows.known(key));
      return [
        { id, why: 'RowRefused' as const, detail, atMs: begunAtMs(job), who, text, rowId: this.rows.ids.get(key) },
      ];
    });
    // Where all rows are refused, one word about it is enough; what somebody wrote is offered each.
    const newest = refused.filter(({ text }) => text === '').slice(-1);
    return [...this.offers.view(), ...refused.filter(({ text }) => text !== ''), ...newest];
  }

  /** The agent wants it tried now. Resolves when it was. */
  async tryKept(id: string): Promise<void> {
    if (this.retries.refusalOf(id) === undefined) return this.offers.tryAgain(id);
    await new Promise<void>((resolve) => {
      this.untilTried.set(id, resolve);
      this.retries.free(id);
      this.work();
    });
  }

  /** The agent has read it: words without a row are given up, a refused row is tried on. */
  forgetKept(id: string): void {
    if (this.retries.refusalOf(id) === undefined) return this.offers.forget(id);
    this.putAway.add(id);
    this.listener.draftChanged();
  }

  private offer(key: string, why: 'RowClosed' | 'NotesTooLong', words: DraftContent): void {
    const job = this.latest.get(key);
    const text = this.offers.textOf(words);
    if (job === undefined || text === '') return;
    const rowId = this.rows.ids.get(key);
    this.offers.add({ id: `${this.nameOf(key)} ${why}`, why, atMs: begunAtMs(job), text, rowId });
  }

  /** Everything heard is written. */
  isIdle(): boolean {
    return this.waiting.size === 0 && this.running.size === 0;
  }

  /** The network may be back: do not wait for the next try. */
  tryNow(): void {
    this.retries.freeAll();
    this.work();
  }

  stop(): void {
    this.stopped = true;
    this.retries.stop();
    this.waiting.clear();
    // For the case that the last request comes to nothing.
    this.latest.forEach(({ call }) => this.keepWords(callKey(call), true));
    // The page goes away: a request that outlives it saves what was just typed.
    for (const { key, etag, description } of this.drafts.stop()) {
      const id = this.rows.ids.get(key);
      if (id !== undefined) void this.ports.activities.update(id, { description }, { etag, keepAlive: true });
    }
  }

  /** Starts what can be written now. */
  private work(): void {
    for (const [name, job] of this.waiting) {
      if (this.stopped || this.running.size >= maxAtOnce) return;
      if (this.running.has(name) || this.retries.holds(name)) continue;
      this.waiting.delete(name);
      this.running.add(name);
      void this.bring(name, job).then(() => {
        this.running.delete(name);
        this.untilTried.get(name)?.();
        this.untilTried.delete(name);
        this.work();
      });
    }
  }

  private async bring(name: string, job: Job): Promise<void> {
    const result = await this.rows.write(name, job);
    if (this.stopped) return;
    if (!result.ok) {
      this.rows.exists.delete(name);
      const newer = this.waiting.get(name);
      this.waiting.set(name, newer === undefined ? job : { ...newer, chosen: newer.chosen || job.chosen });
      this.retries.failed(name, result);
      this.keepWords(callKey(job.call));
      const trouble = this.retries.trouble();
      if (trouble !== undefined) this.listener.trouble(trouble);
      return this.listener.draftChanged();
    }
    this.rows.exists.add(name);
    this.written.set(name, job.call.version);
    this.retries.written(name);
    this.putAway.delete(name);
    this.ports.unsavedWords.keep(name, undefined);
    this.listener.trouble(this.retries.trouble());
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

/** A few rows at once: one that is answered late delays no other, and a ring's search still finds a free connection. */
const maxAtOnce = 3;

function toWrappedUp(job: Job, { atMs, lastedMs }: Pick<WrappedUp, 'atMs' | 'lastedMs'>): WrappedUp {
  const { oid, toldAtMs } = job;
  return { oid, toldAtMs, atMs: recordTimeMs(job, atMs) ?? toldAtMs, lastedMs };
}

/** When the call began, by the clock of the record. */
const begunAtMs = ({ call, toldAtMs }: Job): number => toldAtMs - (call.offeredForMs ?? 0);
