import { isFields, type Fields } from '../../../protocol/fields';
import { telephonyToken } from '../service/identities';
import type { Network, WireAnswer } from '../service/network';
import { VirtualProcess } from '../time/virtualProcess';
import type { VirtualTime } from '../time/virtualTime';
import { adaptorHost } from '../world';

/** A conversation as the customer's side knows it. */
export interface Talk {
  readonly id: string;
  /** Ids of the customer's messages in the order in which they were written; those that were answered 202. */
  readonly written: string[];
  readonly taken: Set<string>;
  /** Ids of the agents' messages as the customer got them. */
  readonly got: string[];
  readonly offered: Set<string>;
  isHad: boolean;
  /** Turns up to this one are over, because their agents went away. */
  lostUpTo: number;
}

/** Nobody waits at the other end of this one: it is parked when its agent goes away. */
export const isAsync = (id: string): boolean => id === 't3';

/** The telephony side: it repeats what found no answer, sends two at once, and notes each id before it sends. */
export class MessageDesk {
  readonly process = new VirtualProcess('desk');
  readonly talks = new Map<string, Talk>();
  /** Messages carry the customer's own count. */
  counts = true;
  /** How webhooks are answered. */
  answers: () => 'takes' | 'refuses' | 'loses' = () => 'takes';
  readonly #noted = new Set<string>();
  #events = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly network: Network,
    private readonly oids: readonly string[],
  ) {}

  /** Offers a conversation to everybody at once. */
  begin(id: string): void {
    const talk: Talk = { id, written: [], taken: new Set(), got: [], offered: new Set(), isHad: false, lostUpTo: 0 };
    this.talks.set(id, talk);
    this.process.run(() => {
      for (const oid of this.oids) this.#offer(talk, oid);
    });
  }

  /** The customer writes; what was written before may still be on its way. */
  write(id: string): void {
    const talk = this.talks.get(id);
    if (talk === undefined) return;
    const messageId = `${id}-c${talk.written.length + 1}`;
    talk.written.push(messageId);
    const order = this.counts ? { order: talk.written.length } : {};
    const message = { id: messageId, text: `text of ${messageId}`, ...order };
    this.process.run(() => {
      void this.#tell(this.oids[0] ?? '', 'message.received', id, { message }).then(
        (isTaken) => isTaken && talk.taken.add(messageId),
      );
    });
  }

  /** A webhook of the adaptor. */
  takes(body: string): Promise<WireAnswer> {
    const how = this.answers();
    if (how === 'refuses') return Promise.resolve({ status: 503 });
    const { type, id, event } = JSON.parse(body) as Record<string, unknown>;
    const told = isFields(event) ? event : { type, id, data: (JSON.parse(body) as Record<string, unknown>).data };
    this.#hear(told);
    return how === 'loses' ? Promise.reject(new Error('lost')) : Promise.resolve({ status: 204 });
  }

  #hear({ type, data }: { readonly type?: unknown; readonly data?: unknown }): void {
    if (type === 'conversation.reported' && isFields(data)) return this.#heardReport(data);
    if (type !== 'conversation.requested' || !isFields(data) || data.command !== 'send') return;
    const { conversationId, message } = data;
    if (typeof conversationId !== 'string' || !isFields(message) || typeof message.id !== 'string') return;
    const { id } = message;
    if (this.#noted.has(id)) return;
    this.#noted.add(id);
    this.talks.get(conversationId)?.got.push(String(message.text));
    this.process.run(() => void this.#tell(this.oids[0] ?? '', 'message.sent', conversationId, { messageId: id }));
  }

  /** Whom it could not be shown to, or who let it pass, is asked again while nobody has it. */
  #heardReport({ conversationId, userId, outcome, final, reason, handling }: Fields): void {
    const talk = this.talks.get(String(conversationId));
    if (talk === undefined || typeof userId !== 'string' || typeof handling !== 'number') return;
    if (reason === 'agent-lost') {
      if (handling <= talk.lostUpTo) return;
      talk.lostUpTo = handling;
      talk.isHad = false;
      for (const oid of this.oids) this.#again(talk, oid);
    } else if (outcome === 'accepted') talk.isHad ||= handling > talk.lostUpTo;
    else if (final === true) this.#again(talk, userId);
  }

  #again(talk: Talk, oid: string): void {
    if (!talk.isHad) this.process.run(() => this.time.after(2_000, () => talk.isHad || this.#offer(talk, oid)));
  }

  #offer(talk: Talk, oid: string): void {
    const { id, offered } = talk;
    const kind = isAsync(id) ? { channel: 'sms', async: true } : { channel: 'chat' };
    void this.#tell(oid, 'conversation.offered', id, {
      ...{ ...kind, from: { address: `ann-${id}`, kind: 'handle' } },
      capabilities: ['reply', 'typing', 'readReceipts', 'transfer', 'end'],
    }).then((isTaken) => {
      if (isTaken) offered.add(oid);
      else this.#again(talk, oid);
    });
  }

  /** Repeats it, and sends some twice though they were answered. @returns whether the adaptor has it */
  async #tell(userid: string, type: string, conversationId: string, data: object): Promise<boolean> {
    const id = `e-${(this.#events += 1)}`;
    const event = { specversion: '1.0', id, source: '/desk', type, userid, data: { conversationId, ...data } };
    for (let tries = 0, answered = 0; tries < 60; tries += 1) {
      const answer = await this.network
        .fetch(`http://${adaptorHost}/api/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${telephonyToken}`, 'content-type': 'application/cloudevents+json' },
          body: JSON.stringify(event),
          signal: AbortSignal.timeout(10_000),
        })
        .catch(() => undefined);
      if (answer?.status === 202 && (answered += 1) > this.#events % 2) return true;
      if (answer !== undefined && answer.status >= 400 && answer.status < 500 && answer.status !== 429) return false;
      await this.time.sleep(1_000);
    }
    return false;
  }
}
