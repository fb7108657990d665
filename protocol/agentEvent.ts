import { maxReasonLength, type AgentWish } from './agentState';
import type { CloudEvent } from './cloudEvent';
import { textField } from './fields';
import { parsed, refused, type Parsed } from './parsed';

/** A telephony system sets an agent's state: `agent.available`, or `agent.not-ready` with a reason. */
export interface AgentEvent {
  readonly type: 'agent.changed';
  readonly wish: AgentWish;
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. */
  readonly eventKey: string;
}

export const agentEventTypes = ['agent.available', 'agent.not-ready'] as const;

/** Reads an event about an agent; `undefined` when the event is about something else. */
export function parseAgentEvent({ type, id, source, data }: CloudEvent): Parsed<AgentEvent> | undefined {
  const word = /(?:^|\.)agent\.([a-z-]+)$/.exec(type)?.[1];
  if (word === undefined) return undefined;
  if (word !== 'available' && word !== 'not-ready') {
    return refused('type must end in agent.available or agent.not-ready.');
  }
  const reason = textField(data.reason, maxReasonLength);
  if (data.reason !== undefined && reason === undefined) {
    return refused(`data.reason must be a text of 1 to ${maxReasonLength} characters.`);
  }
  const ready = word === 'available';
  const why = ready || reason === undefined ? {} : { reason };
  const eventKey = JSON.stringify([source, id]);
  return parsed({ type: 'agent.changed', wish: { ready, ...why, changedBy: 'telephony' }, eventKey });
}
