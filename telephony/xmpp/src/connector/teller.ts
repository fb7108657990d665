import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversationNews } from '../../../../protocol/messages/conversation';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import { AdaptorRefused } from '../../../client/src/telephonyError';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import { Turns } from '../../../base/turns';
import { timings } from '../base/timings';
import type { Talk } from '../talks/talk';

/** What became of it: taken; the conversation is over; refused, so the same again would be, too; or nobody answered. */
export type Told = 'taken' | 'over' | 'refused' | 'unanswered';

/** Tells the adaptor of a conversation: one after the other, in order, and again while nobody answers. */
export class Teller {
  readonly #turns = new Turns();
  #isStopped = false;

  constructor(
    private readonly client: Pick<TelephonyClient, 'tellConversation'>,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  stop(): void {
    this.#isStopped = true;
  }

  /** Work that must not overtake what is told of the conversation. */
  inTurn<T>(talk: Talk, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(talk.id, work);
  }

  tell(talk: Talk, news: ConversationNews): Promise<Told> {
    return this.inTurn(talk, () => this.tellNow(talk, news));
  }

  /** The same in a turn that one has already. */
  async tellNow(talk: Talk, news: ConversationNews): Promise<Told> {
    const { id: conversationId, userId } = talk;
    if (userId === undefined) return 'refused';
    for (const untilMs = this.now() + timings.tellMs; ; await sleep(timings.tellAgainMs)) {
      try {
        await this.client.tellConversation({ userId, conversationId }, news);
        return 'taken';
      } catch (error) {
        if (error instanceof AdaptorRefused && ['conversation-ended', 'unknown-conversation'].includes(error.code))
          return 'over';
        const isRefusal = error instanceof AdaptorRefused && error.status < 500 && error.status !== 429;
        if (!isRefusal && this.now() < untilMs && !this.#isStopped) continue;
        this.log.warn('not-told', { what: news.type, conversationId, code: codeOf(error) });
        return isRefusal ? 'refused' : 'unanswered';
      }
    }
  }
}
