import type { Stored, StoreFailure } from '../activity/activityStore';
import { toConversationRow } from '../activity/conversations/toConversationRow';
import { turnRowId, writeTurn, type TurnWritten } from '../activity/conversations/writeTurn';
import type { CustomerMatch } from '../core/customer/customerMatch';
import { customerOf } from './customerOf';
import type { TurnEntry } from './turnEntry';
import type { TurnRowsPorts } from './turnRowsPorts';

/** Brings one turn into its row, with what Dataverse lets be said of it. */
export class TurnWriter {
  constructor(private readonly ports: Pick<TurnRowsPorts, 'store' | 'customers' | 'texts'>) {}

  async write(entry: TurnEntry): Promise<Stored<'open' | 'closed'>> {
    const { store, customers } = this.ports;
    const { snapshot, customer } = entry.conversation;
    const sent = entry.words;
    const user = await store.userId();
    if (!user.ok) return user;
    const match =
      customer === undefined || customer.outcome === 'unknown' ? await customerOf(snapshot, customers) : customer;
    const first = await this.bring(entry, match, user.value);
    // A customer that was deleted, or that this agent may not append to, must not cost the row.
    const isNamed = match.outcome === 'one' || snapshot.record !== undefined;
    const result =
      !first.ok && isNamed && mayBeTheCustomer(first)
        ? await this.bring(entry, { outcome: 'unknown' }, user.value)
        : first;
    // Somebody has deleted it: it is made anew.
    if (!result.ok && result.reason === '404' && entry.exists) {
      entry.exists = false;
      return { ok: false, reason: '412' };
    }
    if (!result.ok) return result;
    const { state, words, etag } = result.value;
    entry.exists = true;
    entry.etag = etag;
    // What was typed meanwhile is the agent's; else what stands in the row.
    if (entry.words.notes === sent.notes) entry.words = { ...entry.words, notes: words.notes };
    if (entry.words.disposition === sent.disposition) entry.words = { ...entry.words, disposition: words.disposition };
    entry.seen = words;
    return { ok: true, value: state };
  }

  /** Nobody waits for the answer. */
  saveAtLast({ conversation, words, etag }: TurnEntry): void {
    const columns = { description: words.notes, cti_disposition: words.disposition ?? null };
    void turnRowId(conversation.snapshot).then((id) =>
      this.ports.store.update(id, columns, { keepAlive: true, ...(etag === undefined ? {} : { etag }) }),
    );
  }

  private async bring(entry: TurnEntry, match: CustomerMatch, userId: string): Promise<Stored<TurnWritten>> {
    const { conversation, doneAtMs } = entry;
    const ways = match.outcome === 'one' ? await this.ports.customers.waysTo(match.customer.entityName) : undefined;
    return writeTurn(this.ports.store, {
      id: await turnRowId(conversation.snapshot),
      exists: entry.exists,
      words: entry.words,
      seen: entry.seen,
      closes: doneAtMs !== undefined,
      row: (words) =>
        toConversationRow({
          ...{ conversation, match, ways, words, userId, texts: this.ports.texts },
          wrappedUpAtMs:
            doneAtMs === undefined || conversation.snapshot.activeForMs === undefined
              ? undefined
              : conversation.snapshot.toldAtMs + Math.max(0, doneAtMs - conversation.atMs),
        }),
    });
  }
}

const mayBeTheCustomer = ({ reason }: StoreFailure): boolean => /^40[034]$/.test(reason);
