import type { AgentWish } from '../../../protocol/messages/agentState';
import { hashKey } from '../base/hashKey';
import type { AgentRecord } from './agentRecord';

/** Repeats of so many of the latest messages are recognised, however late they come: more than a shift's. 9 kB. */
const keptEventIds = 512;

/**
 * The agent's next state, or `undefined` when nothing is to be stored. The same choice from a second window is no news:
 * the version stays, but the message is remembered, because its repeat may come after another choice.
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
  const seenEvents = eventId === undefined ? agent.seenEvents : [...agent.seenEvents, eventId].slice(-keptEventIds);
  if (!choosesAnew && activity === agent.activity) return eventId === undefined ? undefined : { ...agent, seenEvents };
  return {
    ...rest,
    ready,
    ...(reason === undefined ? {} : { reason }),
    activity,
    changedBy: choosesAnew ? wish.changedBy : agent.changedBy,
    version: agent.version + 1,
    seenEvents,
  };
}
