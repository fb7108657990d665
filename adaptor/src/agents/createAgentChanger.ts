import type { AgentWish } from '../../../protocol/messages/agentState';
import { agentChangedType } from '../../../protocol/targets';
import { createChanger, type Changer } from '../changes/createChanger';
import type { DeliveriesParts } from '../changes/createDeliveries';
import type { Change } from '../changes/recordKind';
import { toAgentReport, type AgentRecord } from '../model/agentRecord';
import { applyAgentWish } from '../model/applyAgentWish';
import { oidOfPartition } from '../model/rowKeys';
import { newEntry } from '../model/outbox';
import { agentKey, type AgentStore, type StoredAgent } from './agentStore';
import type { PushAgent } from './createPushAgent';

export interface AgentChanger {
  /**
   * Changes the agent's state. Resolves when it is stored, with the webhooks that tell of it.
   * @param eventKey of the message that asks for it; a repeat changes nothing
   */
  change(oid: string, wish: AgentWish, eventKey?: string): Promise<AgentRecord>;
  readonly claim: Changer<AgentRecord, StoredAgent, Change<AgentRecord>>['claim'];
}

export interface AgentChangerParts extends DeliveriesParts {
  readonly agents: AgentStore;
  readonly pushAgent: PushAgent;
}

export function createAgentChanger({ agents, pushAgent, ...parts }: AgentChangerParts): AgentChanger {
  const changer = createChanger<AgentRecord, StoredAgent, Change<AgentRecord>>(
    {
      get: ({ partition }) => agents.get(oidOfPartition(partition)),
      replace: agents.replace,
      subjectOf: ({ oid }) => oid,
      receiverOf: (_agent, { to }) => to,
      withWebhooks: ({ record }, before, nowMs) => {
        if (record.version === before.version) return record;
        const told = parts.connectors.all.filter((one) => one.followsAgent(record.oid));
        const report = { ...toAgentReport(record) };
        return { ...record, outbox: told.map(({ app }) => newEntry(agentChangedType, report, nowMs, app)) };
      },
      deadlineLooks: () => ({}),
      afterStored: () => Promise.resolve(),
      push: pushAgent,
    },
    parts,
  );
  return {
    claim: changer.claim,
    change: async (oid, wish, eventKey) => {
      const decision = await changer.change(agentKey(oid), ({ record }, nowMs) => {
        const next = applyAgentWish(record, wish, nowMs, eventKey);
        return next === undefined ? { record } : { record: next, change: { record: next } };
      });
      // Somebody unknown has a record too, so something is always decided.
      if (decision === undefined) throw new Error('The agent has no record.');
      return decision.record;
    },
  };
}
