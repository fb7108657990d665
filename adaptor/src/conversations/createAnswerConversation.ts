import { randomUUID } from 'node:crypto';
import type { ConversationAnswer, ConversationMessage, SentMessage } from '../../../protocol/messages/conversation';
import { parseConversationMessage } from '../../../protocol/messages/parseConversationMessage';
import { conversationRequestedType } from '../../../protocol/targets';
import { errorFacts, type Log } from '../base/log';
import type { Clock } from '../base/clock';
import type { Connectors } from '../connectors/connectors';
import { appendSent, isRecent } from '../model/appendMessages';
import { applyConversationWish, type ConversationWish } from '../model/applyConversationWish';
import { applyOfferOutcome, type ConversationDecision } from '../model/applyOfferOutcome';
import { readGuid } from '../model/callers';
import { isLineFull, lineUpMessage } from '../model/conversationLine';
import { can, isHad, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { newEntry } from '../model/outbox';
import { conversationKey, type RowKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { ConversationChanger } from './createConversationChanger';
import type { PushConversation } from './createPushConversation';
import type { StartConversation } from './createStartConversation';
import type { MessageRows } from './messageRows';

/**
 * Carries out what an agent's softphone says of a conversation and answers when the effect is stored; never throws.
 * `undefined` for what is about something else.
 */
export type AnswerConversation = (
  oid: string | undefined,
  argument: unknown,
) => Promise<ConversationAnswer> | undefined;

export interface AnswerConversationParts {
  readonly rows: ConversationRows;
  readonly messages: MessageRows;
  readonly changer: ConversationChanger;
  readonly push: PushConversation;
  readonly connectors: Connectors;
  readonly start: StartConversation;
  readonly clock: Clock;
  readonly log: Log;
}

type Said = Exclude<ConversationMessage, { readonly type: 'conversation.start' }>;

export function createAnswerConversation(parts: AnswerConversationParts): AnswerConversation {
  const { connectors, start, log } = parts;
  const answer = async (oid: string, message: ConversationMessage): Promise<ConversationAnswer> => {
    await connectors.fresh();
    const source = readGuid(message.source);
    if (source === undefined) return unknown;
    if (message.type === 'conversation.start') return start(oid, { ...message, source });
    return answerSaid(parts, oid, message, conversationKey(source, message.conversationId));
  };
  return (oid, argument) => {
    const message = parseConversationMessage(argument);
    if (message === undefined) return undefined;
    // Who it is comes from the connection, never from the message.
    if (!message.ok || oid === undefined) return Promise.resolve({ ok: false, reason: 'malformed' });
    return answer(oid, message.value).catch((error: unknown) => {
      log.warn('softphone-message-failed', { type: message.value.type, ...errorFacts(error) });
      return { ok: false, reason: 'unavailable' };
    });
  };
}

const unknown: ConversationAnswer = { ok: false, reason: 'unknown-conversation' };

/** The turn that is meant, if it is this agent's; else why it is not. */
function turnOf(record: ConversationRecord, handling: number, oid: string): Turn | ConversationAnswer {
  const turn = record.turns.find((one) => one.handling === handling);
  if (turn === undefined) return unknown;
  return turn.oid === oid ? turn : { ok: false, reason: 'not-yours' };
}
const isTurn = (found: Turn | ConversationAnswer): found is Turn => 'handling' in found && 'oid' in found;

function answerSaid(
  parts: AnswerConversationParts,
  oid: string,
  message: Said,
  key: RowKey,
): Promise<ConversationAnswer> {
  switch (message.type) {
    case 'message.send':
      return send(parts, oid, message, key);
    case 'conversation.typing':
      return passOn(parts, oid, message, key);
    case 'conversation.draft':
      return keepDraft(parts, oid, message, key);
    case 'conversation.acknowledged':
      return decide(parts, oid, message, key, (record, turn, nowMs) =>
        applyOfferOutcome(record, turn, message.outcome, message.id, nowMs),
      );
    default:
      return wish(parts, oid, message, key);
  }
}

type Decide = (record: ConversationRecord, turn: Turn, nowMs: number) => ConversationDecision;

async function decide(
  { changer }: AnswerConversationParts,
  oid: string,
  { handling }: Said,
  key: RowKey,
  by: Decide,
): Promise<ConversationAnswer> {
  const decision = await changer.change(key, ({ record }, nowMs): ConversationDecision => {
    const turn = turnOf(record, handling, oid);
    return isTurn(turn) ? by(record, turn, nowMs) : { answer: turn };
  });
  return decision?.answer ?? unknown;
}

async function wish(
  parts: AnswerConversationParts,
  oid: string,
  message: ConversationWish,
  key: RowKey,
): Promise<ConversationAnswer> {
  const answer = await decide(parts, oid, message, key, (record, turn, nowMs) =>
    applyConversationWish(record, turn, message, nowMs),
  );
  if (answer.ok && message.type === 'message.shown') await tellRead(parts, message, key);
  return answer;
}

/** What was shown is told where the other end can be told; a lost word is made good by the next one. */
async function tellRead(
  { messages, rows, connectors, clock }: AnswerConversationParts,
  { upTo, handling }: { readonly upTo: number; readonly handling: number },
  key: RowKey,
): Promise<void> {
  const record = (await rows.get(key))?.record;
  if (record === undefined || !can(record, 'readReceipts')) return;
  const shown = await messages.page(key, Math.max(1, upTo - 20), upTo, 21);
  const newest = [...shown].reverse().find(({ author }) => author === 'customer');
  if (newest === undefined) return;
  tellOnce(connectors, clock(), record, handling, { command: 'read', messageId: newest.id });
}

/** A webhook that is not repeated: what it says is old when it would come again. */
function tellOnce(
  connectors: Connectors,
  nowMs: number,
  record: ConversationRecord,
  handling: number,
  request: Readonly<Record<string, unknown>>,
): void {
  const { conversationId, source, turns } = record;
  const userId = turns.find((turn) => turn.handling === handling)?.oid;
  const data = { conversationId, userId, handling, ...request };
  const entry = { ...newEntry(conversationRequestedType, data, nowMs), id: `msg_${randomUUID()}` };
  void connectors
    .of(source)
    .courier?.send(entry, conversationId)
    .catch(() => undefined);
}

async function passOn(
  { rows, connectors, clock }: AnswerConversationParts,
  oid: string,
  { handling, forMs }: Extract<Said, { readonly type: 'conversation.typing' }>,
  key: RowKey,
): Promise<ConversationAnswer> {
  const record = (await rows.get(key))?.record;
  if (record === undefined) return unknown;
  const turn = turnOf(record, handling, oid);
  if (!isTurn(turn)) return turn;
  if (!isHad(turn)) return { ok: false, state: turn.state, reason: 'illegal-state' };
  if (!can(record, 'typing')) return { ok: false, state: turn.state, reason: 'not-possible' };
  tellOnce(connectors, clock(), record, handling, { command: 'typing', forMs });
  return { ok: true, state: turn.state, version: record.version };
}

async function keepDraft(
  { rows, messages }: AnswerConversationParts,
  oid: string,
  { handling, text }: Extract<Said, { readonly type: 'conversation.draft' }>,
  key: RowKey,
): Promise<ConversationAnswer> {
  const record = (await rows.get(key))?.record;
  if (record === undefined) return unknown;
  const turn = turnOf(record, handling, oid);
  if (!isTurn(turn)) return turn;
  // What somebody else types now is not to be undone by a late word.
  if (!isHad(turn)) return { ok: false, state: turn.state, reason: 'illegal-state' };
  await messages.keepDraft(key, text);
  return { ok: true, state: turn.state, version: record.version };
}

/** Why this agent cannot write now; `undefined`: nothing speaks against it. */
function refusalOf(record: ConversationRecord, turn: Turn, message: SentMessage, nowMs: number): string | undefined {
  if (!isHad(turn)) return 'illegal-state';
  if (record.consent === 'opted-out') return 'opted-out';
  if (!can(record, 'reply')) return 'not-possible';
  if ((message.attachments ?? []).length > 0 && !can(record, 'attachments')) return 'not-possible';
  if (record.replyUntilMs !== undefined && record.replyUntilMs <= nowMs) return 'window-closed';
  return isLineFull(record) ? 'too-many-requests' : undefined;
}

async function send(
  { rows, messages, changer, push }: AnswerConversationParts,
  oid: string,
  { handling, message }: Extract<Said, { readonly type: 'message.send' }>,
  key: RowKey,
): Promise<ConversationAnswer> {
  const stored = await rows.get(key);
  if (stored === undefined) return unknown;
  await messages.file(key, stored.record.unfiled);
  const known = await messages.seqOf(key, message.id);
  const decision = await changer.change(key, ({ record }, nowMs) => {
    const turn = turnOf(record, handling, oid);
    if (!isTurn(turn)) return { record, answer: turn };
    const { state } = turn;
    const { version } = record;
    if (known !== undefined || isRecent(record, message.id)) {
      const seq = known ?? seqIn(record, message.id);
      return { record, answer: { ok: true, state, version, ...(seq === undefined ? {} : { seq }) } };
    }
    const reason = refusalOf(record, turn, message, nowMs);
    if (reason !== undefined) return { record, answer: { ok: false, state, version, reason } };
    const appended = appendSent(record, turn, message, (one) => messages.isFiled(key, one), nowMs);
    const { seq } = appended.message;
    const lined = lineUpMessage(appended.record, handling, message, seq, nowMs);
    return {
      record: lined,
      answer: { ok: true, state, version, seq },
      sent: appended.message,
      turn,
      change: { record: lined },
    };
  });
  if (decision === undefined) return unknown;
  const { answer, record, sent, turn } = decision as {
    readonly answer: ConversationAnswer;
    readonly record: ConversationRecord;
    readonly sent?: Parameters<PushConversation['message']>[2];
    readonly turn?: Turn;
  };
  // The agent's other windows show it too.
  const pushing = sent !== undefined && turn !== undefined ? push.message(record, turn, sent) : undefined;
  await Promise.all([pushing, answer.ok ? messages.file(key, record.unfiled) : undefined]);
  return answer;
}

const seqIn = ({ unfiled }: ConversationRecord, id: string): number | undefined =>
  unfiled.flatMap((one) => ('message' in one && one.message.id === id ? [one.message.seq] : []))[0];
