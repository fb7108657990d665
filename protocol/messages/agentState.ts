import type { InferOutput } from 'valibot';
import {
  agentActivities,
  stateChangers,
  maxAwayMinutes,
  maxReasonLength,
  type AgentActivity,
  type StateChanger,
} from '../agentWords';
import { countField, isFields, textField } from '../fields';
import { parsed, refused, type Parsed } from '../parsed';
import type { agentStateSchema, agentWishSchema } from '../schemas/agentSchemas';
import { agentChangedType } from '../targets';

/** How an agent stands, as the adaptor keeps it. */
export type AgentState = InferOutput<typeof agentStateSchema>;

/** Somebody who never said anything is available: a softphone that is connected rings. */
export const unknownAgent: AgentState = { ready: true, activity: 'idle', changedBy: 'agent', version: 0 };

/** What somebody wants changed; what is absent stays. `reason` and `minutes` only together with `ready: false`. */
export type AgentWish = InferOutput<typeof agentWishSchema>;

const isActivity = (value: unknown): value is AgentActivity => agentActivities.some((one) => one === value);
const isChanger = (value: unknown): value is StateChanger => stateChangers.some((one) => one === value);

function reasonOf(value: unknown): { readonly reason?: string } {
  const reason = textField(value, maxReasonLength);
  return reason === undefined ? {} : { reason };
}

function minutesOf(value: unknown): { readonly minutes?: number } {
  const minutes = countField(value);
  return minutes === undefined || minutes < 1 || minutes > maxAwayMinutes ? {} : { minutes };
}

export function parseAgentState(value: unknown): Parsed<AgentState> {
  if (!isFields(value)) return refused('The agent is not a JSON object.');
  const { ready, activity, changedBy, version } = value;
  const forMs = countField(value.forMs);
  if (typeof ready !== 'boolean') return refused('ready is missing.');
  if (!isActivity(activity) || !isChanger(changedBy)) return refused('activity or changedBy is unknown.');
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0)
    return refused('version is missing.');
  return parsed({
    ready,
    ...(ready ? {} : { ...reasonOf(value.reason), ...minutesOf(value.minutes) }),
    activity,
    changedBy,
    version,
    ...(forMs === undefined ? {} : { forMs }),
  });
}

/** Errors: nothing to change, or a part of it is malformed. */
export function parseAgentWish(value: unknown): Parsed<AgentWish> {
  if (!isFields(value)) return refused('The wish is not a JSON object.');
  const { ready, activity, changedBy, reason, minutes } = value;
  if (ready !== undefined && typeof ready !== 'boolean') return refused('ready must be true or false.');
  if (activity !== undefined && !isActivity(activity)) return refused('activity is unknown.');
  if (ready === undefined && activity === undefined) return refused('ready or activity must be given.');
  if (!isChanger(changedBy)) return refused('changedBy is unknown.');
  if (reason !== undefined && textField(reason, maxReasonLength) === undefined) {
    return refused(`reason must be a text of 1 to ${maxReasonLength} characters.`);
  }
  if (minutes !== undefined && minutesOf(minutes).minutes === undefined) {
    return refused(`minutes must be a whole number from 1 to ${maxAwayMinutes}.`);
  }
  return parsed({
    ...(ready === undefined ? {} : { ready }),
    ...(ready === false ? { ...reasonOf(reason), ...minutesOf(minutes) } : {}),
    ...(activity === undefined ? {} : { activity }),
    changedBy,
  });
}

/** Reads the one argument of `ReceiveNotification` when it tells of the agent; `undefined` when it tells of something else. */
export function parseAgentChanged(value: unknown): Parsed<AgentState> | undefined {
  if (!isFields(value) || value.type !== agentChangedType) return undefined;
  return isFields(value.data) ? parseAgentState(value.data) : refused('data is missing.');
}
