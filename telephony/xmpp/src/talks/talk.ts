import type { ConversationOffer } from '../../../../protocol/messages/conversation';

/** Words of the guest as the adaptor takes them. */
export type GuestLine = NonNullable<ConversationOffer['messages']>[number];

/** A conversation of one guest with one desk. */
export interface Talk {
  readonly id: string;
  /** Without a window. */
  readonly guest: string;
  /** To whom the guest writes, and from whom agents answer. */
  readonly desk: string;
  /** Since when the guest waits for an agent, or has one. */
  sinceMs: number;
  /** Where the guest wrote last: answers go there. */
  to: string;
  /** The guest's windows that have said that they are there. */
  readonly windows: Set<string>;
  /** Who has it, or to whom it is offered. */
  userId: string | undefined;
  accepted: boolean;
  /** The adaptor has it. */
  stored: boolean;
  /** Whom the agent wants to have it instead, while that one is asked. */
  handingTo: string | undefined;
  /** What the guest wrote before the adaptor had the conversation. */
  lines: GuestLine[];
  /** Answers that the guest gets for it then. */
  readonly owed: ((isTaken: boolean) => void)[];
  /** Agents who did not take it. */
  readonly tried: Set<string>;
  /** The guest's program shows what was read. */
  isMarkable: boolean;
  isOver: boolean;
}

export const newTalk = (id: string, guest: string, desk: string, to: string, sinceMs: number): Talk => ({
  ...{ id, guest, desk, sinceMs, to },
  windows: new Set(),
  userId: undefined,
  accepted: false,
  stored: false,
  handingTo: undefined,
  lines: [],
  owed: [],
  tried: new Set(),
  isMarkable: false,
  isOver: false,
});

/** The conversations that go on. */
export class TalkBook {
  readonly #byId = new Map<string, Talk>();
  readonly #byGuest = new Map<string, Talk>();

  get(id: string): Talk | undefined {
    return this.#byId.get(id);
  }

  of(guest: string, desk: string): Talk | undefined {
    return this.#byGuest.get(`${guest} ${desk}`);
  }

  ofGuest(guest: string): readonly Talk[] {
    return [...this.#byId.values()].filter((talk) => talk.guest === guest);
  }

  add(talk: Talk): Talk {
    this.#byId.set(talk.id, talk);
    this.#byGuest.set(`${talk.guest} ${talk.desk}`, talk);
    return talk;
  }

  remove(talk: Talk): void {
    talk.isOver = true;
    this.#byId.delete(talk.id);
    const key = `${talk.guest} ${talk.desk}`;
    if (this.#byGuest.get(key) === talk) this.#byGuest.delete(key);
  }
}
