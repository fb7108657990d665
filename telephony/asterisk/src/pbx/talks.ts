import type { Channel } from './channel';
import type { Leg } from './leg';

/** So many conversations are remembered: the next agent is rung within minutes of the one before. */
const mostKnown = 1_000;

/** Who talked last in each conversation, by the id that Asterisk gives it: whoever is rung for it next, follows. */
export class Talks {
  readonly #last = new Map<string, string>();

  /** @param own the channel of the leg's telephone */
  note({ phase, callId }: Leg, own: Channel | undefined): void {
    if (own === undefined || (phase !== 'connected' && phase !== 'held')) return;
    this.#last.delete(own.linked);
    this.#last.set(own.linked, callId);
    const [oldest] = this.#last.keys();
    if (this.#last.size > mostKnown && oldest !== undefined) this.#last.delete(oldest);
  }

  /** @returns the call of whoever talked in it last, which may be over */
  in(conversation: string): string | undefined {
    return this.#last.get(conversation);
  }
}
