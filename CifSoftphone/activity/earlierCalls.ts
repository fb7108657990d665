import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { callKey } from '../core/calls/call';
import type { Customer } from '../core/customer/customerMatch';
import type { CaseLink } from '../core/draft/callDraft';
import type { ActivityStore } from './activityStore';
import type { Drafts } from './drafts';

/**
 * Calls that follow another agent's: customer and case come from that one's activity, as far as this agent may read it,
 * and the two activities name each other. What Dataverse refuses is left as it is: the call has what it would have alone.
 */
export class EarlierCalls {
  /** By call: the case of the one before, until the call has a draft to put it into. */
  private readonly cases = new Map<string, CaseLink>();
  /** Ids of rows that are connected with the one before, or that Dataverse does not connect. */
  private readonly related = new Set<string>();

  constructor(
    private readonly activities: ActivityStore,
    private readonly drafts: Pick<Drafts, 'content' | 'change'>,
  ) {}

  /** The customer of the one before; `undefined` where nobody says. */
  async customerOf(call: CallSnapshot | undefined): Promise<Customer | undefined> {
    const id = call?.earlierActivity;
    if (call === undefined || id === undefined) return undefined;
    const [who, row] = await Promise.all([this.activities.customerOf(id), this.activities.read(id)]);
    if (row.ok && row.value.caseLink !== undefined) this.cases.set(callKey(call), row.value.caseLink);
    this.opened(callKey(call));
    return who.ok && typeof who.value === 'object' ? who.value : undefined;
  }

  /** The call may have a draft now. What the agent has chosen meanwhile stands. */
  opened(key: string): void {
    const link = this.cases.get(key);
    const draft = link && this.drafts.content(key);
    if (draft === undefined) return;
    this.cases.delete(key);
    if (draft.caseLink === undefined) this.drafts.change(key, { what: 'case', link });
  }

  /** The row of this call exists. */
  async written(id: string, { earlierActivity }: CallSnapshot): Promise<void> {
    if (earlierActivity === undefined || this.related.has(id)) return;
    this.related.add(id);
    const { ok, reason } = { reason: '', ...(await this.activities.relate(id, earlierActivity)) };
    // With the next word about this call it is tried again, unless it is no matter of time.
    if (!ok && !/^4\d\d$/.test(reason)) this.related.delete(id);
  }
}
