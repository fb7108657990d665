import type { AgentQueue } from '../../../../protocol/messages/agentQueues';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { QueueMembers } from '../ready/queueMembers';
import type { Agent } from '../agents/agent';

export interface QueueBoardParts {
  readonly client: Pick<TelephonyClient, 'tellQueues'>;
  readonly pbx: PbxPort;
  readonly members: QueueMembers;
  /** What agents call a queue, where that is not its name at the PBX. */
  readonly names: ReadonlyMap<string, string>;
  readonly agents: () => Iterable<Agent>;
  readonly onFailed: (error: unknown) => void;
  readonly now: () => number;
}

interface Told {
  readonly words: string;
  readonly atMs: number;
}

/**
 * Tells each agent how the queues stand that the agent is a member of: a change within seconds, and the same again now and
 * then, so that a softphone knows what is old. `QueueSummary` is asked for all queues at once: its answer counts who is
 * free, which no event says without one for each telephone and queue.
 */
export class QueueBoard {
  readonly #told = new Map<string, Told>();
  #asking = false;

  constructor(private readonly parts: QueueBoardParts) {}

  /** Looks once; never rejects. One look at a time, however slow the PBX is. */
  async look(): Promise<void> {
    const { pbx, agents, members, client, onFailed, now } = this.parts;
    if (this.#asking) return;
    this.#asking = true;
    try {
      const rows = await pbx.list(amiActions.queueSummary());
      const byQueue = new Map(rows.map((row) => [headerOf(row, 'Queue') ?? '', row]));
      for (const { userId, endpoint, compared } of agents()) {
        if (!compared) continue;
        const queues = members.queuesOf(endpoint).flatMap((queue) => {
          const row = byQueue.get(queue);
          return row === undefined ? [] : [this.#standOf(queue, row)];
        });
        const before = this.#told.get(userId);
        if (before === undefined && queues.length === 0) continue;
        const words = JSON.stringify(queues.map((queue) => ({ ...queue, longestWaitMs: startOf(queue, now()) })));
        if (before?.words === words && now() - before.atMs < timings.tellQueuesAgainMs) continue;
        this.#told.set(userId, { words, atMs: now() });
        await client.tellQueues(userId, queues).catch((error: unknown) => {
          // No words: told again at the next look, also that there are none any more.
          this.#told.set(userId, { words: '', atMs: 0 });
          onFailed(error);
        });
      }
    } catch (error) {
      onFailed(error);
    } finally {
      this.#asking = false;
    }
  }

  #standOf(queue: string, row: AmiMessage): AgentQueue {
    const waiting = countOf(row, 'Callers');
    const longestS = countOf(row, 'LongestHoldTime');
    const available = countOf(row, 'Available');
    return {
      name: this.parts.names.get(queue) ?? queue,
      ...(waiting === undefined ? {} : { waiting }),
      ...(longestS === undefined || waiting === 0 ? {} : { longestWaitMs: longestS * 1_000 }),
      ...(available === undefined ? {} : { available }),
    };
  }
}

/** Since when the first one waits, to the ten seconds: that a wait grows is no news. */
const startOf = ({ longestWaitMs }: AgentQueue, nowMs: number): number | undefined =>
  longestWaitMs === undefined ? undefined : Math.round((nowMs - longestWaitMs) / 10_000);

function countOf(row: AmiMessage, name: string): number | undefined {
  const count = Number(headerOf(row, name) ?? NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
