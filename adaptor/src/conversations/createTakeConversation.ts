import { commonChannels, type MessageFailure } from '../../../protocol/conversationWords';
import type { ConversationEvent, ConversationTaken, Message } from '../../../protocol/messages/conversation';
import type { Connectors } from '../connectors/connectors';
import { badRequest, unknownConversation, unknownMessage } from '../http/problems';
import { withoutCopies } from '../model/appendMessages';
import { applyConversationEvent, type PlainConversationEvent } from '../model/applyConversationEvent';
import { holdBack } from '../model/conversationLine';
import { concernedTurn, hadTurn, isOver, type ConversationRecord } from '../model/conversationRecord';
import { endConversation } from '../model/endTurns';
import type { OfferedEvent } from '../model/offerConversation';
import { isStop } from '../model/optOut';
import { conversationKey, type RowKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { ConversationChanger } from './createConversationChanger';
import type { MessageTaker } from './createMessageTaker';
import { takenOf, type OfferConversation } from './createOfferConversation';
import type { PushConversation } from './createPushConversation';
import type { MessageNews, MessageRows } from './messageRows';
import type { OptOutStore } from './optOutStore';

/** Takes what a telephony system tells of a conversation. @returns the body of the 202 @throws ProblemError */
export type TakeConversation = (event: ConversationEvent, appId: string, oid: string) => Promise<ConversationTaken>;

export interface TakeConversationParts {
  readonly rows: ConversationRows;
  readonly messages: MessageRows;
  readonly taker: MessageTaker;
  readonly changer: ConversationChanger;
  readonly offer: OfferConversation;
  readonly optOuts: OptOutStore;
  readonly push: PushConversation;
  readonly connectors: Connectors;
}

type MessageEvent = Exclude<ConversationEvent, PlainConversationEvent | OfferedEvent>;
type StatusEvent = Exclude<MessageEvent, { readonly type: 'message.received' }>;

export function createTakeConversation(parts: TakeConversationParts): TakeConversation {
  const { rows, taker, changer, offer, optOuts, connectors, push } = parts;

  const takeOffer = async (event: OfferedEvent, appId: string, oid: string): Promise<ConversationTaken> => {
    const { channel, from, direction, messages = [] } = event;
    const connector = connectors.of(appId);
    const isDeclared = connector.channels(oid).some((one) => one.channel === channel);
    if (!isDeclared && !commonChannels.some((one) => one === channel)) {
      throw badRequest('The channel is unknown: it is none of chat, sms and email, and this app has not declared it.');
    }
    if (from.address !== undefined && direction === 'inbound') {
      const words = messages.filter(({ author }) => author === 'customer');
      const stops = isStop(channel, words[words.length - 1]?.text);
      if (stops) await optOuts.put(appId, channel, from.address);
      else await optOuts.remove(appId, channel, from.address);
    }
    // A system that cannot be told anything cannot be given what the agent writes.
    return offer(connector.courier === undefined ? { ...event, capabilities: [] } : event, appId, oid);
  };

  const takeReceived = async (
    { conversationId, message }: Extract<MessageEvent, { readonly type: 'message.received' }>,
    appId: string,
  ): Promise<ConversationRecord> =>
    taker.take(conversationKey(appId, conversationId), message, (record, nowMs) => {
      if (message.author !== 'customer' || !isStop(record.channel, message.text)) return { record };
      return endConversation(holdBack({ ...record, consent: 'opted-out' }, 'opted-out'), 'opted-out', nowMs);
    });

  const takePlain = async (event: PlainConversationEvent, key: RowKey, oid: string): Promise<ConversationRecord> => {
    if (event.type === 'participant.typing') {
      const record = (await rows.get(key))?.record;
      if (record === undefined) throw unknownConversation();
      const turn = hadTurn(record);
      if (turn !== undefined) await push.typing(record, turn, event.forMs, event.participant);
      return record;
    }
    const decision = await changer.change(key, ({ record }, nowMs) => {
      const change = applyConversationEvent(record, event, oid, nowMs);
      return { record: change?.record ?? record, change };
    });
    if (decision === undefined) throw unknownConversation();
    return decision.record;
  };

  return async (event, appId, oid) => {
    if (event.type === 'conversation.offered') return takeOffer(event, appId, oid);
    const key = conversationKey(appId, event.conversationId);
    const record =
      event.type === 'message.received'
        ? await takeReceived(event, appId)
        : isStatus(event)
          ? await takeStatus(parts, key, event)
          : await takePlain(event, key, oid);
    if (record.consent === 'opted-out') await keepOptOut(optOuts, record);
    const turn = concernedTurn(record);
    if (turn === undefined) throw unknownConversation();
    return takenOf(record, turn);
  };
}

const isStatus = (event: Exclude<ConversationEvent, OfferedEvent>): event is StatusEvent =>
  event.type.startsWith('message.') && event.type !== 'message.received';

/** The customer's own address: of a conversation that an agent has begun it is the other one. */
const customerOf = ({ direction, from, to }: ConversationRecord) => (direction === 'inbound' ? from : to);

async function keepOptOut(optOuts: OptOutStore, record: ConversationRecord): Promise<void> {
  const { address } = customerOf(record);
  if (address !== undefined) await optOuts.put(record.source, record.channel, address);
}

const newsOf = (event: StatusEvent): MessageNews => {
  switch (event.type) {
    case 'message.sent':
      return { state: 'sent' };
    case 'message.delivered':
      return { state: 'delivered' };
    case 'message.read':
      return { state: 'read' };
    case 'message.failed':
      return event.perhapsSent === true ? { state: 'unknown' } : { state: 'failed', failed: event.reason };
    case 'message.edited':
      return { text: event.text };
    case 'message.deleted':
      return { deleted: true };
  }
};

/** What became of a message: by the message's own row, so that news of one never waits for another. */
async function takeStatus(parts: TakeConversationParts, key: RowKey, event: StatusEvent): Promise<ConversationRecord> {
  const { rows, messages, changer, push } = parts;
  const stored = await rows.get(key);
  if (stored === undefined) throw unknownConversation();
  await messages.file(key, stored.record.unfiled);
  const seq = await messages.seqOf(key, event.messageId);
  const before = seq === undefined ? undefined : await messages.get(key, seq);
  // What became of it is said of the agent's; changed is what others wrote; taken out is anybody's.
  const isAgents = before?.author === 'agent';
  const news = newsOf(event);
  const isMeant = event.type === 'message.deleted' || isAgents === 'state' in news;
  if (seq === undefined || before === undefined || !isMeant) throw unknownMessage();
  const tell = async (message: Message): Promise<void> => {
    const { record } = stored;
    const turn = isAgents ? record.turns.find(({ handling }) => handling === message.handling) : hadTurn(record);
    if (turn !== undefined) await push.message(record, turn, message);
  };
  const change = async (at: number): Promise<void> => {
    const changed = await messages.change(key, at, news);
    if (changed === undefined) return;
    // Also for a repeat: whoever changed it first may have died before this.
    if (!('state' in news)) await takeCopiesOut(changer, key, before, changed.message);
    if (changed.isNew) await tell(changed.message);
  };
  await change(seq);
  if ('upTo' in event && event.upTo === true && 'state' in news) {
    const earlier = await messages.page(key, Math.max(1, seq - earlierAtOnce), seq - 1, earlierAtOnce);
    const mine = earlier.filter(({ author, handling }) => author === 'agent' && handling === before.handling);
    await Promise.all(mine.map((message) => change(message.seq)));
  }
  if (event.type === 'message.failed') await stopLine(changer, key, 'held-back');
  return stored.record;
}

async function takeCopiesOut(
  changer: ConversationChanger,
  key: RowKey,
  before: Message,
  after: Message,
): Promise<void> {
  await changer.change(key, ({ record }) => {
    const without = withoutCopies(record, before, after);
    return without === record ? {} : { change: { record: without } };
  });
}

/** Up to so many before it are looked at when something holds for all of them. */
const earlierAtOnce = 100;

/** What was written after a message that was not sent must not overtake it. */
async function stopLine(changer: ConversationChanger, key: RowKey, why: MessageFailure): Promise<void> {
  await changer.change(key, ({ record }) => {
    const held = holdBack(record, why);
    return held === record || isOver(record) ? {} : { change: { record: held } };
  });
  await changer.settle(key);
}
