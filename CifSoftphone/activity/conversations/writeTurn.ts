import type { ConversationSnapshot } from '../../../protocol/messages/conversation';
import { activityNamespace } from '../../../protocol/activityName';
import { uuidV5 } from '../activityId';
import type { Stored } from '../activityStore';
import { mergeNotes } from '../mergeNotes';
import type { ConversationRow, ConversationStore } from './conversationStore';
import type { TurnRow, TurnWords } from './toConversationRow';

/** The row of one turn: whoever writes it, and however often, writes the same row. */
export const turnRowId = ({
  source,
  conversationId,
  handling,
}: Pick<ConversationSnapshot, 'source' | 'conversationId' | 'handling'>): Promise<string> =>
  uuidV5(activityNamespace, `conversation/${source.toLowerCase()}/${conversationId}/${handling}`);

export interface TurnPlan {
  readonly id: string;
  /** This page has seen the row. */
  readonly exists: boolean;
  readonly words: TurnWords;
  /** As they were last known to stand in the row. */
  readonly seen: TurnWords;
  /** The row is to be closed. */
  readonly closes: boolean;
  readonly row: (words: TurnWords) => TurnRow;
}

export interface TurnWritten {
  readonly state: 'open' | 'closed';
  /** What stands in the row now; of one that somebody has closed, what stood there. */
  readonly words: TurnWords;
  readonly etag: string | undefined;
}

/** People do not write into one row faster than this can read it. */
const maxTries = 3;

/**
 * Brings the row to what the turn has become, wherever an earlier try, another browser or a crash left it. Each step can
 * be repeated; a row that is closed is never touched again, and what people wrote in it meanwhile stays.
 */
export async function writeTurn(store: ConversationStore, plan: TurnPlan): Promise<Stored<TurnWritten>> {
  const { id, closes } = plan;
  let { words } = plan;
  let etag: string | undefined;
  const made = plan.exists
    ? ({ ok: true, value: 'existed' } as const)
    : await store.create(id, plan.row(words).columns);
  if (!made.ok) return made;
  for (let tries = 1; made.value === 'existed'; tries += 1) {
    const found = await store.read(id);
    if (!found.ok) return found;
    words = merged(plan, found.value);
    etag = found.value.etag;
    if (!found.value.isOpen) return { ok: true, value: { state: 'closed', words: wordsIn(found.value), etag } };
    // At the end all of it is final: what became of a message, and who the agent says it was.
    const columns = {
      ...(plan.exists && !closes ? {} : plan.row(words).facts),
      ...changed(words, found.value, plan.row(words)),
    };
    if (Object.keys(columns).length === 0) break;
    const updated = await store.update(id, columns, { etag });
    if (updated.ok) {
      etag = updated.value;
      break;
    }
    if (updated.reason !== '412' || tries >= maxTries) return updated;
  }
  if (!closes) return { ok: true, value: { state: 'open', words, etag } };
  const last = await store.update(id, plan.row(words).closed);
  return last.ok ? { ok: true, value: { state: 'closed', words, etag: last.value } } : last;
}

const wordsIn = ({ notes, disposition }: ConversationRow): TurnWords => ({ notes, disposition });

/** The agent's words count where the agent has changed them; else what stands in the row. */
const merged = ({ words, seen }: TurnPlan, inRow: ConversationRow): TurnWords => ({
  notes:
    words.notes === seen.notes
      ? inRow.notes
      : inRow.notes === seen.notes
        ? words.notes
        : mergeNotes(words.notes, inRow.notes),
  disposition: words.disposition === seen.disposition ? inRow.disposition : words.disposition,
});

const changed = (words: TurnWords, inRow: ConversationRow, { words: columns }: TurnRow): Record<string, unknown> => ({
  ...(words.notes === inRow.notes ? {} : { description: columns['description'] }),
  ...(words.disposition === inRow.disposition ? {} : { cti_disposition: columns['cti_disposition'] }),
});
