import type { ConversationMessage, Message } from '../../../protocol/messages/conversation';
import type { ConversationPush } from '../../../protocol/messages/conversationPush';

const event = <T extends string, D extends object>(type: T, data: D) => ({
  specversion: '1.0',
  id: `e-${type}`,
  source: '/desk',
  type,
  data: { conversationId: 'chat-1', ...data },
});
const bot = { id: 'p-1', role: 'bot', name: 'Helper' };
const file = {
  id: 'f-1',
  name: 'bill.pdf',
  type: 'application/pdf',
  bytes: 12_345,
  url: 'https://files.example.com/1',
};

/** What a telephony system tells: the first offers, the second has a message. */
export const conversationEvents = [
  event('conversation.offered', {
    channel: 'sms',
    from: { address: '+12025550123', kind: 'phone', displayName: 'Ann' },
    to: { address: '+12025550100', kind: 'phone' },
    topic: 'A bill',
    comments: 'writes for the second time',
    queue: 'Billing',
    waitedMs: 4_000,
    reference: 'T-1',
    record: { table: 'email', id: '{4FAC8E3D-5C76-4D3B-9CAB-3D7E9F1A2B43}' },
    capabilities: ['reply', 'typing', 'fly'],
    async: true,
    replyForMs: 86_400_000,
    messages: [{ id: 'm-0', text: 'hello', sentAt: '2026-11-28T10:00:00Z', order: 1 }],
  }),
  event('message.received', {
    message: { id: 'm-1', text: 'two\nlines', name: 'Ann', replyTo: 'm-0', language: 'en', attachments: [file] },
  }),
  event('conversation.updated', { topic: 'Another bill', replyForMs: 0, consent: 'opted-out' }),
  event('conversation.waiting', {}),
  event('conversation.resumed', {}),
  event('conversation.transferred', {}),
  event('conversation.ended', { reason: 'customer-left' }),
  event('transfer.failed', { why: 'Nobody is there' }),
  event('participant.joined', { participant: bot }),
  event('participant.left', { participant: bot }),
  event('participant.typing', { participant: bot, forMs: 5_000 }),
  event('message.sent', { messageId: 'a-1' }),
  event('message.delivered', { messageId: 'a-1', upTo: true }),
  event('message.read', { messageId: 'a-1' }),
  event('message.failed', { messageId: 'a-1', reason: 'window-closed' }),
  event('message.edited', { messageId: 'm-1', text: 'three lines' }),
  event('message.deleted', { messageId: 'm-1' }),
] as const;

const about = { conversationId: 'chat-1', source: '70000000-0000-4000-8000-000000000001', handling: 2 };
const said = (more: object): ConversationMessage => ({ id: 's-1', ...about, ...more }) as ConversationMessage;

export const conversationMessages: readonly ConversationMessage[] = [
  said({ type: 'conversation.acknowledged', outcome: 'accepted' }),
  {
    type: 'conversation.start',
    id: 's-2',
    conversationId: '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43',
    source: about.source,
    channel: 'sms',
    address: '+12025550123',
    name: 'Ann',
    record: { entityName: 'contact', id: '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43' },
  },
  said({ type: 'conversation.park' }),
  said({ type: 'conversation.resume' }),
  said({ type: 'conversation.end' }),
  said({ type: 'conversation.transfer', target: '20000000-0000-4000-8000-000000000002', note: 'knows the bill' }),
  said({ type: 'conversation.typing', forMs: 3_000 }),
  said({ type: 'conversation.draft', text: 'not yet sent' }),
  said({ type: 'conversation.logged' }),
  said({ type: 'conversation.reported' }),
  said({ type: 'message.send', message: { id: 'a-1', text: 'hello', replyTo: 'm-1', attachments: [file] } }),
  said({ type: 'message.shown', upTo: 3 }),
];

const message: Message = {
  id: 'a-1',
  seq: 3,
  author: 'agent',
  handling: 2,
  text: 'hello',
  atMs: 1_795_000_000_000,
  state: 'sent',
};

export const conversationPushes: readonly ConversationPush[] = [
  {
    type: 'conversation.changed',
    data: {
      ...about,
      state: 'active',
      version: 4,
      channel: 'chat',
      direction: 'inbound',
      from: { address: 'ann-7', kind: 'handle', displayName: 'Ann' },
      to: { kind: 'handle' },
      toldAtMs: 1_795_000_000_000,
      offeredForMs: 9_000,
      activeForMs: 4_000,
      topic: 'A bill',
      capabilities: ['reply', 'end'],
      async: true,
      participants: [{ id: 'p-1', role: 'bot', name: 'Helper' }],
      firstSeq: 1,
      lastSeq: 3,
      shownSeq: 2,
      unansweredForMs: 500,
    },
  },
  { type: 'message.changed', data: { ...about, message } },
  { type: 'participant.typing', data: { ...about, participant: { id: 'p-1', role: 'bot', name: 'Helper' }, forMs: 0 } },
];
