import chatWords from '../../../strings/chat.words';
import { toConversationView, type ConversationView } from '../../../CifSoftphone/core/messages/conversationView';
import { conversationKey, type Conversation } from '../../../CifSoftphone/core/messages/conversation';
import type { MessagesPanelScript } from '../../../CifSoftphone/entries/messagesPanelScript';
import { ConversationRecords } from '../../../CifSoftphone/ui/messages/conversationRecords';
import { conversations } from '../../../CifSoftphone/ui/messages/Conversations';
import { MessagesDesk } from '../../../CifSoftphone/ui/messages/messagesDesk';
import type { MessagesPanelPorts } from '../../../CifSoftphone/ui/messages/messagesPanelPorts';
import { offers } from '../../../CifSoftphone/ui/messages/Offers';
import type { LineView } from '../../../CifSoftphone/core/line/lineView';
import { message, snapshot } from '../../CifSoftphone/core/messages/conversationSamples';
import type { Message } from '../../../protocol/messages/conversation';

const longName = 'Maximiliane Freifrau von Hohenstein-Oberlahnstein';
const number = { address: '+12025550123', kind: 'phone', withheld: false } as const;
const all = ['reply', 'typing', 'readReceipts', 'attachments', 'transfer', 'park', 'end'] as const;

function talk(
  id: string,
  about: Parameters<typeof snapshot>[0] = {},
  messages: readonly Message[] = [],
  more: Partial<Conversation> = {},
): ConversationView {
  const last = messages.length;
  const told = snapshot({ conversationId: id, capabilities: [...all], lastSeq: last, ...about });
  return toConversationView({
    ...{ key: conversationKey(told), snapshot: told, atMs: 0, messages, fromSeq: 0, toSeq: last, asked: false },
    ...{
      customer: undefined,
      draft: '',
      outbox: [],
      shownSeq: about.shownSeq ?? 0,
      wish: undefined,
      refused: undefined,
      typing: undefined,
    },
    ...more,
  });
}

const words = [
  message(1, { text: 'Hello, my bill is <b>wrong</b>: https://example.com/bill?of=may' }),
  message(2, { author: 'agent', text: 'Let me look.', state: 'read' }),
  message(3, { text: 'مرحبا 4711' }),
  message(4, { author: 'agent', text: `${'Donaudampfschifffahrt'.repeat(6)}`, state: 'failed', failed: 'unreachable' }),
  message(5, {
    text: 'My invoice',
    attachments: [
      { id: 'a', name: 'invoice of May.pdf', type: 'application/pdf', bytes: 48_000, url: 'https://x.test' },
    ],
  }),
];
const ann = talk('c1', { topic: 'A bill', unansweredForMs: 70_000, shownSeq: 5 }, words);
const sms = talk('c2', { channel: 'sms', from: number, async: true }, [message(1, { text: 'Where is my order?' })]);
const named = talk(
  'c3',
  { from: { address: 'm', kind: 'handle', displayName: longName, withheld: false }, state: 'waiting' },
  [message(1), message(2)],
);
const mail = talk('c4', { channel: 'email', from: { address: 'zoe@example.com', kind: 'email', withheld: false } });
const given = talk(
  'c7',
  { givenBy: longName, comments: 'Wants the invoice of May again', transferFailed: 'Ben', firstSeq: 3, shownSeq: 5 },
  words,
);
const smsOpen = talk(
  'c5',
  { channel: 'sms', from: number, async: true, shownSeq: 1, topic: 'Order 4711' },
  [message(1, { text: 'Where is my order?' })],
  { draft: 'It is on its way – today' },
);
const offered = (id: string, about: Parameters<typeof snapshot>[0]) =>
  talk(id, { state: 'alerting', ringRemainingMs: 40_000, queue: 'Billing', ...about });

/** What the panel is told of conversations, by state. */
const told: Readonly<Record<string, readonly ConversationView[]>> = {
  'conversation offered': [
    offered('o1', { preview: 'Hello, my bill is wrong', topic: 'A bill', comments: 'From the shop' }),
    offered('o2', { channel: 'sms', from: number }),
  ],
  conversation: [ann],
  'conversation that was handed over': [given],
  'conversation being handed over': [ann],
  'conversation by SMS': [smsOpen],
  'conversation that is over': [talk('c6', { state: 'ended', reason: 'customer-left', shownSeq: 5 }, words)],
  'conversations beside one': [ann, sms, named, mail],
  'conversations beside a call': [ann, sms, named, mail],
  'conversation before a call': [ann, sms, named],
  'conversation before a wrap-up': [ann, sms],
};
const chatStates = Object.keys(told);
/** Those in which a call is there too. */
export const chatsWithCall = (live: Partial<LineView>, wrapUp: Partial<LineView>) =>
  Object.fromEntries(
    chatStates.map((state) => [state, state.endsWith('call') ? live : state.endsWith('wrap-up') ? wrapUp : {}]),
  );
export const chatPresses = {
  'conversation being handed over': ['chat-line', 'chat-give'],
  'conversation before a call': 'chat-line',
  'conversation before a wrap-up': 'chat-line',
};

/** As messagespanel.js gives it to the panel; `undefined`: this state has none. */
export function chatsOf(
  state: string,
  strings: Readonly<Record<string, string>> | undefined,
): MessagesPanelScript | undefined {
  const views = told[state];
  if (views === undefined) return undefined;
  const nothing = (): void => undefined;
  const desk = new MessagesDesk({ say: nothing, nowMs: () => 0 });
  desk.told({ leader: 'here', nowMs: 0, connected: true, conversations: views });
  const texts: MessagesPanelPorts['texts'] = (key) =>
    strings?.[key] ?? chatWords.get(document.documentElement.lang)?.[key] ?? chatWords.get('en')?.[key] ?? key;
  const ports: MessagesPanelPorts = {
    desk,
    texts,
    records: new ConversationRecords(texts, () => 0),
    newId: () => 'new',
    sound: { ring: () => nothing, tap: nothing },
    notice: () => undefined,
    isLookedAt: () => true,
    watchSeen: () => nothing,
  };
  return { Offers: offers(ports), Conversations: conversations(ports), useHost: nothing };
}
