import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentWish } from '../../../protocol/agentState';
import { agentChangedType } from '../../../protocol/targets';
import type { DueStore } from '../storage/dueStore';
import type { Background } from '../base/background';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Courier } from '../webhooks/createCourier';
import { claimDue, newEntry, withoutEntries } from '../model/outbox';
import { toAgentReport, type AgentRecord } from '../model/agentRecord';
import { agentKey, type AgentStore } from './agentStore';
import { applyAgentWish } from '../model/applyAgentWish';
import type { PushAgent } from './createPushAgent';

export interface AgentChanger {
  /**
   * Changes the agent's state by compare-and-set. Resolves when it is stored, with the webhook that tells of it.
   * @param eventKey of the message that asks for it; a repeat changes nothing
   */
  change(oid: string, wish: AgentWish, eventKey?: string): Promise<AgentRecord>;
  /** Claims the agent's webhook, if it is due, stores the next look and sends. Resolves when the claim is stored. */
  claim(oid: string): Promise<void>;
}

export interface AgentChangerParts {
  readonly agents: AgentStore;
  readonly due: DueStore;
  readonly pushAgent: PushAgent;
  /** Absent when no webhook is configured: then nothing is queued. */
  readonly courier: Courier | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
}

const maxAttempts = 12;

export function createAgentChanger(parts: AgentChangerParts): AgentChanger {
  const { agents, due, pushAgent, courier, clock, log, background } = parts;

  /** Reads, decides and stores until nobody comes in between; `undefined` when nothing is to be changed. */
  const store = async (
    oid: string,
    decide: (agent: AgentRecord) => AgentRecord | undefined,
  ): Promise<{ readonly before: AgentRecord; readonly after: AgentRecord | undefined }> => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const { record, etag } = await agents.get(oid);
      const after = decide(record);
      if (after === undefined) return { before: record, after };
      // Before the change, as for calls: a look that finds nothing to do is better than one that is missing.
      const [entry] = after.outbox;
      if (entry !== undefined) await due.add('delivery', agentKey(oid), entry.nextAtMs);
      if (await agents.put(after, etag)) return { before: record, after };
      await sleep(Math.random() * 10 * attempt);
    }
    throw new Error('The agent is changed by too many at once.');
  };

  const deliver = async ({ oid, outbox }: AgentRecord): Promise<void> => {
    const [entry] = outbox;
    if (courier === undefined || entry === undefined) return;
    if (!(await courier.send(entry, oid))) return log.warn('webhook-not-confirmed', { attempts: entry.attempts });
    await store(oid, (agent) =>
      agent.outbox.some((one) => one.id === entry.id) ? withoutEntries(agent, [entry.id]) : undefined,
    );
  };

  return {
    change: async (oid, wish, eventKey) => {
      const { before, after } = await store(oid, (agent) => {
        const next = applyAgentWish(agent, wish, eventKey);
        if (next === undefined || courier === undefined || next.version === agent.version) return next;
        return { ...next, outbox: [newEntry(agentChangedType, { ...toAgentReport(next) }, clock())] };
      });
      if (after === undefined || after.version === before.version) return after ?? before;
      void background(() => Promise.all([pushAgent(after), deliver(after)]));
      return after;
    },
    claim: async (oid) => {
      const { after } = await store(oid, (agent) => claimDue(agent, clock())?.record);
      if (after !== undefined) void background(() => deliver(after));
    },
  };
}
