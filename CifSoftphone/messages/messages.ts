import { parseConversationPush } from '../../protocol/messages/conversationPush';
import type { ConversationAnswer, ConversationList, ConversationMessage } from '../../protocol/messages/conversation';
import { conversationChangedType, messageChangedType, participantTypingType } from '../../protocol/targets';
import { conversationKey, type Conversation } from '../core/messages/conversation';
import type { ConversationsEffect } from '../core/messages/conversationsEffect';
import type { ConversationsEvent } from '../core/messages/conversationsEvent';
import { findConversation, noConversations } from '../core/messages/conversationsStep';
import { toConversationView } from '../core/messages/conversationView';
import { updateConversations } from '../core/messages/updateConversations';
import type { PanelWord } from './channel/messagesChannel';
import { Delivery } from './delivery';
import { DraftKeeper } from './draftKeeper';
import { Lister } from './lister';
import { lookUps } from './lookUps';
import { TurnRows } from './turnRows';
import { Signs } from './signs';
import { unsentWords } from './unsentWords';
import { namesOf, wishMessage, type Names } from './wishMessage';
import type { MessagesPorts } from './messagesPorts';
import { messagesTimings } from './messagesTimings';

/** The agent's conversations where the line is: what the machine asks for is done here, and what came of it told to it. */
export class Messages {
  private state = noConversations;
  private isConnected = false;
  private stopped = false;
  private publishing = false;
  private readonly leader: string;
  private readonly delivery: Delivery;
  private readonly drafts: DraftKeeper;
  private readonly signs: Signs;
  private readonly lister: Lister;
  private readonly rows: TurnRows;
  private readonly lookUp: (key: string) => void;

  constructor(private readonly ports: MessagesPorts) {
    this.leader = ports.newId();
    this.delivery = new Delivery(ports.say);
    const find = (key: string): Conversation | undefined => findConversation(this.state, key);
    this.lookUp = lookUps({
      customers: ports.customers,
      about: (key) => find(key)?.snapshot,
      matched: (key, match) => this.dispatch({ type: 'matched', key, match }),
    });
    this.signs = new Signs({
      ...{ find, nowMs: ports.nowMs, newId: ports.newId },
      tell: (message) => this.tell(message),
      sayOnce: (message) => this.isConnected && void ports.say(message).catch(() => undefined),
    });
    this.drafts = new DraftKeeper({
      draftOf: (key) => findConversation(this.state, key)?.draft,
      keep: async (key, text) => {
        const message = this.about(key, (about) => ({ type: 'conversation.draft', ...about, text }));
        return message !== undefined && (await this.delivery.deliver(message)).ok;
      },
      changed: () => this.publish(),
      nowMs: ports.nowMs,
    });
    this.lister = new Lister({ ...ports, listed: (...what) => this.listed(...what) });
    this.rows = new TurnRows(ports.rows, {
      changed: () => this.publish(),
      earlier: (key) => this.dispatch({ type: 'earlier', key }),
      closed: (about) => {
        this.tell({ type: 'conversation.logged', id: ports.newId(), ...namesOf(about) });
        this.dispatch({ type: 'dismissed', key: conversationKey(about) });
      },
    });
  }

  /** A connection is there: what waits goes out, and what was missed is asked for. */
  connected(): void {
    this.isConnected = true;
    this.delivery.connected();
    void this.lister.ask();
    this.publish();
  }

  lost(): void {
    this.isConnected = false;
    this.delivery.lost();
    this.publish();
  }

  stop(): void {
    this.stopped = true;
    [this.lister, this.delivery, this.drafts, this.rows].forEach((one) => one.stop());
  }

  /** The one argument of `ReceiveNotification`; what is about something else is nobody's business here. */
  pushed(argument: unknown): void {
    const push = parseConversationPush(argument);
    if (push?.ok !== true) return;
    const nowMs = this.ports.nowMs();
    const { type, data } = push.value;
    if (type === conversationChangedType) this.dispatch({ type: 'changed', snapshot: data, nowMs });
    if (type === messageChangedType) {
      this.dispatch({ type: 'message', told: data });
    }
    if (type === participantTypingType) this.dispatch({ type: 'typing', told: data, nowMs });
  }

  heard(word: PanelWord): void {
    switch (word.type) {
      case 'deed':
        // It is shown no more, and is the machine's until its row is closed.
        return word.deed.type === 'dismissed' ? this.rows.done(word.deed.key) : this.dispatch(word.deed);
      case 'wrap-up':
        return this.rows.change(word.key, word.change);
      case 'typing':
        return this.signs.typed(word.key);
      case 'drawn':
      case 'handed':
        return this.signs.seen(word.key, word.type === 'drawn' ? 'shown' : 'handed-to-host');
    }
  }

  private dispatch(event: ConversationsEvent): void {
    if (this.stopped) return;
    const [state, effects] = updateConversations(this.state, event);
    this.state = state;
    effects.forEach((effect) => this.carryOut(effect));
    // What the answer to a wish says is no whole end: reason and times come with the push.
    const over = state.conversations.filter(({ snapshot }) => snapshot.endedForMs !== undefined);
    // A page that did not come is asked for again with the next news, not at once and for ever.
    if (event.type !== 'page' || event.page !== undefined) over.forEach((one) => this.rows.heard(one));
    if (this.isConnected && (over.length < state.conversations.length || this.rows.waits())) this.lister.plan();
    this.publish();
  }

  private carryOut(effect: ConversationsEffect): void {
    switch (effect.type) {
      case 'send':
        return void this.send(effect);
      case 'wish':
        return void this.wish(effect);
      case 'look-up':
        return this.lookUp(effect.key);
      case 'fetch':
        return void this.fetch(effect);
      case 'keep-draft':
        return this.drafts.changed(effect.key);
      case 'tell-shown':
        return this.tell(this.about(effect.key, (about) => ({ type: 'message.shown', ...about, upTo: effect.upTo })));
      case 'leave-row':
        return this.rows.heard(effect.conversation);
    }
  }

  private async send({ key, outgoing: { id, text } }: Extract<ConversationsEffect, { type: 'send' }>): Promise<void> {
    const about = this.about(key, (names) => ({ type: 'message.send', ...names, message: { id, text } }));
    if (about === undefined) return;
    // Its own id in every try, so that however often it is said it is stored once.
    const answer = await this.delivery.deliver({ ...about, id }, Infinity);
    if (!this.stopped) this.dispatch({ type: 'sent', key, id, answer });
  }

  private async wish({ key, wish, target, note }: Extract<ConversationsEffect, { type: 'wish' }>): Promise<void> {
    const message = this.about(key, (about) => wishMessage(about, wish, target, note));
    const answer: ConversationAnswer =
      message === undefined ? { ok: false } : await this.delivery.deliver(message, messagesTimings.wishTries);
    this.dispatch({ type: 'answered', key, wish, answer });
  }

  private async fetch({ key, after, limit }: Extract<ConversationsEffect, { type: 'fetch' }>): Promise<void> {
    const conversation = findConversation(this.state, key);
    if (conversation === undefined) return;
    const page = await this.ports.page(conversation.snapshot, after, limit);
    if (page?.draft !== undefined) this.drafts.known(key, page.draft);
    this.dispatch({ type: 'page', key, after, page });
  }

  private listed(list: ConversationList, askedAtMs: number, isFirst: boolean): void {
    this.dispatch({ type: 'listed', list, askedAtMs, nowMs: this.ports.nowMs() });
    // What the page before this one could not bring to the adaptor. Of another agent's conversations nothing is taken.
    for (const [key, { draft, outbox }] of Object.entries(isFirst ? this.ports.unsent.read() : {}))
      this.dispatch({ type: 'inherited', key, draft, outbox });
    this.publish();
  }

  private tell(message: ConversationMessage | undefined): void {
    if (message !== undefined) void this.delivery.deliver(message, messagesTimings.wishTries);
  }

  private about(
    key: string,
    make: (about: Names & { readonly id: string }) => ConversationMessage,
  ): ConversationMessage | undefined {
    const conversation = findConversation(this.state, key);
    return conversation && make({ id: this.ports.newId(), ...namesOf(conversation.snapshot) });
  }

  /** Says all of it, once for all that happens in one go. */
  publish(): void {
    if (this.publishing || this.stopped) return;
    this.publishing = true;
    void Promise.resolve().then(() => {
      this.publishing = false;
      if (this.stopped) return;
      const { conversations } = this.state;
      if (this.lister.wasListed)
        this.ports.unsent.keep(unsentWords(conversations, (key, draft) => this.drafts.isKept(key, draft)));
      this.ports.show({
        leader: this.leader,
        nowMs: this.ports.nowMs(),
        connected: this.isConnected,
        trouble: this.rows.trouble(),
        conversations: conversations
          .filter(({ key }) => !this.rows.isDone(key))
          .map((one) => toConversationView(one, this.rows.wrapUp(one.key))),
      });
    });
  }
}
