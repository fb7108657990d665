import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { callKey } from '../core/calls/call';
import type { CustomerMatch } from '../core/customer/customerMatch';
import type { DraftContent } from '../core/draft/callDraft';
import type { KeptWords } from '../core/draft/keptWords';
import type { ActivityLogListener, ActivityLogPorts } from './activityLogPorts';
import { emptyDraft } from './mergeDrafts';
import type { Drafts } from './drafts';
import { Offers } from './offers';
import { fieldWords } from './rowFields';
import type { RowQueue } from './rowQueue';
import { begunAtMs, type Job, type RowWriter } from './rowWriter';

export interface KeptRowsParts {
  readonly queue: RowQueue;
  readonly drafts: Drafts;
  readonly rows: RowWriter;
}

/** What Dynamics did not take, as the agent is told of it: refused rows, and words that have no row. */
export class KeptRows {
  private readonly offers: Offers;
  /** Refusals that the agent has put away; told again after a reload. */
  private readonly putAway = new Set<string>();

  constructor(
    private readonly ports: ActivityLogPorts,
    private readonly listener: Pick<ActivityLogListener, 'draftChanged' | 'inheritedDraft' | 'inheritedKept'>,
    private readonly parts: KeptRowsParts,
  ) {
    const { activities, dispositionLabel, unsavedWords: words } = ports;
    this.offers = new Offers({
      words,
      activities,
      dispositionLabel,
      fieldWords: (column, text) => fieldWords(ports.wrapUpFields(), column, text),
      changed: () => listener.draftChanged(),
    });
  }

  /** This agent is known to work here. */
  open(oid: string): void {
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

  /** What an earlier page could not save of calls that nobody lists any more. */
  claim(isListed: (name: string) => boolean): void {
    this.offers.claim(isListed);
  }

  view(whoOf: (call: CallSnapshot, match: CustomerMatch | undefined) => string | undefined): readonly KeptWords[] {
    const { queue, drafts, rows } = this.parts;
    const refused = queue.allWaiting().flatMap(([id, job]) => {
      const detail = queue.retries.refusalOf(id);
      if (detail === undefined || this.putAway.has(id)) return [];
      const key = callKey(job.call);
      const words = drafts.unsaved(key);
      const text = words === undefined ? '' : this.offers.textOf(words.content);
      const who = whoOf(job.call, rows.known(key));
      return [{ id, why: 'RowRefused' as const, detail, atMs: begunAtMs(job), who, text, rowId: rows.ids.get(key) }];
    });
    // Where all rows are refused, one word about it is enough; what somebody wrote is offered each.
    const newest = refused.filter(({ text }) => text === '').slice(-1);
    return [...this.offers.view(), ...refused.filter(({ text }) => text !== ''), ...newest];
  }

  /** These words do not come into the row of this call. */
  offer(name: string, why: Exclude<KeptWords['why'], 'RowRefused'>, words: DraftContent, job: Job): void {
    const text = this.offers.textOf(words);
    const rowId = this.parts.rows.ids.get(callKey(job.call));
    if (text !== '') this.offers.add({ id: `${name} ${why}`, why, atMs: begunAtMs(job), text, rowId });
  }

  /** The agent wants it tried now. Resolves when it was. */
  tryNow(id: string): Promise<void> {
    const { queue } = this.parts;
    return queue.retries.refusalOf(id) === undefined ? this.offers.tryAgain(id) : queue.tryRow(id);
  }

  /** The agent has read it: words without a row are given up, a refused row is tried on. */
  forget(id: string): void {
    if (this.parts.queue.retries.refusalOf(id) === undefined) return this.offers.forget(id);
    this.putAway.add(id);
    this.listener.draftChanged();
  }

  /** A later refusal of this row is a new one. */
  written(name: string): void {
    this.putAway.delete(name);
  }
}
