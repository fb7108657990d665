import type { ActivityWays } from '../core/customer/customerTables';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { callKey, relatedKey } from '../core/calls/call';
import { namedCustomer } from '../core/calls/namedCustomer';
import { otherParty } from '../core/calls/otherParty';
import type { Customer, CustomerMatch } from '../core/customer/customerMatch';
import { activityId } from './activityId';
import type { ActivityLogListener, ActivityLogPorts } from './activityLogPorts';
import type { Stored, StoreFailure } from './activityStore';
import type { Drafts } from './drafts';
import { answered } from './mergeDrafts';
import { RowFields } from './rowFields';
import { toPhoneCall } from './toPhoneCall';
import { writePhoneCall, type PhoneCallPlan } from './writePhoneCall';

/** One call whose row has to be written. */
export interface Job {
  readonly oid: string;
  readonly call: CallSnapshot;
  /** On the steady clock. */
  readonly heardAtMs: number;
  /** The same moment by the clock of the record: the adaptor's. */
  readonly toldAtMs: number;
  /** The agent said who it is after the row may have been begun. */
  readonly chosen: boolean;
}

/** Writes the row of a call once, as far as Dataverse lets it; trying again is the log's. */
export class RowWriter {
  /** By call and agent: rows that exist for certain. */
  readonly exists = new Set<string>();
  /** By call: the id of its row, once it was written. */
  readonly ids = new Map<string, string>();
  /** By call: who it was when its row was written last; the call may be off the screen when it is written again. */
  private readonly matches = new Map<string, CustomerMatch>();
  /** Rows that were begun while Dataverse could not say who it is: their customer is added at the end. */
  private readonly begunUnmatched = new Set<string>();
  readonly fields: RowFields;

  constructor(
    private readonly ports: ActivityLogPorts,
    private readonly listener: Pick<ActivityLogListener, 'matchOf' | 'caseRefused'>,
    private readonly drafts: Drafts,
  ) {
    this.fields = new RowFields(ports.activities, ports.wrapUpFields);
  }

  /** Who stands in the row of this call already, by an earlier page of this agent; `undefined` where that says nothing. */
  async customerOf(oid: string, call: CallSnapshot): Promise<Customer | 'nobody' | undefined> {
    const known = await this.ports.activities.customerOf(await activityId(call, oid));
    if (!known.ok) return undefined;
    // Begun here while Dataverse could not say who it is: nobody has said that it is nobody.
    return known.value === 'nobody' && this.begunUnmatched.has(`${oid} ${callKey(call)}`) ? undefined : known.value;
  }

  async write(name: string, job: Job): Promise<Stored<'open' | 'closed'>> {
    const { oid, call, toldAtMs, chosen } = job;
    const { activities, writeNumber, writeSubject } = this.ports;
    const [user, match, id] = await Promise.all([activities.agentUserId(oid), this.match(call), activityId(call, oid)]);
    if (!user.ok) return user;
    const { drafts } = this;
    const key = callKey(call);
    this.ids.set(key, id);
    const draft = drafts.content(key);
    const relation = relatedKey(call);
    const firstOne = call.consultation === true && relation !== undefined ? this.known(relation) : undefined;
    const ways = await this.waysTo(match, firstOne);
    const plan = (who: CustomerMatch, first = firstOne): PhoneCallPlan => ({
      id,
      chosen,
      exists: this.exists.has(name),
      comments: call.comments,
      draft: drafts.content(key),
      fields: this.fields,
      drafts: draft && {
        merge: (inRow, under) => drafts.merge(key, inRow, under),
        tooLate: (inRow) => drafts.tooLate(key, inRow),
        wrote: (content, etag, head) => drafts.wrote(key, content, etag, head),
        refused: (fields) => drafts.refused(key, answered({}, fields)),
      },
      phoneCall: (content) =>
        toPhoneCall({
          call,
          toldAtMs,
          match: who,
          first,
          waysTo: (entityName) => ways.get(entityName),
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
    const isNameless = match.outcome === 'unknown' || [...ways.values()].includes(undefined);
    if (isNameless && call.state !== 'disconnected') this.begunUnmatched.add(name);
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
    return match.outcome === 'one' || firstOne?.outcome === 'one'
      ? writePhoneCall(activities, { ...plan({ outcome: 'none' }, { outcome: 'none' }), changed: () => ({}) })
      : result;
  }

  /** By table, how this row can name whom it is about; `undefined` where Dataverse does not say now. */
  private async waysTo(...matches: readonly (CustomerMatch | undefined)[]): Promise<Ways> {
    const named = matches.flatMap((one) => (one?.outcome === 'one' ? one.customer.entityName : []));
    const { customers } = this.ports;
    return new Map(await Promise.all(named.map(async (table) => [table, await customers.waysTo(table)] as const)));
  }

  /** Who a call's other side is, also when it is off the screen. */
  known(key: string): CustomerMatch | undefined {
    return [this.listener.matchOf(key), this.matches.get(key)].find((one) => one && one.outcome !== 'unknown');
  }

  private async match(call: CallSnapshot): Promise<CustomerMatch> {
    const key = callKey(call);
    const known = this.known(key);
    const { number } = otherParty(call);
    // Whom the telephony system names, or the call before had, is not who else has the number: the card says so soon.
    const named = known ?? namedCustomer(call, this.ports.customers.isCustomer);
    if (named === undefined && call.earlierActivity !== undefined && call.state !== 'disconnected')
      return { outcome: 'unknown' };
    const match = named ?? (number === undefined ? { outcome: 'none' } : await this.ports.customers.find(number));
    this.matches.set(key, match);
    return match;
  }
}

/** A moment of the steady clock, by the clock of the record. */
export function recordTimeMs({ heardAtMs, toldAtMs }: Job, atMs: number | undefined): number | undefined {
  return atMs === undefined ? undefined : toldAtMs + (atMs - heardAtMs);
}

/** When the call began, by the clock of the record. */
export const begunAtMs = ({ call, toldAtMs }: Job): number => toldAtMs - (call.offeredForMs ?? 0);

type Ways = ReadonlyMap<string, ActivityWays | undefined>;

const mayBeTheCustomer = ({ reason }: StoreFailure): boolean => /^40[034]$/.test(reason);
