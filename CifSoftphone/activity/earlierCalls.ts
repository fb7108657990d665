import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { callKey } from '../core/calls/call';
import { namedCustomer } from '../core/calls/namedCustomer';
import type { Customer, CustomerMatch } from '../core/customer/customerMatch';
import type { CaseLink } from '../core/draft/callDraft';
import type { ActivityLogPorts } from './activityLogPorts';
import type { Drafts } from './drafts';

/**
 * Calls that follow another agent's: customer and case come from that one's activity, as far as this agent may read it,
 * and the two activities name each other. What Dataverse refuses is left as it is: the call has what it would have alone.
 */
export class EarlierCalls {
  /** By call: the case of the one before and whose it is, until the call has a draft to put it into. */
  private readonly cases = new Map<string, { readonly link: CaseLink; readonly ofId: string | undefined }>();
  /** Ids of rows that are connected with the one before, or that Dataverse does not connect. */
  private readonly related = new Set<string>();

  constructor(
    private readonly ports: Pick<ActivityLogPorts, 'activities'> & {
      readonly customers: Pick<ActivityLogPorts['customers'], 'isCustomer'>;
    },
    private readonly drafts: Pick<Drafts, 'content' | 'change'>,
    /** Who the call is with, as far as it is known. */
    private readonly matchOf: (key: string) => CustomerMatch | undefined,
  ) {}

  /** The customer of the one before; `undefined` where nobody says. */
  async customerOf(call: CallSnapshot | undefined): Promise<Customer | undefined> {
    const id = call?.earlierActivity;
    if (call === undefined || id === undefined) return undefined;
    const [who, row] = await Promise.all([this.ports.activities.customerOf(id), this.ports.activities.read(id)]);
    const customer = who.ok && typeof who.value === 'object' ? who.value : undefined;
    const namedId = namedCustomer(call, this.ports.customers.isCustomer)?.customer.id ?? customer?.id;
    if (row.ok && row.value.caseLink !== undefined && namedId === customer?.id)
      this.cases.set(callKey(call), { link: row.value.caseLink, ofId: customer?.id });
    this.opened(callKey(call));
    return customer;
  }

  /** The call may have a draft now. What the agent has chosen meanwhile stands. */
  opened(key: string): void {
    const known = this.cases.get(key);
    const draft = known && this.drafts.content(key);
    if (known === undefined || draft === undefined) return;
    this.cases.delete(key);
    // Another customer's case is not this one's.
    if (draft.caseLink !== undefined || isSomebodyElse(this.matchOf(key), known.ofId)) return;
    this.drafts.change(key, { what: 'case', link: known.link });
  }

  /** The row of this call exists. */
  async written(id: string, { earlierActivity }: CallSnapshot): Promise<void> {
    if (earlierActivity === undefined || this.related.has(id)) return;
    this.related.add(id);
    const { ok, reason } = { reason: '', ...(await this.ports.activities.relate(id, earlierActivity)) };
    // With the next word about this call it is tried again, unless it is no matter of time.
    if (!ok && !isForGood.test(reason)) this.related.delete(id);
  }
}

/** Not that the row of the one before is not there yet (404), and not that Dataverse asks for a pause (408, 429). */
const isForGood = /^4(?!04|08|29)\d\d$/;

/** The agent has said, while it rang, that the caller is not the one of the call before. */
function isSomebodyElse(match: CustomerMatch | undefined, ofId: string | undefined): boolean {
  if (match?.outcome === 'one') return ofId !== undefined && match.customer.id !== ofId;
  return match?.outcome === 'none' && match.chosen === true;
}
