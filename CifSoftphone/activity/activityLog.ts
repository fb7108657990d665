import type { CallSnapshot } from '../../protocol/callSnapshot';
import { callKey } from '../calls/call';
import { otherParty } from '../calls/otherParty';
import type { NumberWords } from '../calls/numberWords';
import type { Customer, CustomerMatch, CustomerSearch } from '../dataverse/customerMatch';
import { retryDelayMs } from '../line/retryDelayMs';
import { timings } from '../line/timings';
import type { Trouble } from '../line/trouble';
import { activityId } from './activityId';
import type { ActivityStore, Stored, StoreFailure } from './activityStore';
import type { WriteSubject } from './subjectFacts';
import { toPhoneCall } from './toPhoneCall';
import { writePhoneCall } from './writePhoneCall';

export interface ActivityLogPorts {
  readonly activities: ActivityStore;
  readonly customers: CustomerSearch;
  readonly writeNumber: (number: string) => NumberWords;
  readonly writeSubject: WriteSubject;
  readonly nowMs: () => number;
  readonly random: () => number;
}

export interface ActivityLogListener {
  /** Who is known to be at the other end; `undefined` when nobody has looked yet. */
  matchOf(key: string): CustomerMatch | undefined;
  /** The row of an ended call is complete. */
  logged(call: CallSnapshot): void;
  /** Rows cannot be written; `undefined` when they can again. */
  trouble(trouble: Trouble | undefined): void;
}

interface Job {
  readonly oid: string;
  readonly call: CallSnapshot;
  readonly heardAtMs: number;
  /** The agent said who it is after the row may have been begun. */
  readonly chosen: boolean;
}

/**
 * Writes the activities of one agent's calls, one after the other, and goes on until each is written. It remembers
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
  private working = false;
  private stopped = false;
  private tries = 0;
  private failingSinceMs = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ports: ActivityLogPorts,
    private readonly listener: ActivityLogListener,
  ) {}

  /** The adaptor's word about calls of this agent, by push or by list. */
  heard(oid: string, calls: readonly CallSnapshot[]): void {
    const heardAtMs = this.ports.nowMs();
    for (const call of calls) {
      // A ring leaves nothing until it is decided, nor does what is being dialled.
      if (call.state === 'initiated' || call.state === 'offered' || call.state === 'alerting') continue;
      const name = `${oid} ${callKey(call)}`;
      const waits = this.waiting.get(name);
      const known = Math.max(this.written.get(name) ?? 0, waits?.call.version ?? 0);
      if (call.version > known) {
        const job = { oid, call, heardAtMs, chosen: waits?.chosen === true };
        this.latest.set(callKey(call), job);
        this.waiting.set(name, job);
      }
      // It is written already and listed again: the adaptor did not hear it.
      else if (call.state === 'disconnected' && !this.waiting.has(name)) this.listener.logged(call);
    }
    if (this.retry === undefined) void this.work();
  }

  /** The agent said who the other side of this call is: a row that exists follows. */
  customerChosen(key: string): void {
    const job = this.latest.get(key);
    if (job === undefined) return;
    this.waiting.set(`${job.oid} ${key}`, { ...job, chosen: true });
    if (this.retry === undefined) void this.work();
  }

  /** Who stands in the row of this call already, by an earlier page of this agent; `undefined` for nobody. */
  async customerOf(oid: string, call: CallSnapshot): Promise<Customer | undefined> {
    const known = await this.ports.activities.customerOf(await activityId(call, oid));
    return known.ok ? known.value : undefined;
  }

  /** Everything heard is written. */
  isIdle(): boolean {
    return this.waiting.size === 0 && !this.working;
  }

  /** The network may be back: do not wait for the next try. */
  tryNow(): void {
    if (this.retry === undefined) return;
    clearTimeout(this.retry);
    this.retry = undefined;
    void this.work();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.waiting.clear();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (;;) {
      const [next] = this.waiting;
      if (next === undefined || this.stopped) break;
      const [name, job] = next;
      this.waiting.delete(name);
      const result = await this.write(name, job);
      if (this.stopped) break;
      if (!result.ok) {
        // At the end of the row: one call that Dataverse refuses must not keep the others from being written.
        const newer = this.waiting.get(name);
        this.waiting.set(name, newer === undefined ? job : { ...newer, chosen: newer.chosen || job.chosen });
        this.failed(result);
        break;
      }
      this.written.set(name, job.call.version);
      this.tries = 0;
      this.listener.trouble(undefined);
      if (job.call.state !== 'disconnected') continue;
      this.latest.delete(callKey(job.call));
      this.listener.logged(job.call);
    }
    this.working = false;
  }

  private async write(name: string, { oid, call, heardAtMs, chosen }: Job): Promise<Stored<undefined>> {
    const { activities, writeNumber, writeSubject } = this.ports;
    const [user, match, id] = await Promise.all([activities.agentUserId(oid), this.match(call), activityId(call, oid)]);
    if (!user.ok) return user;
    const facts = { call, heardAtMs, match, agentUserId: user.value, writeNumber, writeSubject };
    const phoneCall = toPhoneCall(facts);
    if (match.outcome === 'unknown' && phoneCall.ended === undefined) this.begunUnmatched.add(name);
    const addsCustomer = phoneCall.ended !== undefined && this.begunUnmatched.has(name);
    const changed = chosen ? phoneCall.who : addsCustomer ? phoneCall.regarding : {};
    const result = await writePhoneCall(activities, id, phoneCall, changed);
    if (result.ok || match.outcome !== 'one' || !mayBeTheCustomer(result)) return result;
    // A customer who was deleted, or whom this agent may not append to, must not cost the activity.
    return writePhoneCall(activities, id, toPhoneCall({ ...facts, match: { outcome: 'none' } }), {});
  }

  private async match(call: CallSnapshot): Promise<CustomerMatch> {
    const known = this.listener.matchOf(callKey(call));
    if (known !== undefined && known.outcome !== 'unknown') return known;
    const { number } = otherParty(call);
    return number === undefined ? { outcome: 'none' } : this.ports.customers.find(number);
  }

  private failed({ reason, retryAfterMs }: StoreFailure): void {
    const nowMs = this.ports.nowMs();
    this.tries += 1;
    if (this.tries === 1) this.failingSinceMs = nowMs;
    const elapsedMs = nowMs - this.failingSinceMs;
    // A refusal will not pass by itself; anything else may be a hiccup.
    const isRefusal = /^4(?!08|29)/.test(reason);
    if (isRefusal || elapsedMs >= timings.troubleAfterMs) {
      this.listener.trouble({ kind: 'CallNotLogged', detail: reason });
    }
    const delayMs = Math.max(retryDelayMs(this.tries, elapsedMs, this.ports.random()), retryAfterMs ?? 0);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.work();
    }, delayMs);
  }
}

const mayBeTheCustomer = ({ reason }: StoreFailure): boolean => ['400', '403', '404'].includes(reason);
