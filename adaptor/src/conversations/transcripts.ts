import { messageRules } from '../../../protocol/messageRules';
import type { Message, MessagePage } from '../../../protocol/messages/conversation';
import { isHad, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { conversationKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { MessageRows } from './messageRows';

export interface PageQuestion {
  readonly source: string;
  readonly conversationId: string;
  readonly handling: number;
  /** Only what comes after this place. */
  readonly after: number;
  readonly limit: number;
}

/** A page of a transcript, of what this agent may read; `undefined`: nothing of it. */
export type ReadTranscript = (oid: string, question: PageQuestion) => Promise<MessagePage | undefined>;

export const createReadTranscript =
  (rows: ConversationRows, messages: MessageRows): ReadTranscript =>
  async (oid, { source, conversationId, handling, after, limit }) => {
    const key = conversationKey(source, conversationId);
    const record = (await rows.get(key))?.record;
    const turn = record?.turns.find((one) => one.handling === handling && one.oid === oid);
    if (record === undefined || turn === undefined) return undefined;
    const { firstSeq, lastSeq } = readable(record, turn);
    const from = Math.max(firstSeq, after + 1);
    const [filed, draft] = await Promise.all([
      messages.page(key, from, lastSeq, Math.min(limit, messageRules.maxPage)),
      isHad(turn) && after === 0 ? messages.draft(key) : undefined,
    ]);
    return {
      messages: withUnfiled(filed, record, from, lastSeq, limit),
      firstSeq,
      lastSeq,
      ...(draft === undefined || draft === '' ? {} : { draft }),
    };
  };

/** Who has it reads all of it; who had it the own part; who was only offered it nothing. */
function readable(record: ConversationRecord, turn: Turn): { readonly firstSeq: number; readonly lastSeq: number } {
  if (isHad(turn)) return { firstSeq: 1, lastSeq: record.lastSeq };
  if (turn.acceptedAtMs === undefined) return { firstSeq: 1, lastSeq: 0 };
  return { firstSeq: turn.firstSeq, lastSeq: turn.lastSeq ?? 0 };
}

/** With what is decided and does not lie in its row yet: there is no moment in which a message is nowhere. */
function withUnfiled(
  filed: readonly Message[],
  { unfiled }: ConversationRecord,
  from: number,
  to: number,
  limit: number,
): readonly Message[] {
  const known = new Set(filed.map(({ seq }) => seq));
  const missing = unfiled.flatMap((one) => ('message' in one && !known.has(one.message.seq) ? [one.message] : []));
  return [...filed, ...missing.filter(({ seq }) => seq >= from && seq <= to)]
    .sort((left, right) => left.seq - right.seq)
    .slice(0, limit);
}
