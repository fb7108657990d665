import type { ConversationAnswer, ConversationMessage } from '../../protocol/messages/conversation';
import { messagesTimings } from './messagesTimings';

/** Nobody said whether it arrived. */
const unavailable: ConversationAnswer = { ok: false, reason: 'unavailable' };

/** Says what the agent wants until the adaptor has answered: over a lost connection it waits for the next one. */
export class Delivery {
  private isUp = false;
  private stopped = false;
  private waiting: (() => void)[] = [];

  /** @param say one try; rejects when there was no answer */
  constructor(private readonly say: (message: ConversationMessage) => Promise<ConversationAnswer>) {}

  connected(): void {
    this.isUp = true;
    this.wake();
  }

  lost(): void {
    this.isUp = false;
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** @param tries over a living connection; a message keeps its id through all of them */
  async deliver(message: ConversationMessage, tries: number = messagesTimings.wishTries): Promise<ConversationAnswer> {
    let left = tries;
    while (!this.stopped && left > 0) {
      if (!this.isUp) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
        continue;
      }
      try {
        const answer = await this.say(message);
        if (answer.ok || !isLater(answer)) return answer;
      } catch {
        // What was lost with its connection may have arrived: the same again is a repeat.
        if (!this.isUp) continue;
      }
      left -= 1;
      await new Promise((resolve) => setTimeout(resolve, messagesTimings.againAfterMs));
    }
    return unavailable;
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((go) => go());
  }
}

const isLater = ({ reason }: ConversationAnswer): boolean => reason === 'too-many-requests' || reason === 'unavailable';
