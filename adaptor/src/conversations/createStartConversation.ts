import type { Address, ConversationAnswer, ConversationMessage } from '../../../protocol/messages/conversation';
import type { Clock } from '../base/clock';
import type { Connectors } from '../connectors/connectors';
import { lineUp } from '../model/conversationLine';
import type { ConversationRecord, Turn } from '../model/conversationRecord';
import { newConversation, withOffer } from '../model/offerConversation';
import { conversationKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { ConversationChanger } from './createConversationChanger';
import type { DeskStore } from './deskStore';
import type { OptOutStore } from './optOutStore';

type StartMessage = Extract<ConversationMessage, { readonly type: 'conversation.start' }>;
/** Begins a conversation for an agent: at once the agent's, and asked of the telephony system. */
export type StartConversation = (oid: string, message: StartMessage) => Promise<ConversationAnswer>;

export interface StartConversationParts {
  readonly rows: ConversationRows;
  readonly desk: DeskStore;
  readonly changer: ConversationChanger;
  readonly optOuts: OptOutStore;
  readonly connectors: Connectors;
  readonly perAgent: number;
  readonly clock: Clock;
}

export function createStartConversation(parts: StartConversationParts): StartConversation {
  const { rows, desk, changer, optOuts, connectors, perAgent, clock } = parts;

  /** The repeat of one that is begun already, or a new one. */
  const begin = async (oid: string, message: StartMessage, to: Address): Promise<ConversationAnswer> => {
    const key = conversationKey(message.source, message.conversationId);
    const started = await changer.change(key, ({ record }, nowMs) => {
      const there = record.turns.find((turn) => turn.oid === oid);
      if (there !== undefined || record.turns.length > 0) return { record, turn: there };
      const next = withStarted(record, oid, message, to, nowMs);
      return { record: next, turn: next.turns[0], change: { record: next } };
    });
    if (started?.turn === undefined) return { ok: false, reason: 'unknown-conversation' };
    const { handling, state } = started.turn;
    return { ok: true, state, handling, version: started.record.version };
  };

  return async (oid, message) => {
    const { source, channel, address, conversationId } = message;
    const offered = connectors.startable(oid).find((one) => one.source === source && one.channel === channel);
    if (offered === undefined) return { ok: false, reason: 'not-possible' };
    if (await optOuts.has(source, channel, address)) return { ok: false, reason: 'opted-out' };
    const key = conversationKey(source, conversationId);
    if (!(await desk.take(oid, key, perAgent))) return { ok: false, reason: 'at-capacity' };
    const { name } = message;
    const to: Address = { address, kind: offered.to, ...(name === undefined ? {} : { displayName: name }) };
    await rows.insert(withoutTurn(message, to, clock()));
    return begin(oid, message, to);
  };
}

function withoutTurn(message: StartMessage, to: Address, nowMs: number): ConversationRecord {
  const { source, channel, conversationId, topic, record } = message;
  return {
    ...newConversation(
      {
        type: 'conversation.offered',
        eventKey: '',
        conversationId,
        channel,
        direction: 'outbound',
        from: { kind: to.kind },
        to,
        ...(topic === undefined ? {} : { topic }),
      },
      source,
      nowMs,
    ),
    // What the system can do with it, it says with conversation.updated.
    async: true,
    ...(record === undefined ? {} : { record }),
  };
}

function withStarted(
  before: ConversationRecord,
  oid: string,
  { id, channel }: StartMessage,
  to: Address,
  nowMs: number,
): ConversationRecord {
  const offered = withOffer(before, { oid, offeredBy: '', connections: 1, shownDeadlineMs: 0 }, nowMs);
  const turns = offered.turns.map((turn): Turn => ({ ...turn, state: 'active', acceptedAtMs: nowMs }));
  const next = { ...offered, version: before.version + 1, turns };
  const [turn] = turns;
  return turn === undefined ? next : lineUp(next, turn, id, { command: 'start', channel, to }, nowMs);
}
