import { agentWord, parseAgentState } from '../../../protocol/agentState';
import { isCallId } from '../../../protocol/callId';
import { isCallState, isEndReason, isRingOutcome } from '../../../protocol/callState';
import { countField, isFields, type Fields } from '../../../protocol/fields';
import type { Agent, AgentPage, CallReport, RingAnswer, RingState } from './telephonyClient';
import { TelephonyError } from './telephonyError';

const unreadable = (): TelephonyError =>
  new TelephonyError(
    'unreadable-answer',
    "The adaptor's answer is not what this client knows.",
    'The request was carried out.',
    'Check that the address is that of the adaptor, and that client and adaptor are of one version.',
  );

export function readRingAnswer(body: unknown): RingAnswer {
  const { callId, connections, state } = isFields(body) ? body : {};
  const count = countField(connections);
  if (!isCallId(callId) || count === undefined || !isCallState(state)) throw unreadable();
  return { callId, connections: count, state };
}

export function readCallReport(body: unknown): CallReport {
  if (!isFields(body) || !Array.isArray(body.rings)) throw unreadable();
  return { ...readRing(body), rings: body.rings.map(readRing) };
}

function readRing(body: unknown): RingState {
  if (!isFields(body) || typeof body.userId !== 'string') throw unreadable();
  const { userId, reason, outcome, final } = body;
  return {
    ...readRingAnswer(body),
    userId,
    ...(isEndReason(reason) ? { reason } : {}),
    ...(isRingOutcome(outcome) ? { outcome } : {}),
    final: final === true,
  };
}

export function readAgentReport(body: unknown): Omit<Agent, 'connections'> {
  const agent = parseAgentState(body);
  if (!agent.ok || !isFields(body) || typeof body.userId !== 'string') throw unreadable();
  return { userId: body.userId, state: agentWord(agent.value), ...agent.value };
}

export const readAgent = (body: unknown): Agent => ({
  ...readAgentReport(body),
  connections: countField((body as Fields).connections) ?? 0,
});

export function readAgentPage(body: unknown): AgentPage {
  if (!isFields(body) || !Array.isArray(body.agents)) throw unreadable();
  const { continuation } = body;
  return { agents: body.agents.map(readAgent), ...(typeof continuation === 'string' ? { continuation } : {}) };
}
