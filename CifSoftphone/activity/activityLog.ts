import type { CallSnapshot } from '../../protocol/callSnapshot';
import type { CallDraft, DraftChange } from '../calls/callDraft';
import { callKey } from '../calls/call';
import { otherParty } from '../calls/otherParty';
import type { NumberWords } from '../calls/numberWords';
import type { Customer, CustomerMatch, CustomerSearch } from '../dataverse/customerMatch';
import type { Trouble } from '../line/trouble';
import { activityId } from './activityId';
import type { ActivityStore, Stored, StoreFailure } from './activityStore';
import { callOutcome, leavesNothing } from './callOutcome';
import { Drafts, type WrappedUp } from './drafts';
import { RowRetries } from './rowRetries';
import type { WriteSubject } from './subjectFacts';
import { toPhoneCall } from './toPhoneCall';
import type { UnsavedWordsPort } from './unsavedWords';
import { writePhoneCall, type PhoneCallPlan } from './writePhoneCall';

export interface ActivityLogPorts {
  readonly activities: ActivityStore;
  readonly customers: CustomerSearch;
  readonly writeNumber: (number: string) => NumberWords;
  readonly writeSubject: WriteSubject;
  /** The steady clock. */
  readonly nowMs: () => number;
  /** The PC's time of day: written down only where an adaptor does not tell its own. */
  readonly wallTimeMs: () => number;
  readonly random: () => number;
  readonly unsavedWords: UnsavedWordsPort;
  /** How long makers let a wrap-up last; 0 for none, `undefined` where the agent ends it. */
  readonly wrapUpSeconds: () => number | undefined;
}

export interface ActivityLogListener {
  /** Who is known to be at the other end; `undefined` when nobody has looked yet. */
  matchOf(key: string): CustomerMatch | undefined;
  /** The row of an ended call is complete; with its wrap-up, the first time it is told. */
  logged(call: CallSnapshot, wrappedUp?: WrappedUp): void;
  /** Rows cannot be written; `undefined` when they can again. */
  trouble(trouble: Trouble | undefined): void;
  /** Dataverse refused the case that the agent chose. */
  caseRefused(key: string): void;
  /** The agent changed the customer: the case of the one before is not linked any more, or again. */
  caseFollowed(how: 'taken-off' | 'back', key: string): void;
  /** The draft of a call changed, or how far it is saved. */
  draftChanged(): void;
  /** What the former owner showed of it. */
  inheritedDraft(key: string): CallDraft | undefined;
  /** Nothing is left to do about this call, and the agent did not say so. */
  wrappedUp(key: string): void;
}

interface Job {
  readonly oid: string;
  readonly call: CallSnapshot;
  /** On the steady clock. */
  readonly heardAtMs: number;
  /** The same moment by the clock of the record: the adaptor's. */
  readonly toldAtMs: number;
  /** The agent said who it is after the row may have been begun. */
  readonly chosen: boolean;
}

/**
 * Writes the activities of one agent's calls, each with its own retries, and goes on until each is written. It remembers
 * nothing that may be lost: after a reload or a crash the adaptor lists again what no softphone has logged.
 */
export class ActivityLog {
  /** By call and agent; the newest word about a call replaces an older one that waits. */
  private readonly waiting = new Map<string, Job>();
  /** The version up to which each call is written (a version rises with each change). */
  private readonly written = new Map<string, number>();
  /** Rows that were begun while Dataverse could not say who it is: their customer is added at the end. */
  private readonly begunUnmatched = new Set<string>();
  /** By call: what was last heard, until its row is complete. */
  private readonly latest = new Map<string, Job>();
  /** By call and agent: rows that exist for certain. */
  private readonly exists = new Set<string>();
  /** By call and agent: rows that are closed. */
  private readonly complete = new Set<string>();
  /** By call: the id of its row, once it was written. */
  private readonly ids = new Map<string, string>();
  private readonly drafts: Drafts;
  /** By call and agent: rows that are being written now. */
  private readonly running = new Set<string>();
  private readonly retries: RowRetries;
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
    });
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
    if (words !== undefined && (leaving || this.retries.hasFailed(name))) this.ports.unsavedWords.keep(name, words);
  }

  /** Who stands in the row of this call already, by an earlier page of this agent; `undefined` where that says nothing. */
  async customerOf(oid: string, call: CallSnapshot): Promise<Customer | 'nobody' | undefined> {
    const known = await this.ports.activities.customerOf(await activityId(call, oid));
    if (!known.ok) return undefined;
    // Begun here while Dataverse could not say who it is: nobody has said that it is nobody.
    return known.value === 'nobody' && this.begunUnmatched.has(`${oid} ${callKey(call)}`) ? undefined : known.value;
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
      const id = this.ids.get(key);
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
        this.work();
      });
    }
  }

  private async bring(name: string, job: Job): Promise<void> {
    const result = await this.write(name, job);
    if (this.stopped) return;
    if (!result.ok) {
      this.exists.delete(name);
      const newer = this.waiting.get(name);
      this.waiting.set(name, newer === undefined ? job : { ...newer, chosen: newer.chosen || job.chosen });
      this.retries.failed(name, result);
      this.keepWords(callKey(job.call));
      const trouble = this.retries.trouble();
      if (trouble !== undefined) this.listener.trouble(trouble);
      return this.listener.draftChanged();
    }
    this.exists.add(name);
    this.written.set(name, job.call.version);
    this.retries.written(name);
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

  private async write(name: string, job: Job): Promise<Stored<'open' | 'closed'>> {
    const { oid, call, toldAtMs, chosen } = job;
    const { activities, writeNumber, writeSubject } = this.ports;
    const [user, match, id] = await Promise.all([activities.agentUserId(oid), this.match(call), activityId(call, oid)]);
    if (!user.ok) return user;
    const { drafts } = this;
    const key = callKey(call);
    this.ids.set(key, id);
    const draft = drafts.content(key);
    const plan = (who: CustomerMatch): PhoneCallPlan => ({
      id,
      chosen,
      exists: this.exists.has(name),
      comments: call.comments,
      draft: drafts.content(key),
      pen: draft && {
        meet: (inRow) => drafts.meet(key, inRow),
        wrote: (content, etag, head) => drafts.wrote(key, content, etag, head),
      },
      phoneCall: (content) =>
        toPhoneCall({
          call,
          toldAtMs,
          match: who,
          draft: content,
          staysOpen: draft !== undefined && !drafts.isDone(key),
          wrappedUpAtMs: recordTimeMs(job, drafts.doneAtMs(key)),
          agentUserId: user.value,
          writeNumber,
          writeSubject,
        }),
      changed: ({ who: names, regarding, ended }) => {
        if (chosen) return names;
        return ended !== undefined && this.begunUnmatched.has(name) ? (regarding ?? {}) : {};
      },
    });
    if (match.outcome === 'unknown' && call.state !== 'disconnected') this.begunUnmatched.add(name);
    const result = await writePhoneCall(activities, plan(match));
    if (result.ok || !mayBeTheCustomer(result)) return result;
    // A customer or a case that was deleted, or that this agent may not append to, must not cost the activity.
    const refusedCase = drafts.takeNewCase(key);
    if (refusedCase !== undefined) {
      const again = await writePhoneCall(activities, plan(match));
      if (again.ok) this.listener.caseRefused(key);
      else drafts.change(key, { what: 'case', link: refusedCase });
      if (again.ok || !mayBeTheCustomer(again)) return again;
    }
    return match.outcome === 'one'
      ? writePhoneCall(activities, { ...plan({ outcome: 'none' }), changed: () => ({}) })
      : result;
  }

  private async match(call: CallSnapshot): Promise<CustomerMatch> {
    const known = this.listener.matchOf(callKey(call));
    if (known !== undefined && known.outcome !== 'unknown') return known;
    const { number } = otherParty(call);
    return number === undefined ? { outcome: 'none' } : this.ports.customers.find(number);
  }
}

/** A few rows at once: one that is answered late delays no other, and a ring's search still finds a free connection. */
const maxAtOnce = 3;

/** A moment of the steady clock, by the clock of the record. */
function recordTimeMs({ heardAtMs, toldAtMs }: Job, atMs: number | undefined): number | undefined {
  return atMs === undefined ? undefined : toldAtMs + (atMs - heardAtMs);
}

function toWrappedUp(job: Job, { atMs, lastedMs }: Pick<WrappedUp, 'atMs' | 'lastedMs'>): WrappedUp {
  const { oid, toldAtMs } = job;
  return { oid, toldAtMs, atMs: recordTimeMs(job, atMs) ?? toldAtMs, lastedMs };
}

const mayBeTheCustomer = ({ reason }: StoreFailure): boolean => ['400', '403', '404'].includes(reason);
