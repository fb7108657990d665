import { randomUUID } from 'node:crypto';
import { most, timings } from '../base/timings';
import { bareOf } from '../stanzas/jid';
import { readStanza, type Heard } from '../stanzas/readStanza';
import { writeStanza } from '../stanzas/writeStanza';
import type { Stanza } from '../stream/stanza';
import type { XmppPort } from '../stream/xmppPort';
import type { Journal } from '../talks/journal';
import { newTalk, type GuestLine, type Talk, type TalkBook } from '../talks/talk';
import { toLines } from '../talks/toLines';
import type { Offers } from './offers';
import type { Outbox } from './outbox';
import type { Teller, Told } from './teller';

export interface GuestsParts {
  readonly xmpp: () => XmppPort;
  readonly domain: string;
  readonly system: string;
  readonly book: TalkBook;
  readonly journal: Journal;
  readonly teller: Teller;
  readonly offers: Offers;
  readonly outbox: Outbox;
  readonly isOurs: (messageId: string) => boolean;
  readonly close: (talk: Talk) => void;
  readonly now: () => number;
  readonly graceMs?: number;
}

const answers = { info: writeStanza.info, ping: writeStanza.pong, other: writeStanza.notHere } as const;
type Text = Extract<Heard, { readonly kind: 'text' }>;

/** What guests do: they write, type, read, come and go. */
export class Guests {
  /** Guests' own ids of messages, where the protocol's is another one. */
  readonly #ownIds = new Map<string, string>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  /** What each guest wrote goes on one after the other, also from one conversation into the next. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: GuestsParts) {}

  stop(): void {
    for (const timer of this.#leaving.values()) clearTimeout(timer);
  }

  take(stanza: Stanza): void {
    const { from = '', to = '', id = '' } = stanza.attrs;
    const { domain, outbox } = this.parts;
    if (from === domain) return void (stanza.name === 'message' && outbox.takeEcho(id));
    if (from === '' || to === '') return;
    for (const heard of readStanza(stanza)) this.#hear(heard, from, bareOf(to), to);
  }

  /** The guest's own id of a message. */
  ownId(messageId: string): string {
    return this.#ownIds.get(messageId) ?? messageId;
  }

  #hear(heard: Heard, from: string, desk: string, to: string): void {
    const guest = bareOf(from);
    const talk = this.parts.book.of(guest, desk);
    const back = { from: to, to: from };
    switch (heard.kind) {
      case 'text':
        return void this.#inOrder(guest, () => this.#write(heard, guest, desk, from));
      case 'typing':
        return void (talk?.accepted === true && this.#typing(talk, heard.isTyping));
      case 'gone':
        return void (talk !== undefined && this.#leaves(talk));
      case 'there':
        this.#cameBack(guest);
        for (const one of this.parts.book.ofGuest(guest)) one.windows.add(from);
        return;
      case 'away':
        return this.#goesAway(guest, from);
      case 'delivered':
      case 'read':
        return void (talk !== undefined && this.#seen(talk, heard.kind, heard.id));
      case 'bounced':
        return void (talk !== undefined && this.#bounced(talk, heard));
      case 'asked':
        return this.#send(answers[heard.what](back, heard.id));
    }
  }

  #inOrder(guest: string, work: () => Promise<void>): void {
    const done = (this.#last.get(guest) ?? Promise.resolve()).then(work, work);
    this.#last.set(guest, done);
    const forget = (): void => void (this.#last.get(guest) === done && this.#last.delete(guest));
    done.then(forget, forget);
  }

  async #write(said: Text, guest: string, desk: string, from: string): Promise<void> {
    const { book } = this.parts;
    this.#cameBack(guest);
    const answer = (isTaken: boolean): void => this.#answer(said, desk, from, isTaken);
    const lines = toLines(said);
    const [first] = lines;
    if (first !== undefined && said.id !== undefined && first.id !== said.id) this.#remember(first.id, said.id);
    for (let talk = book.of(guest, desk); talk !== undefined; talk = book.of(guest, desk)) {
      talk.to = from;
      talk.isMarkable ||= said.isMarkable;
      const told = await this.#goesOn(talk, lines, answer);
      if (told !== 'over') return told === 'waits' ? undefined : answer(told === 'taken');
      // What the guest wrote after the end begins a new conversation: nobody would read it in the old one.
      this.parts.close(talk);
    }
    const talk = newTalk(`${this.parts.system}-${randomUUID()}`, guest, desk, from, this.parts.now());
    talk.isMarkable = said.isMarkable;
    talk.windows.add(from);
    talk.lines.push(...lines);
    talk.owed.push(answer);
    this.parts.journal.opened(book.add(talk));
    await this.parts.offers.next(talk);
  }

  #goesOn(talk: Talk, lines: readonly GuestLine[], answer: (isTaken: boolean) => void): Promise<Told | 'waits'> {
    return this.parts.teller.inTurn(talk, async () => {
      if (talk.isOver) return 'over';
      if (!talk.stored) {
        if (talk.lines.length >= most.waitingLines) return 'refused';
        talk.lines.push(...lines);
        talk.owed.push(answer);
        return 'waits';
      }
      for (const message of lines) {
        const told = await this.parts.teller.tellNow(talk, { type: 'message.received', message });
        if (told !== 'taken') return told;
      }
      return 'taken';
    });
  }

  /** The guest's program hears that it has come, or that it has not. */
  #answer({ id, wantsReceipt }: Text, desk: string, from: string, isTaken: boolean): void {
    if (id === undefined) return;
    const between = { from: desk, to: from };
    if (!isTaken) this.#send(writeStanza.refused(between, id));
    else if (wantsReceipt) this.#send(writeStanza.received(between, id));
  }

  #typing(talk: Talk, isTyping: boolean): void {
    const forMs = isTyping ? timings.typingMs : 0;
    void this.parts.teller.tell(talk, { type: 'participant.typing', forMs });
  }

  #seen(talk: Talk, what: 'delivered' | 'read', messageId: string): void {
    if (!this.parts.isOurs(messageId)) return;
    // A read mark holds for what stands before it, too (XEP-0333).
    const more = what === 'read' ? { upTo: true } : {};
    void this.parts.teller.tell(talk, { type: `message.${what}`, messageId, ...more });
  }

  #bounced(talk: Talk, { id, reason }: Extract<Heard, { readonly kind: 'bounced' }>): void {
    if (!this.parts.isOurs(id)) return;
    void this.parts.teller.tell(talk, { type: 'message.failed', messageId: id, reason });
    // Nobody is there: as if the window had been closed.
    if (reason === 'unreachable') this.#goesAway(talk.guest, talk.to);
  }

  #goesAway(guest: string, window: string): void {
    const talks = this.parts.book.ofGuest(guest);
    for (const talk of talks) {
      talk.windows.delete(window);
      if (talk.to === window) talk.to = [...talk.windows].at(-1) ?? guest;
    }
    if (talks.length === 0 || talks.some(({ windows }) => windows.size > 0)) return;
    clearTimeout(this.#leaving.get(guest));
    const leave = (): void => {
      this.#leaving.delete(guest);
      for (const talk of this.parts.book.ofGuest(guest)) this.#leaves(talk);
    };
    this.#leaving.set(guest, setTimeout(leave, this.parts.graceMs ?? timings.guestGraceMs));
  }

  #cameBack(guest: string): void {
    clearTimeout(this.#leaving.get(guest));
    this.#leaving.delete(guest);
  }

  #leaves(talk: Talk): void {
    this.parts.close(talk);
    void this.parts.teller.tell(talk, { type: 'conversation.ended', reason: 'customer-left' });
  }

  #remember(messageId: string, own: string): void {
    this.#ownIds.set(messageId, own);
    const [oldest] = this.#ownIds.keys();
    if (this.#ownIds.size > most.foreignIds && oldest !== undefined) this.#ownIds.delete(oldest);
  }

  #send(stanza: Stanza): void {
    // Receipts and the like: what is lost is told by nothing, and nobody waits for it.
    this.parts
      .xmpp()
      .send(stanza)
      .catch(() => undefined);
  }
}
