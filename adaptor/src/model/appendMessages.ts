import { messageRules } from '../../../protocol/messageRules';
import { cutText } from '../../../protocol/cutText';
import { cleanLine, trimmed } from '../../../protocol/cleanText';
import type { Message, ReceivedMessage, SentMessage } from '../../../protocol/messages/conversation';
import { hashKey } from '../base/hashKey';
import { isOffer, nextVersion, withTurn, type ConversationRecord, type Turn, type Unfiled } from './conversationRecord';

/** Newest ids by which two deliveries at once are seen to be one; older ones have their rows. */
const remembered = 64;
/** Far above what people type, below what a loop of two machines makes. */
const perMinute = 60;
const minuteMs = 60_000;

const idHash = (id: string): string => hashKey(id).slice(0, 16);

/** True for a message that is known without looking at its row. */
export const isRecent = ({ recent }: ConversationRecord, id: string): boolean => recent.includes(idHash(id));

/** How long until this conversation may have another message; 0: it may now. */
export const fullForMs = ({ minuteFromMs, inMinute }: ConversationRecord, nowMs: number): number =>
  nowMs - minuteFromMs < minuteMs && inMinute >= perMinute ? minuteFromMs + minuteMs - nowMs : 0;

interface Appended {
  readonly record: ConversationRecord;
  readonly messages: readonly Message[];
}

/**
 * Gives messages their places. They stand in the record itself until their rows are certain: so "has the next number"
 * and "is stored" are one decision.
 * @param isFiled what lies in its row already and need not stand here any more
 */
export function appendReceived(
  before: ConversationRecord,
  received: readonly ReceivedMessage[],
  isFiled: (unfiled: Unfiled) => boolean,
  nowMs: number,
): Appended {
  const messages = received.map((one, at): Message => ({ ...one, seq: before.lastSeq + 1 + at, atMs: nowMs }));
  const fresh = nowMs - before.minuteFromMs >= minuteMs;
  const newest = messages[messages.length - 1];
  const asks = messages.some(({ author }) => author === 'customer');
  const record: ConversationRecord = {
    ...withMessages(before, messages, isFiled),
    heardAtMs: nowMs,
    minuteFromMs: fresh ? nowMs : before.minuteFromMs,
    inMinute: (fresh ? 0 : before.inMinute) + messages.length,
    ...(newest === undefined ? {} : { preview: previewOf(newest) }),
    ...(asks && before.unansweredSinceMs === undefined ? { unansweredSinceMs: nowMs } : {}),
  };
  // Cards that are still open show its first words; who has the conversation gets the message itself.
  return { record: before.turns.some(isOffer) ? nextVersion(record) : record, messages };
}

/** The same for the agent's own, which answers what waited. */
export function appendSent(
  before: ConversationRecord,
  turn: Turn,
  sent: SentMessage,
  isFiled: (unfiled: Unfiled) => boolean,
  nowMs: number,
): { readonly record: ConversationRecord; readonly message: Message } {
  const { handling } = turn;
  const message: Message = {
    ...sent,
    author: 'agent',
    handling,
    seq: before.lastSeq + 1,
    atMs: nowMs,
    state: 'stored',
  };
  const { unansweredSinceMs, ...rest } = withMessages(before, [message], isFiled);
  const firstResponseMs = turn.firstResponseMs ?? Math.max(0, nowMs - (unansweredSinceMs ?? turn.offeredAtMs));
  const record = withTurn({ ...rest, heardAtMs: nowMs }, handling, (one) => ({ ...one, firstResponseMs }));
  return { record, message };
}

const withMessages = (
  before: ConversationRecord,
  messages: readonly Message[],
  isFiled: (unfiled: Unfiled) => boolean,
): ConversationRecord => ({
  ...before,
  lastSeq: before.lastSeq + messages.length,
  recent: [...before.recent, ...messages.map(({ id }) => idHash(id))].slice(-remembered),
  unfiled: [...before.unfiled.filter((one) => !isFiled(one)), ...messages.map((message) => ({ message }))],
});

/**
 * Its words are changed or taken out in its own row; what the conversation's row still has of them goes too: the copy that
 * stood there until it was filed, and the first words on cards.
 */
export function withoutCopies(record: ConversationRecord, before: Message, after: Message): ConversationRecord {
  const unfiled = record.unfiled.filter((one) => !('message' in one) || one.message.seq !== before.seq);
  const isPreview = record.preview !== undefined && record.preview !== '' && record.preview === previewOf(before);
  if (unfiled.length === record.unfiled.length && !isPreview) return record;
  if (!isPreview) return { ...record, unfiled };
  return nextVersion({ ...record, unfiled, preview: previewOf(after) });
}

const previewOf = ({ text, attachments }: Message): string =>
  cutText(trimmed(cleanLine(text ?? attachments?.[0]?.name ?? '')), messageRules.previewLength);
