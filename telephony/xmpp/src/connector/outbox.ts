import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversationRequested } from '../../../../protocol/messages/conversation';
import { LoggableError } from '../../../base/codeOf';
import { timings } from '../base/timings';
import { writeStanza } from '../stanzas/writeStanza';
import type { XmppPort } from '../stream/xmppPort';
import type { Journal } from '../talks/journal';
import type { Talk } from '../talks/talk';
import type { Teller } from './teller';

type Message = Extract<ConversationRequested, { readonly command: 'send' }>['message'];

export interface OutboxParts {
  readonly xmpp: () => XmppPort;
  /** The component's own domain. */
  readonly domain: string;
  readonly journal: Journal;
  readonly teller: Teller;
  readonly echoMs?: number;
  readonly upWaitMs?: number;
}

/** Sends what agents write, each once: its id is noted before it goes, and in doubt nothing is sent again. */
export class Outbox {
  /** Under way: what is called when the server has done with it (true), or is gone (false). */
  readonly #echoes = new Map<string, (isThere: boolean) => void>();

  constructor(private readonly parts: OutboxParts) {}

  /** Comes back when the message is written. @throws when it is certain that it was not: then it is given again */
  async send(talk: Talk, { id, text = '' }: Message): Promise<void> {
    const { xmpp, journal, teller, upWaitMs = timings.upWaitMs } = this.parts;
    for (let waited = 0; !xmpp().isUp && waited < upWaitMs; waited += 50) await sleep(50);
    if (!xmpp().isUp) throw new LoggableError('xmpp-not-connected');
    if (!journal.begin(id, talk.id)) return;
    const { isTaken } = await this.#write(talk, id, text);
    void isTaken.then(async (isThere) => {
      const news = isThere
        ? ({ type: 'message.sent', messageId: id } as const)
        : ({ type: 'message.failed', messageId: id, reason: 'unknown', perhapsSent: true } as const);
      if ((await teller.tell(talk, news)) !== 'unanswered') journal.done(id);
    });
  }

  /** Comes back when it is written. @returns whether the server has it, once that is known */
  async #write(talk: Talk, id: string, text: string): Promise<{ readonly isTaken: Promise<boolean> }> {
    const { xmpp, domain, echoMs = timings.echoMs } = this.parts;
    const echoed = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), echoMs);
      this.#echoes.set(id, (isThere) => {
        clearTimeout(timer);
        resolve(isThere);
      });
    }).finally(() => this.#echoes.delete(id));
    try {
      await xmpp().send(writeStanza.text({ from: talk.desk, to: talk.to }, id, text));
      // The server takes one stanza after the other: whoever hears this one knows that it has the one before.
      await xmpp().send(writeStanza.echo(domain, id));
    } catch {
      this.#echoes.get(id)?.(false);
    }
    return { isTaken: echoed };
  }

  /** A stanza of the connector's own came back. */
  takeEcho(id: string): void {
    this.#echoes.get(id)?.(true);
  }

  connectionLost(): void {
    for (const answer of this.#echoes.values()) answer(false);
  }
}
