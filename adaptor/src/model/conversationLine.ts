import type { Message, SentMessage } from '../../../protocol/messages/conversation';
import { conversationRequestedType } from '../../../protocol/targets';
import { timings } from '../base/timings';
import type { ConversationRecord, Turn, Unfiled, Waiting } from './conversationRecord';
import { newEntry } from './outbox';

/** More than an agent writes before the first is taken; what comes then is refused and tried again. */
const longestLine = 20;
export const isLineFull = ({ line }: ConversationRecord): boolean => line.length >= longestLine;

/** Puts a message of the agent into the line to the telephony system. */
export const lineUpMessage = (
  record: ConversationRecord,
  handling: number,
  message: SentMessage,
  seq: number,
  nowMs: number,
): ConversationRecord => ({
  ...record,
  line: [
    ...record.line,
    {
      id: message.id,
      handling,
      seq,
      request: { command: 'send', message, expiresInMs: timings.messageLifeMs },
      endsAtMs: nowMs + timings.messageLifeMs,
    },
  ],
});

/** Puts something else that the agent wants behind what was written before it. */
export const lineUp = (
  record: ConversationRecord,
  { handling }: Turn,
  id: string,
  request: Waiting['request'],
  nowMs: number,
): ConversationRecord => ({
  ...record,
  line: [...record.line, { id, handling, request, endsAtMs: nowMs + timings.webhookLifeMs }],
});

/**
 * Gives the first of the line to the telephony system, if nothing else is under way there: one at a time, so that
 * nothing overtakes. Its webhook's id is the message's own, and the same in every attempt.
 */
export function giveNext(record: ConversationRecord, nowMs: number): ConversationRecord {
  const [first, ...rest] = record.line;
  if (first === undefined || first.given === true) return record;
  const { conversationId, turns } = record;
  const userId = turns.find(({ handling }) => handling === first.handling)?.oid ?? '';
  const data = { conversationId, userId, handling: first.handling, ...first.request };
  const entry = { ...newEntry(conversationRequestedType, data, nowMs), id: first.id };
  return { ...record, line: [{ ...first, given: true }, ...rest], outbox: [...record.outbox, entry] };
}

/** The telephony system has confirmed webhooks: the next of the line goes out. */
export function taken(record: ConversationRecord, ids: readonly string[], nowMs: number): ConversationRecord {
  const [first] = record.line;
  if (first?.given !== true || !ids.includes(first.id)) return record;
  return giveNext({ ...record, line: record.line.slice(1) }, nowMs);
}

/** When the first of the line is given up; `undefined`: nothing is under way. */
export const lineEndsAtMs = ({ line }: ConversationRecord): number | undefined =>
  line.length === 0 ? undefined : Math.min(...line.map(({ endsAtMs }) => endsAtMs));

/**
 * The telephony system has not taken it in time. Whether it has it nobody can tell: nothing sends it again. What was
 * written after it has certainly not been sent, and must not overtake.
 */
export function giveUp(record: ConversationRecord, nowMs: number): ConversationRecord {
  const late = record.line.find(({ endsAtMs }) => endsAtMs <= nowMs);
  if (late === undefined) return record;
  const { given = false } = late;
  const marked = late.seq === undefined ? record : markLate(record, late.seq, given);
  const left = {
    ...marked,
    line: marked.line.filter(({ id }) => id !== late.id),
    outbox: marked.outbox.filter(({ id }) => id !== late.id),
  };
  return giveNext(late.seq === undefined ? left : holdBack(left, 'held-back'), nowMs);
}

const markLate = (record: ConversationRecord, seq: number, given: boolean): ConversationRecord => ({
  ...record,
  unfiled: [...record.unfiled, given ? { seq, state: 'unknown' } : { seq, state: 'failed', failed: 'unreachable' }],
});

/** Takes out of the line what was written and not given to anybody. */
export function holdBack(record: ConversationRecord, failed: Message['failed']): ConversationRecord {
  const held = record.line.filter(({ given, seq }) => given !== true && seq !== undefined);
  if (held.length === 0) return record;
  const marks: readonly Unfiled[] = held.map(({ seq = 0 }) => ({ seq, state: 'failed', failed }));
  return {
    ...record,
    line: record.line.filter((one) => !held.includes(one)),
    unfiled: [...record.unfiled, ...marks],
  };
}
