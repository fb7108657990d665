import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversationReport, ConversationRequested } from '../../../protocol/messages/conversation';
import type { ConversationNews } from '../../../protocol/messages/conversation';
import type { TelephonyClient } from '../../../telephony/client/src/telephonyClient';
import { AdaptorRefused } from '../../../telephony/client/src/telephonyError';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';
import { InTurn } from '../inTurn';
import { CustomerTalks, type CustomerTalk } from './customerTalk';
import { promptMessages, type MessageBehaviour } from './messageBehaviour';

export interface MessageDeskOptions {
  readonly client: () => TelephonyClient;
  /** To whom conversations go, one after the other, where no agent is named. */
  readonly agents: readonly {
    readonly oid: string;
    readonly name: string;
    readonly userName: string;
    readonly extension?: string | undefined;
  }[];
}

/** What a customer writes: into the conversation that goes on, or into a new one. */
export interface CustomerWrites {
  readonly channel: string;
  readonly from: string;
  readonly text: string;
  readonly name?: string;
  readonly topic?: string;
  /** An agent's object id. */
  readonly userId?: string;
}

const canDo = ['reply', 'typing', 'readReceipts', 'attachments', 'transfer', 'park', 'end'] as const;
const phoneChannels = ['sms', 'whatsapp'];

/** The messaging half of the simulated telephony system: customers who write, a queue in front of agents, and receipts. */
export class MessageDesk {
  readonly talks = new CustomerTalks();
  behaviour: MessageBehaviour = promptMessages;
  /** Messages that were given: the same again is a repeat. */
  readonly #given = new Set<string>();
  readonly #inTurn = new InTurn();

  constructor(private readonly options: MessageDeskOptions) {}

  /** A customer writes. @returns the conversation as it is known after the adaptor's answer */
  async write(words: CustomerWrites): Promise<CustomerTalk> {
    const { channel, from, text, name, topic, userId = this.options.agents[0]?.oid ?? '' } = words;
    const line = { id: randomUUID(), by: 'customer' as const, text };
    const open = this.talks.openOf(channel, from);
    if (open !== undefined) {
      const { conversationId } = open;
      const talk = this.talks.change(conversationId, ({ lines, written }) => ({
        lines: [...lines, line],
        written: written + 1,
      }));
      const message = { id: line.id, text, order: talk?.written ?? 1, ...(name === undefined ? {} : { name }) };
      const told = await this.#tell(conversationId, { type: 'message.received', message });
      if (told) return this.talks.get(conversationId) ?? open;
      // Over meanwhile: what the customer wrote begins a new one.
      this.talks.change(conversationId, () => ({ over: 'over' }));
    }
    const talk = this.talks.begin({
      conversationId: `talk-${randomUUID()}`,
      channel,
      from,
      ...(name === undefined ? {} : { name }),
      ...(topic === undefined ? {} : { topic }),
      userId,
      triedAgents: [],
      lines: [line],
      written: 1,
      outcomes: [],
      accepted: false,
    });
    return this.#offer(talk, userId);
  }

  /** The customer does something else: types, or goes away. */
  async act(conversationId: string, news: ConversationNews): Promise<boolean> {
    if (news.type === 'conversation.ended') this.talks.change(conversationId, () => ({ over: 'customer-left' }));
    return this.#tell(conversationId, news);
  }

  /** A webhook of the adaptor. */
  receive(webhook: WebhookEvent): void {
    if (webhook.type === 'conversation.reported') this.#heardReport(webhook.data);
    if (webhook.type !== 'conversation.requested') return;
    // What is lost shows itself at the agent, as for all that is reported.
    void this.#carryOut(webhook.data).catch(() => undefined);
  }

  async #offer(talk: CustomerTalk, userId: string, comments?: string): Promise<CustomerTalk> {
    const { conversationId, channel, from, name, topic, lines } = talk;
    const kind = phoneChannels.includes(channel) ? 'phone' : channel === 'email' ? 'email' : 'handle';
    this.talks.change(conversationId, () => ({ userId }));
    try {
      await this.#inTurn.do(conversationId, () =>
        this.options.client().offerConversation({
          userId,
          conversationId,
          channel,
          from: { address: from, kind, ...(name === undefined ? {} : { displayName: name }) },
          ...(topic === undefined ? {} : { topic }),
          ...(comments === undefined ? {} : { comments }),
          capabilities: [...canDo],
          ...(channel === 'chat' ? {} : { async: true }),
          messages: lines.map(({ id, by, text }, at) => ({ id, text, author: by, order: at + 1 })).slice(-50),
        }),
      );
    } catch (error) {
      if (!(error instanceof AdaptorRefused)) throw error;
      return this.#notTaken(conversationId, userId, error.code);
    }
    return this.talks.get(conversationId) ?? talk;
  }

  /** The next agent is asked; where nobody is left, the customer is told. */
  async #notTaken(conversationId: string, userId: string, problem: string): Promise<CustomerTalk> {
    const talk = this.talks.change(conversationId, ({ triedAgents, outcomes }) => ({
      triedAgents: [...triedAgents, userId],
      outcomes: [...outcomes, problem],
      problem,
    })) as CustomerTalk;
    const next = this.options.agents.find(({ oid }) => !talk.triedAgents.includes(oid));
    if (next === undefined) return this.talks.change(conversationId, () => ({ over: 'nobody' })) ?? talk;
    return this.#offer(talk, next.oid);
  }

  #heardReport({ conversationId, userId, outcome, final, state, reason }: ConversationReport): void {
    const talk = this.talks.change(conversationId, ({ outcomes }) => ({ outcomes: [...outcomes, outcome] }));
    if (talk === undefined) return;
    if (outcome === 'accepted' && state !== 'ended') {
      this.talks.change(conversationId, () => ({ accepted: true, userId }));
    } else if (reason === 'agent-lost') {
      void this.#lost(talk, userId).catch(() => undefined);
    } else if (outcome === 'accepted' && reason !== 'transferred' && talk.over === undefined) {
      this.talks.change(conversationId, () => ({ over: reason ?? 'over' }));
    } else if (final && reason !== 'taken-elsewhere' && !talk.accepted && talk.over === undefined) {
      void this.#notTaken(conversationId, userId, outcome).catch(() => undefined);
    } else if (final && outcome !== 'accepted' && talk.accepted && talk.userId !== userId) {
      void this.#tell(conversationId, { type: 'transfer.failed', why: outcome });
    }
  }

  /** Its agent is away: somebody else goes on with it, or the customer is told. */
  async #lost({ conversationId, over, userId: whose }: CustomerTalk, userId: string): Promise<void> {
    if (over !== undefined || whose !== userId) return;
    this.talks.change(conversationId, () => ({ accepted: false, triedAgents: [] }));
    const talk = await this.#notTaken(conversationId, userId, 'agent-lost');
    if (talk.over === 'nobody') await this.#tell(conversationId, { type: 'conversation.ended', reason: 'error' });
  }

  async #carryOut(request: ConversationRequested): Promise<void> {
    const { conversationId } = request;
    switch (request.command) {
      case 'send':
        return this.#send(conversationId, request.message);
      case 'typing':
        return void this.talks.change(conversationId, () => ({ agentTypesUntilMs: Date.now() + request.forMs }));
      case 'read':
        return void this.talks.change(conversationId, () => ({ readUpTo: request.messageId }));
      case 'end':
        return void this.talks.change(conversationId, () => ({ over: 'agent-ended' }));
      case 'transfer':
        return this.#handOver(conversationId, request.target, request.note);
      case 'start':
        return this.#start(request);
      case 'park':
      case 'resume':
        return;
    }
  }

  #start({ conversationId, userId, channel, to }: Extract<ConversationRequested, { readonly command: 'start' }>): void {
    this.talks.begin({
      conversationId,
      channel,
      from: to.address ?? '',
      userId,
      triedAgents: [],
      lines: [],
      written: 0,
      outcomes: [],
      accepted: true,
    });
    void this.#tell(conversationId, { type: 'conversation.updated', capabilities: [...canDo] });
  }

  async #send(
    conversationId: string,
    { id, text = '', attachments = [] }: Extract<ConversationRequested, { readonly command: 'send' }>['message'],
  ): Promise<void> {
    if (this.#given.has(id)) return;
    this.#given.add(id);
    const { outcome, delayMs, shuffles } = this.behaviour;
    if (outcome === 'never') return;
    await sleep(delayMs);
    if (outcome !== 'sends') {
      const reason = outcome === 'fails' ? 'refused' : 'unknown';
      const perhaps = outcome === 'perhaps' ? { perhapsSent: true } : {};
      await this.#tell(conversationId, { type: 'message.failed', messageId: id, reason, ...perhaps });
      return;
    }
    const files = attachments.map(({ name }) => name);
    this.talks.change(conversationId, ({ lines }) => ({
      lines: [...lines, { id, by: 'agent', text, ...(files.length === 0 ? {} : { files }) }],
    }));
    const steps = ['message.sent', 'message.delivered', 'message.read'] as const;
    for (const type of shuffles ? [...steps].reverse() : steps) {
      await this.#tell(conversationId, { type, messageId: id });
      await sleep(delayMs);
    }
  }

  async #handOver(conversationId: string, target: string, note?: string): Promise<void> {
    const wanted = target.toLowerCase();
    const agent = this.options.agents.find((one) =>
      [one.oid, one.userName, one.userName.split('@')[0], one.name, one.extension].some(
        (name) => name?.toLowerCase() === wanted,
      ),
    );
    const talk = this.talks.get(conversationId);
    const giver = this.options.agents.find(({ oid }) => oid === talk?.userId);
    if (agent === undefined || talk === undefined) {
      await this.#tell(conversationId, { type: 'transfer.failed', why: target });
      return;
    }
    try {
      await this.options.client().offerConversation({
        userId: agent.oid,
        conversationId,
        channel: talk.channel,
        from: {
          address: talk.from,
          kind: phoneChannels.includes(talk.channel) ? 'phone' : 'handle',
          ...(talk.name === undefined ? {} : { displayName: talk.name }),
        },
        ...(note === undefined ? {} : { comments: note }),
        ...(giver === undefined ? {} : { givenBy: giver.name }),
        capabilities: [...canDo],
      });
    } catch {
      await this.#tell(conversationId, { type: 'transfer.failed', why: agent.name });
    }
  }

  /** @returns false when the adaptor takes nothing more of it */
  async #tell(conversationId: string, news: ConversationNews): Promise<boolean> {
    const talk = this.talks.get(conversationId);
    if (talk === undefined) return false;
    const about = { userId: talk.userId, conversationId };
    const tell = () => this.#inTurn.do(conversationId, () => this.options.client().tellConversation(about, news));
    try {
      await tell();
      if (this.behaviour.repeats) await tell();
      return true;
    } catch (error) {
      if (error instanceof AdaptorRefused && error.status < 500) return false;
      throw error;
    }
  }
}
