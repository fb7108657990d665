import { agentWord } from '../../../protocol/agentWords';
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
export function applyAgentWish(
  agent: AgentRecord,
  wish: AgentWish,
  nowMs: number,
  eventKey?: string,
): AgentRecord | undefined {
  const eventId = eventKey === undefined ? undefined : hashKey(eventKey).slice(0, 16);
  if (eventId !== undefined && agent.seenEvents.includes(eventId)) return undefined;
  const { reason: oldReason, minutes: oldMinutes, sinceMs, awaySinceMs, ...rest } = agent;
  const ready = wish.ready ?? agent.ready;
  const chosen = wish.ready === undefined ? oldReason : wish.reason;
  const reason = ready ? undefined : chosen;
  const activity = wish.activity ?? agent.activity;
  const isOther = ready !== agent.ready || reason !== oldReason;
  // Who says the same again without a time, as an echo does, takes no time back.
  const minutes = ready ? undefined : (wish.minutes ?? (isOther ? undefined : oldMinutes));
  const choosesAnew = isOther || minutes !== oldMinutes;
  const seenEvents = eventId === undefined ? agent.seenEvents : [...agent.seenEvents, eventId].slice(-keptEventIds);
  if (!choosesAnew && activity === agent.activity) return eventId === undefined ? undefined : { ...agent, seenEvents };
  const begun = isOther ? undefined : awaySinceMs;
  const away = ready ? undefined : (begun ?? (activity === 'idle' ? nowMs : undefined));
  const since = agentWord({ ready, activity }) === agentWord(agent) ? sinceMs : nowMs;
  return {
    ...rest,
    ready,
    ...(reason === undefined ? {} : { reason }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(since === undefined ? {} : { sinceMs: since }),
    ...(away === undefined ? {} : { awaySinceMs: away }),
    activity,
    changedBy: choosesAnew ? wish.changedBy : agent.changedBy,
    version: agent.version + 1,
    seenEvents,
  };
}
