import type { AgentWish } from '../../../protocol/agentState';
import { hashKey } from '../storage/hashKey';
import type { AgentRecord } from './agentRecord';

/** Repeats come within seconds: so many ids are enough to recognise them. */
const keptEventIds = 16;

/**
 * The agent's next state, or `undefined` when nothing changes: the same choice from a second window is no news.
 *
 * @param eventKey of the message that asks for it; a repeat of it changes nothing
 */
export function applyAgentWish(agent: AgentRecord, wish: AgentWish, eventKey?: string): AgentRecord | undefined {
  const eventId = eventKey === undefined ? undefined : hashKey(eventKey).slice(0, 16);
  if (eventId !== undefined && agent.seenEvents.includes(eventId)) return undefined;
  const { reason: oldReason, ...rest } = agent;
  const ready = wish.ready ?? agent.ready;
  const chosen = wish.ready === undefined ? oldReason : wish.reason;
  const reason = ready ? undefined : chosen;
  const activity = wish.activity ?? agent.activity;
  const choosesAnew = ready !== agent.ready || reason !== oldReason;
  if (!choosesAnew && activity === agent.activity) return undefined;
  return {
    ...rest,
    ready,
    ...(reason === undefined ? {} : { reason }),
    activity,
    changedBy: choosesAnew ? wish.changedBy : agent.changedBy,
    version: agent.version + 1,
    seenEvents: eventId === undefined ? agent.seenEvents : [...agent.seenEvents, eventId].slice(-keptEventIds),
  };
}
