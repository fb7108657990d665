import { createHmac } from 'node:crypto';
import type { MessagesView } from '../../../CifSoftphone/messages/channel/messagesChannel';
import { Messages } from '../../../CifSoftphone/messages/messages';
import type { MessagesPorts, UnsentWords } from '../../../CifSoftphone/messages/messagesPorts';
import { messagesRequests } from '../../../CifSoftphone/messages/messagesRequests';
import { toConversationEvent, type ConversationAnswer } from '../../../protocol/messages/conversation';
import type { Network } from '../service/network';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import { accessKey, adaptorHost, tenantId, upstreamSecret } from '../world';

/** Who the customers are is not this world's subject. */
const nobodyKnown: MessagesPorts['customers'] = {
  find: () => Promise.resolve({ outcome: 'none' }),
  nameOf: () => Promise.resolve(undefined),
  isCustomer: () => false,
  waysTo: () => Promise.resolve(undefined),
};

/** What is left in Dynamics is not this world's subject either: an organisation without the add-on. */
const absent = { ok: false, reason: '404' } as const;
const noTable: Omit<MessagesPorts['rows'], 'nowMs'> = {
  store: {
    userId: () => Promise.resolve(absent),
    create: () => Promise.resolve(absent),
    read: () => Promise.resolve(absent),
    update: () => Promise.resolve(absent),
  },
  customers: nobodyKnown,
  texts: (key) => key,
  wrapUpSeconds: () => undefined,
  kept: { read: () => ({}), keep: () => undefined },
  random: () => 0.5,
};

export interface MessageAgentParts {
  readonly oid: string;
  readonly time: VirtualTime;
  readonly network: Network;
  readonly token: () => string;
  readonly newId: () => string;
  readonly service: VirtualProcess;
  /** The word of a connection's end does not come. */
  readonly isLost: () => boolean;
  readonly ports: (ports: MessagesPorts) => MessagesPorts;
}

/** An agent's page with the softphone's own conversations in it; it loses its connection, dies and is opened again. */
export class MessageAgent {
  view: MessagesView | undefined;
  connectionId = '';
  /** Turns that were this agent's. */
  readonly had = new Set<string>();
  /** Messages that this agent has had in front, by turn. */
  readonly seen = new Map<string, Set<string>>();
  isGone = false;
  /** Texts that the adaptor has said it has, by conversation. */
  readonly taken = new Map<string, string[]>();
  #unsent: UnsentWords = {};
  #process: VirtualProcess | undefined;
  #messages: Messages | undefined;
  #connections = 0;
  #invocations = 0;

  constructor(readonly parts: MessageAgentParts) {}

  open(): void {
    if (this.isGone || this.isThere) return;
    const { time, network, token, newId, ports, oid } = this.parts;
    const process = new VirtualProcess(`agent ${oid.slice(-2)}`);
    this.#process = process;
    // A new page shows nothing before it has asked.
    this.view = undefined;
    process.run(() => {
      const facts = {
        adaptorUrl: `http://${adaptorHost}/api`,
        token: () => Promise.resolve(token()),
        customers: nobodyKnown,
        settings: { get: () => ({ wrapUpSeconds: undefined }) },
      };
      const given: MessagesPorts = {
        ...messagesRequests(network.fetch as typeof fetch, facts),
        customers: nobodyKnown,
        say: async (message) => {
          const answer = await this.#upstream('SendMessageAcknowlegement', {
            ...{ type: 1, invocationId: String((this.#invocations += 1)), target: 'sendMessage' },
            arguments: [toConversationEvent(message)],
          });
          const { result } = JSON.parse(answer.replaceAll('\x1e', '')) as { readonly result: ConversationAnswer };
          if (result.ok && message.type === 'message.send') this.#isTaken(message.conversationId, message.message.text);
          return result;
        },
        rows: { ...noTable, nowMs: () => time.elapsedMs },
        show: (view) => {
          if (process.dead) return;
          this.view = view;
          for (const { key, messages, snapshot } of view.conversations) {
            if (snapshot.state === 'active' || snapshot.activeForMs !== undefined) this.had.add(key);
            const texts = this.seen.get(key) ?? new Set<string>();
            messages.forEach(({ id }) => texts.add(id));
            this.seen.set(key, texts);
          }
        },
        // The tab's own storage outlives a reload.
        unsent: { read: () => this.#unsent, keep: (words) => (this.#unsent = words) },
        nowMs: () => time.elapsedMs,
        newId,
      };
      this.#messages = new Messages(ports(given));
    });
    this.connect();
  }

  #isTaken(conversationId: string, text = ''): void {
    const texts = this.taken.get(conversationId) ?? [];
    if (!texts.includes(text)) this.taken.set(conversationId, [...texts, text]);
  }

  /** The agent goes: the page is closed. */
  leave(isForGood = false): void {
    this.isGone ||= isForGood;
    this.#process?.kill();
    this.view = undefined;
    this.#drop();
  }

  /** The service tells of a connection that has ended; that word may be lost. */
  #drop(): void {
    const { connectionId } = this;
    this.connectionId = '';
    if (connectionId === '' || this.parts.isLost()) return;
    this.parts.service.run(() => {
      void this.#post('OnClientDisconnect', { type: 11 }, connectionId).catch(() => undefined);
    });
  }

  /** The page is gone in the middle of whatever it does, and is opened again. */
  reload(afterMs: number): void {
    this.#process?.kill();
    this.#drop();
    this.parts.time.afterOnWire(afterMs, () => this.open());
  }

  /** The connection breaks; pushes of the time between reach nobody. */
  cut(forMs: number): void {
    this.#drop();
    const process = this.#process;
    process?.deliver(() => this.#messages?.lost());
    this.parts.time.afterOnWire(forMs, () => {
      if (process === this.#process) this.connect();
    });
  }

  connect(): void {
    this.#process?.deliver(() => void this.#join());
  }

  async #join(): Promise<void> {
    const connectionId = `${this.parts.oid.slice(-2)}-${(this.#connections += 1)}`;
    this.connectionId = connectionId;
    for (;;) {
      const isKnown = await this.#upstream('OnClientConnected', { type: 10 }).then(
        () => true,
        () => false,
      );
      if (this.connectionId !== connectionId) return;
      if (isKnown) break;
      await this.parts.time.sleep(1_000);
    }
    this.#messages?.connected();
    while (this.connectionId === connectionId) {
      await this.#beat(connectionId).catch(() => undefined);
      await this.parts.time.sleep(60_000);
    }
  }

  #beat(connectionId: string): Promise<unknown> {
    const { network, token } = this.parts;
    return network.fetch(`http://${adaptorHost}/api/heartbeat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
      body: JSON.stringify({ connectionId }),
      signal: AbortSignal.timeout(10_000),
    });
  }

  pushed(argument: unknown): void {
    this.#process?.deliver(() => this.#messages?.pushed(argument));
  }

  /** Its page is there: what the agent does now is done. */
  get isThere(): boolean {
    return this.#process?.running === true;
  }

  deed(word: Parameters<Messages['heard']>[0]): void {
    this.#process?.deliver(() => this.#messages?.heard(word));
  }

  async #upstream(name: string, body: object): Promise<string> {
    const { connectionId } = this;
    if (connectionId === '') throw new Error('not connected');
    const answer = await this.#post(name, body, connectionId);
    if (!answer.ok || this.connectionId !== connectionId) throw new Error(`answered ${answer.status}`);
    return answer.text();
  }

  #post(name: string, body: object, connectionId: string): Promise<Response> {
    const { oid, network } = this.parts;
    return network.fetch(`http://${adaptorHost}/api/${name}?secret=${upstreamSecret}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-asrs-connection-id': connectionId,
        'x-asrs-hub': 'softphone',
        'x-asrs-user-id': `${tenantId}_${oid}`,
        'x-asrs-signature': `sha256=${createHmac('sha256', accessKey).update(connectionId).digest('hex')}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }
}
