/** One line as the customer's page shows it. */
export interface CustomerLine {
  readonly id: string;
  readonly by: 'customer' | 'agent';
  readonly text: string;
  /** Files of it, by name. */
  readonly files?: readonly string[];
}

/** A conversation as the simulated telephony system has it. */
export interface CustomerTalk {
  readonly conversationId: string;
  readonly channel: string;
  /** The customer's address. */
  readonly from: string;
  readonly name?: string;
  readonly topic?: string;
  /** The agent who has it, or to whom it is offered. */
  readonly userId: string;
  /** Agents to whom it was offered and who did not take it. */
  readonly triedAgents: readonly string[];
  readonly lines: readonly CustomerLine[];
  /** How many messages of the customer there are: their order. */
  readonly written: number;
  /** What became of the offers, as it was told by webhook. */
  readonly outcomes: readonly string[];
  readonly accepted: boolean;
  /** Until then the agent counts as typing. */
  readonly agentTypesUntilMs?: number;
  /** The customer's message up to which the agent has read. */
  readonly readUpTo?: string;
  readonly over?: string;
  /** What the adaptor refused. */
  readonly problem?: string;
}

/** All of them, the newest first. */
export class CustomerTalks {
  readonly #talks = new Map<string, CustomerTalk>();

  get(conversationId: string): CustomerTalk | undefined {
    return this.#talks.get(conversationId);
  }

  list(): readonly CustomerTalk[] {
    return [...this.#talks.values()].reverse();
  }

  /** The one that still goes on with this address in this channel. */
  openOf(channel: string, from: string): CustomerTalk | undefined {
    return this.list().find((talk) => talk.channel === channel && talk.from === from && talk.over === undefined);
  }

  begin(talk: CustomerTalk): CustomerTalk {
    this.#talks.set(talk.conversationId, talk);
    return talk;
  }

  /** Changes it, if it is there. */
  change(conversationId: string, by: (talk: CustomerTalk) => Partial<CustomerTalk>): CustomerTalk | undefined {
    const talk = this.#talks.get(conversationId);
    if (talk === undefined) return undefined;
    const changed = { ...talk, ...by(talk) };
    this.#talks.set(conversationId, changed);
    return changed;
  }
}
