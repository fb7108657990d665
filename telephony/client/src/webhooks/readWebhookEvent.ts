import { agentWord, parseAgentState } from '../../../../protocol/agentState';
import { isCallId } from '../../../../protocol/callId';
import { isCallState, isEndReason, isRingOutcome } from '../../../../protocol/callState';
import type { CallCommand, DialCommand } from '../../../../protocol/callCommand';
import type { CloudEvent } from '../../../../protocol/cloudEvent';
import { isDialFormat } from '../../../../protocol/dialling';
import { countField, parseJson, type Fields } from '../../../../protocol/fields';
import { isDialTarget, parseCallCommand } from '../../../../protocol/parseCallCommand';
import { parseCloudEvent } from '../../../../protocol/parseCloudEvent';
import { WebhookRefused } from '../telephonyError';
import type { VerifiedWebhook } from './verifyWebhook';
import type { AgentReport, CommandRequest, RingReport, WebhookEvent } from './webhookEvent';

/** Reads the body of a verified webhook. What a newer adaptor says in words of its own is `other`. @throws WebhookRefused 400 */
export function readWebhookEvent({ id, sentAtMs }: VerifiedWebhook, body: Uint8Array | string): WebhookEvent {
  const json = parseJson(typeof body === 'string' ? body : Buffer.from(body).toString());
  const event = parseCloudEvent(json.ok ? json.value : undefined);
  if (!event.ok) {
    throw new WebhookRefused(400, 'no-event', 'A signed webhook is no event.', 'Look at who else has the secret.');
  }
  return { id, sentAtMs, event: event.value, ...typed(event.value) };
}

type Typed =
  | { readonly type: 'ring.reported'; readonly data: RingReport }
  | { readonly type: 'command.requested'; readonly data: CommandRequest }
  | { readonly type: 'agent.changed'; readonly data: AgentReport }
  | { readonly type: 'other' };

function typed({ type, data }: CloudEvent): Typed {
  const report = type === 'ring.reported' ? readReport(data) : undefined;
  if (report !== undefined) return { type: 'ring.reported', data: report };
  const command = type === 'command.requested' ? readCommand(data) : undefined;
  if (command !== undefined) return { type: 'command.requested', data: command };
  const agent = type === 'agent.changed' ? readAgent(data) : undefined;
  return agent === undefined ? { type: 'other' } : { type: 'agent.changed', data: agent };
}

function readReport({ callId, userId, outcome, final, state, reason }: Fields): RingReport | undefined {
  if (!isCallId(callId) || typeof userId !== 'string' || !isRingOutcome(outcome) || !isCallState(state))
    return undefined;
  return { callId, userId, outcome, final: final === true, state, ...(isEndReason(reason) ? { reason } : {}) };
}

function readCommand(data: Fields): CommandRequest | undefined {
  const { callId, userId, commandId, expiresInMs } = data;
  const lifeMs = countField(expiresInMs);
  const command = readWish(data);
  if (!isCallId(callId) || typeof userId !== 'string' || typeof commandId !== 'string') return undefined;
  return command === undefined || lifeMs === undefined
    ? undefined
    : { callId, userId, commandId, expiresInMs: lifeMs, ...command };
}

function readWish(data: Fields): CallCommand | DialCommand | undefined {
  const { command, target, format } = data;
  if (command === 'dial') {
    return isDialTarget(target) && isDialFormat(format) ? { command, target, format } : undefined;
  }
  const wish = parseCallCommand(command, data);
  return wish.ok ? wish.value : undefined;
}

function readAgent(data: Fields): AgentReport | undefined {
  const agent = parseAgentState(data);
  if (!agent.ok || typeof data.userId !== 'string') return undefined;
  return { userId: data.userId, state: agentWord(agent.value), ...agent.value };
}
