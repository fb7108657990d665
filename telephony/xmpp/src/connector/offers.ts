import type { ConnectedAgent } from '../../../../protocol/messages/answers';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import { AdaptorRefused } from '../../../client/src/telephonyError';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import { most, timings } from '../base/timings';
import { deskNameOf } from '../stanzas/jid';
import type { GuestLine, Talk } from '../talks/talk';
import { chooseAgents, findAgent } from './chooseAgent';
import type { Teller, Told } from './teller';

export interface OffersParts {
  readonly client: Pick<TelephonyClient, 'agents' | 'offerConversation'>;
  readonly teller: Teller;
  readonly agents: readonly string[];
  readonly waitMs: number;
  /** Nobody took it in that time. */
  readonly onNobody: (talk: Talk) => void;
  /** It is over at the adaptor. */
  readonly onOver: (talk: Talk) => void;
  readonly log: Log;
  readonly now: () => number;
  readonly againMs?: number;
}

/** The first of the lines, as many as an offer carries. */
function fitting(lines: readonly GuestLine[]): GuestLine[] {
  let room = most.earlierCharacters;
  const firstTooMany = lines.findIndex(({ text = '' }, at) => at >= most.earlier || (room -= text.length + 200) < 0);
  return lines.slice(0, firstTooMany < 0 ? lines.length : firstTooMany);
}

const canDo = ['reply', 'typing', 'readReceipts', 'transfer', 'end'] as const;

/** Finds an agent for each conversation: one after the other, and again from the first while the guest waits. */
export class Offers {
  readonly #lastGivenMs = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(private readonly parts: OffersParts) {}

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Offers it to the next agent; what is offered comes back as a report. */
  async next(talk: Talk): Promise<void> {
    const { teller, now, waitMs, onNobody, agents } = this.parts;
    const isOffered = await teller.inTurn(talk, async () => {
      if (talk.isOver || talk.accepted) return true;
      const connected = await this.#connected();
      const free = chooseAgents(connected, agents, talk.tried, this.#lastGivenMs);
      for (const userId of free) {
        if (await this.#offer(talk, userId)) return true;
        if (talk.isOver) return true;
      }
      return false;
    });
    if (isOffered) return;
    if (now() - talk.sinceMs >= waitMs) return onNobody(talk);
    // From the first again: who was busy may be free, and who said no may be the only one.
    talk.tried.clear();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.next(talk);
    }, this.parts.againMs ?? timings.offerAgainMs);
    this.#timers.add(timer);
  }

  /** The agent wants somebody else to have it. @returns what to tell the agent when that cannot be */
  async handOver(talk: Talk, target: string, note: string | undefined): Promise<string | undefined> {
    const userId = findAgent(await this.#connected(), target);
    if (userId === undefined || userId === talk.userId) return target;
    try {
      await this.#give(talk, userId, note);
      talk.handingTo = userId;
      return undefined;
    } catch (error) {
      this.parts.log.info('hand-over-refused', { conversationId: talk.id, code: codeOf(error) });
      return target;
    }
  }

  async #offer(talk: Talk, userId: string): Promise<boolean> {
    const { log, onOver, now } = this.parts;
    try {
      await this.#give(talk, userId);
    } catch (error) {
      log.info('offer-refused', { conversationId: talk.id, userId, code: codeOf(error) });
      if (error instanceof AdaptorRefused && error.code === 'conversation-ended') onOver(talk);
      talk.tried.add(userId);
      return false;
    }
    talk.userId = userId;
    this.#lastGivenMs.set(userId, now());
    if (!talk.stored) await this.#store(talk);
    return true;
  }

  /** What did not fit into the offer follows it; then the guest hears what has come. */
  async #store(talk: Talk): Promise<void> {
    const rest = talk.lines.slice(fitting(talk.lines).length);
    let told: Told = 'taken';
    for (const message of rest) {
      told = await this.parts.teller.tellNow(talk, { type: 'message.received', message });
      if (told !== 'taken') break;
    }
    talk.stored = true;
    talk.lines = [];
    for (const tell of talk.owed.splice(0)) tell(told === 'taken');
  }

  async #give(talk: Talk, userId: string, comments?: string): Promise<void> {
    const { client, now } = this.parts;
    const { id: conversationId, guest, desk, sinceMs, lines } = talk;
    const queue = deskNameOf(desk);
    await client.offerConversation({
      userId,
      conversationId,
      channel: 'chat',
      from: { address: guest, kind: 'handle' },
      ...(queue === undefined ? {} : { queue }),
      ...(comments === undefined ? {} : { comments }),
      waitedMs: Math.max(0, Math.round(now() - sinceMs)),
      capabilities: [...canDo],
      messages: fitting(lines),
    });
  }

  async #connected(): Promise<readonly ConnectedAgent[]> {
    const found: ConnectedAgent[] = [];
    try {
      for await (const agent of this.parts.client.agents()) found.push(agent);
    } catch (error) {
      this.parts.log.warn('agents-not-read', { code: codeOf(error) });
    }
    return found;
  }
}
