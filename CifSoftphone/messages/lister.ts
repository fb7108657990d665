import type { ConversationList } from '../../protocol/messages/conversation';
import { messagesTimings } from './messagesTimings';

export interface ListerParts {
  readonly list: () => Promise<ConversationList | undefined>;
  readonly nowMs: () => number;
  readonly listed: (list: ConversationList, askedAtMs: number, isFirst: boolean) => void;
}

/** Asks for all that there is: at each connection, and again while a push that was lost would matter. */
export class Lister {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;
  private stopped = false;
  wasListed = false;

  constructor(private readonly parts: ListerParts) {}

  async ask(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.round += 1;
    const { round } = this;
    const askedAtMs = this.parts.nowMs();
    const list = await this.parts.list();
    if (this.stopped || round !== this.round) return;
    if (list === undefined) {
      this.timer = setTimeout(() => void this.ask(), messagesTimings.againAfterMs);
      return;
    }
    const isFirst = !this.wasListed;
    this.wasListed = true;
    this.parts.listed(list, askedAtMs, isFirst);
  }

  /** A push that was lost is made good. */
  plan(): void {
    if (this.wasListed) this.timer ??= setTimeout(() => void this.ask(), messagesTimings.listEveryMs);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
