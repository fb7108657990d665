import type { ConversationReport, ConversationRequested } from '../../../../protocol/messages/conversation';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { WebhookEvent } from '../../../client/src/webhooks/webhookEvent';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import type { Settings } from '../settings/settings';
import { isAddress } from '../stanzas/jid';
import { writeStanza } from '../stanzas/writeStanza';
import type { Stanza } from '../stream/stanza';
import type { OpenXmpp, XmppPort } from '../stream/xmppPort';
import type { Journal, JournalTalk } from '../talks/journal';
import { newTalk, TalkBook, type Talk } from '../talks/talk';
import { Guests } from './guests';
import { Offers } from './offers';
import { Outbox } from './outbox';
import { Teller } from './teller';

export interface ConnectorParts {
  readonly settings: Settings;
  readonly client: Pick<
    TelephonyClient,
    'agents' | 'conversation' | 'offerConversation' | 'register' | 'tellConversation'
  >;
  readonly openXmpp: OpenXmpp;
  readonly journal: Journal;
  readonly log: Log;
  readonly now?: () => number;
  /** In place of the usual times. */
  readonly times?: {
    readonly againMs?: number;
    readonly graceMs?: number;
    readonly echoMs?: number;
    readonly upWaitMs?: number;
  };
}

/** Makes each chat of a guest at an XMPP server a conversation of the adaptor, and sends the guest what agents write. */
export class Connector {
  readonly #book = new TalkBook();
  readonly #teller: Teller;
  readonly #offers: Offers;
  readonly #outbox: Outbox;
  readonly #guests: Guests;
  readonly #xmpp: XmppPort;
  readonly #now: () => number;

  constructor(private readonly parts: ConnectorParts) {
    const { settings, client, journal, log, openXmpp, times = {} } = parts;
    this.#now = parts.now ?? Date.now;
    this.#teller = new Teller(client, log, this.#now);
    const xmpp = (): XmppPort => this.#xmpp;
    const { domain } = settings.xmpp;
    this.#outbox = new Outbox({ xmpp, domain, journal, teller: this.#teller, ...times });
    this.#offers = new Offers({
      ...{ client, log, teller: this.#teller, now: this.#now, agents: settings.agents, waitMs: settings.waitMs },
      ...times,
      onNobody: (talk) => this.#nobody(talk),
      onOver: (talk) => this.#close(talk),
    });
    this.#guests = new Guests({
      ...{ xmpp, domain, journal, system: settings.system, book: this.#book, now: this.#now },
      ...{ teller: this.#teller, offers: this.#offers, outbox: this.#outbox, ...times },
      isOurs: (messageId) => journal.has(messageId),
      close: (talk) => this.#close(talk),
    });
    this.#xmpp = openXmpp({
      onUp: () => undefined,
      onDown: () => this.#outbox.connectionLost(),
      onStanza: (stanza) => this.#guests.take(stanza),
    });
  }

  /** True while the server is connected. */
  get isUp(): boolean {
    return this.#xmpp.isUp;
  }

  /** Both sides are asked how things stand before guests are heard. */
  start(): void {
    void this.#begin().finally(() => this.#xmpp.start());
  }

  async stop(): Promise<void> {
    this.#teller.stop();
    this.#offers.stop();
    this.#guests.stop();
    await this.#xmpp.stop();
    this.parts.journal.close();
  }

  async #begin(): Promise<void> {
    const { journal, settings, client, log } = this.parts;
    const { webhookUrl, webhook, system } = settings;
    if (webhookUrl !== undefined) {
      const offers = { channels: [{ channel: 'chat', start: 'handle' as const }], queues: false };
      await client
        .register({ name: system, webhook: { url: webhookUrl, secrets: [...webhook.secrets] }, offers })
        .catch((error: unknown) => log.warn('not-registered', { code: codeOf(error) }));
    }
    await Promise.all(journal.left.talks.map((one) => this.#resume(one)));
    // The process before this one ended in between: nobody can tell whether the guest has it.
    for (const { messageId, talkId } of journal.left.begun) {
      const talk = this.#book.get(talkId);
      if (talk === undefined) journal.done(messageId);
      else
        void this.#teller
          .tell(talk, { type: 'message.failed', messageId, reason: 'unknown', perhapsSent: true })
          .then(() => journal.done(messageId));
    }
  }

  async #resume({ id, guest, desk }: JournalTalk): Promise<void> {
    const talk = newTalk(id, guest, desk, guest, this.#now());
    const told = await this.parts.client.conversation(id).catch(() => undefined);
    const turn = told?.turns.find(({ state }) => state !== 'ended');
    if (told === undefined || told.over) return this.parts.journal.over(id);
    talk.stored = true;
    talk.userId = turn?.userId ?? told.turns[0]?.userId;
    talk.accepted = turn?.outcome === 'accepted';
    this.#book.add(talk);
    if (turn === undefined) void this.#offers.next(talk);
  }

  /** Takes a verified webhook. @throws when it is to be given again */
  async takeWebhook(webhook: WebhookEvent): Promise<void> {
    if (webhook.type === 'conversation.reported') this.#heardReport(webhook.data);
    if (webhook.type === 'conversation.requested') await this.#carryOut(webhook.data);
  }

  #heardReport({ conversationId, userId, outcome, final, state, reason }: ConversationReport): void {
    const talk = this.#book.get(conversationId);
    if (talk === undefined) return;
    const isHandedTo = talk.handingTo === userId;
    if (outcome === 'accepted' && state !== 'ended') {
      Object.assign(talk, { accepted: true, userId, handingTo: undefined });
    } else if (reason === 'transferred' || reason === 'taken-elsewhere') {
      return;
    } else if (reason === 'agent-lost') {
      if (talk.userId === userId) this.#lost(talk);
    } else if (outcome === 'accepted') {
      if (talk.userId === userId) this.#end(talk);
    } else if (final && isHandedTo) {
      talk.handingTo = undefined;
      void this.#teller.tell(talk, { type: 'transfer.failed', why: outcome });
    } else if (final && !talk.accepted && talk.userId === userId) {
      talk.tried.add(userId);
      void this.#offers.next(talk);
    }
  }

  async #carryOut(request: ConversationRequested): Promise<void> {
    if (request.command === 'start') return this.#started(request);
    const talk = this.#book.get(request.conversationId);
    if (talk === undefined) return;
    const between = { from: talk.desk, to: talk.to };
    switch (request.command) {
      case 'send':
        return this.#outbox.send(talk, request.message);
      case 'typing':
        return this.#hint(writeStanza.state(between, request.forMs > 0 ? 'composing' : 'paused'));
      case 'read':
        if (talk.isMarkable) this.#hint(writeStanza.displayed(between, this.#guests.ownId(request.messageId)));
        return;
      case 'end':
        return this.#end(talk);
      case 'transfer':
        return void this.#handOver(talk, request.target, request.note);
      case 'park':
      case 'resume':
        return;
    }
  }

  /** Its agent is away: who was just asked to take it over has it next, else whoever is free. */
  #lost(talk: Talk): void {
    const { userId, handingTo } = talk;
    Object.assign(talk, { accepted: false, handingTo: undefined, sinceMs: this.#now() });
    talk.tried.clear();
    if (userId !== undefined) talk.tried.add(userId);
    if (handingTo === undefined) void this.#offers.next(talk);
    else talk.userId = handingTo;
  }

  async #handOver(talk: Talk, target: string, note: string | undefined): Promise<void> {
    const why = await this.#offers.handOver(talk, target, note);
    if (why !== undefined) await this.#teller.tell(talk, { type: 'transfer.failed', why });
  }

  /** The agent begins a conversation. */
  #started({ conversationId, userId, to }: Extract<ConversationRequested, { readonly command: 'start' }>): void {
    const { settings, journal } = this.parts;
    const guest = (to.address ?? '').toLowerCase();
    if (this.#book.get(conversationId) !== undefined) return;
    const talk = newTalk(conversationId, guest, settings.xmpp.domain, guest, this.#now());
    Object.assign(talk, { userId, accepted: true, stored: true });
    if (!isAddress(guest)) {
      void this.#teller.tell(talk, { type: 'conversation.ended', reason: 'not-started' });
      return;
    }
    journal.opened(this.#book.add(talk));
    const capabilities = ['reply', 'typing', 'readReceipts', 'transfer', 'end'] as const;
    void this.#teller.tell(talk, { type: 'conversation.updated', capabilities: [...capabilities] });
  }

  #nobody(talk: Talk): void {
    this.#hint(writeStanza.notice({ from: talk.desk, to: talk.to }, this.parts.settings.nobodyText));
    this.#close(talk);
    if (talk.stored) void this.#teller.tell(talk, { type: 'conversation.ended', reason: 'cancelled' });
  }

  /** The agent's side has ended it. */
  #end(talk: Talk): void {
    this.#hint(writeStanza.state({ from: talk.desk, to: talk.to }, 'gone'));
    this.#close(talk);
  }

  #close(talk: Talk): void {
    if (talk.isOver) return;
    this.#book.remove(talk);
    this.parts.journal.over(talk.id);
    for (const tell of talk.owed.splice(0)) tell(false);
  }

  /** What is lost shows itself at the guest. */
  #hint(stanza: Stanza): void {
    this.#xmpp.send(stanza).catch(() => undefined);
  }
}
