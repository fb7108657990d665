import { laterState, messageStates } from '../../../protocol/conversationWords';
import { messageRules } from '../../../protocol/messageRules';
import { inReadingOrder } from '../../../protocol/messageOrder';
import { toConversationEvent, type ConversationMessage } from '../../../protocol/messages/conversation';
import {
  parseConversationList,
  parseConversationPush,
  parseMessagePage,
  toConversationPush,
  type ConversationPush,
} from '../../../protocol/messages/conversationPush';
import { parseConversationEvent } from '../../../protocol/messages/parseConversationEvent';
import { parseConversationMessage } from '../../../protocol/messages/parseConversationMessage';
import { parseCallChanged } from '../../../protocol/messages/callChanged';
import { conversationEvents, conversationMessages, conversationPushes } from './conversationSamples';

const read = (event: unknown) => parseConversationEvent(JSON.stringify(event));
const [offered, received] = conversationEvents;

describe('what a telephony system tells of conversations', () => {
  it.each(conversationEvents)('is read: %j', (event) => {
    expect(read(event)).toMatchObject({ ok: true, value: { type: event.type, conversationId: 'chat-1' } });
  });

  it('is the same with a reverse-domain prefix, and with the conversation as subject', () => {
    const { conversationId: _, ...data } = offered.data;
    expect(read({ ...offered, type: 'com.example.conversation.offered', subject: 'chat-1', data })).toEqual(
      read(offered),
    );
  });

  it('is something else: calls, agents and plain texts are left to their own readers', () => {
    expect(read({ ...offered, type: 'call.offered' })).toBeUndefined();
    expect(read({ PhoneNumber: '+12025550123' })).toBeUndefined();
    expect(parseConversationEvent('no JSON')).toBeUndefined();
  });

  it('takes any channel that has a name; a call has messages of its own', () => {
    const on = (channel: unknown) => read({ ...offered, data: { ...offered.data, channel } });
    expect(on('whatsapp')).toMatchObject({ ok: true, value: { channel: 'whatsapp' } });
    for (const channel of ['voice', 'What’s App', '', undefined, 7]) {
      expect(on(channel)).toEqual({
        ok: false,
        error: 'data.channel must be the name of a channel, such as chat, sms or email.',
      });
    }
  });

  it('refuses a text that is too long instead of cutting it: half a message says something else', () => {
    const long = 'x'.repeat(messageRules.maxTextLength + 1);
    const answer = read({ ...received, data: { ...received.data, message: { id: 'm-1', text: long } } });
    expect(answer).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).not.toContain('xx');
  });

  it('refuses a message without words, and a file by any other way than https', () => {
    const message = (more: object) =>
      read({ ...received, data: { ...received.data, message: { id: 'm-1', ...more } } });
    expect(message({ text: ' \u200b ' })).toMatchObject({ ok: false });
    const file = { id: 'f', name: 'a.png', type: 'image/png', bytes: 7, url: 'https://files.example.com/a' };
    expect(message({ attachments: [file] })).toMatchObject({ ok: true });
    for (const url of ['http://files.example.com/a', 'javascript:alert(1)', 'data:text/html,x', 'https://a b']) {
      expect(message({ attachments: [{ ...file, url }] })).toMatchObject({ ok: false });
    }
  });

  it('keeps what looks like markup as the text that it is', () => {
    const text = '<img src=x onerror=alert(1)>\n**bold**';
    const told = read({ ...received, data: { ...received.data, message: { id: 'm-1', text } } });
    expect(told).toMatchObject({ ok: true, value: { message: { text } } });
  });

  it('counts a failure without a known word as unknown', () => {
    const failed = {
      ...received,
      type: 'message.failed',
      data: { conversationId: 'chat-1', messageId: 'a-1', reason: 'E21610' },
    };
    expect(read(failed)).toMatchObject({ ok: true, value: { reason: 'unknown' } });
  });
});

describe('what a softphone says of conversations', () => {
  it.each(conversationMessages)('comes through the hub as it was: %j', (message: ConversationMessage) => {
    const sent: unknown = JSON.parse(JSON.stringify(toConversationEvent(message)));
    expect(parseConversationMessage(sent)).toEqual({ ok: true, value: message });
  });

  it('leaves words about calls to their own reader', () => {
    expect(parseConversationMessage({ specversion: '1.0', type: 'call.logged', data: {} })).toBeUndefined();
    expect(parseConversationMessage({ type: 'constructor' })).toBeUndefined();
  });
});

describe('what the adaptor pushes of conversations', () => {
  it.each(conversationPushes)('is read as it was told, and is no news of a call: %j', (push: ConversationPush) => {
    const sent: unknown = JSON.parse(JSON.stringify(toConversationPush(push, 'p-1')));
    expect(parseConversationPush(sent)).toEqual({ ok: true, value: push });
    expect(parseCallChanged(sent)).toMatchObject({ ok: false });
  });

  it('is half a truth where one part of a list cannot be read: the list is refused', () => {
    const [push] = conversationPushes;
    const list = { conversations: [push?.data], ended: [], channels: [], capacity: { most: 4, free: 3 } };
    expect(parseConversationList(list)).toMatchObject({ ok: true });
    expect(parseConversationList({ ...list, ended: [{}] })).toMatchObject({ ok: false });
    expect(parseMessagePage({ messages: [{}], firstSeq: 1, lastSeq: 1 })).toMatchObject({ ok: false });
  });
});

describe('6 the order of messages', () => {
  const message = (seq: number, author: string, order?: number) => ({
    seq,
    author,
    ...(order === undefined ? {} : { order }),
  });

  it('is that in which they were stored; what overtook on the way is put right among its sender’s own', () => {
    const stored = [
      message(1, 'customer', 2),
      message(2, 'agent'),
      message(3, 'customer', 1),
      message(4, 'bot', 9),
      message(5, 'customer', 3),
    ];
    const shuffled = [4, 0, 3, 1, 2].flatMap((at) => stored[at] ?? []);
    expect(inReadingOrder(shuffled).map(({ author, order }) => [author, order])).toEqual([
      ['customer', 1],
      ['agent', undefined],
      ['customer', 2],
      ['bot', 9],
      ['customer', 3],
    ]);
  });

  it('holds for states too: in whatever order the news comes, what is known only rises', () => {
    for (const one of messageStates) {
      for (const other of messageStates) {
        expect(laterState(one, other)).toBe(laterState(other, one));
        expect(laterState(laterState(one, other), 'read')).toBe('read');
      }
    }
    expect(laterState('delivered', 'sent')).toBe('delivered');
    // It is there after all.
    expect(laterState('failed', 'delivered')).toBe('delivered');
    expect(laterState('failed', 'sent')).toBe('failed');
  });
});
