import { maxReasonLength } from '../../../../protocol/agentWords';
import type { AgentReport } from '../../../../protocol/messages/answers';
import { cutText } from '../../../../protocol/cutText';

/** How an agent stands at the PBX: paused in every queue or not; `undefined` for a member of no queue. */
export interface PauseState {
  readonly paused: boolean;
  readonly reason?: string;
}

/** The adaptor's part that decides about pauses. */
export type Ready = Pick<AgentReport, 'ready' | 'reason' | 'activity' | 'version'>;

/** The word that stands at the PBX while an agent wraps up; it is an id there, for reports. */
export const wrapUpReason = 'wrap-up';

/** The pause that an agent's state asks for. During a call it stays: the queue itself knows that the telephone is in use. */
export function wantedPause({ ready, reason, activity }: Ready): PauseState {
  if (!ready) return { paused: true, ...(reason === undefined ? {} : { reason }) };
  return activity === 'wrap-up' ? { paused: true, reason: wrapUpReason } : { paused: false };
}

export const isSamePause = (left: PauseState, right: PauseState): boolean =>
  left.paused === right.paused && (!left.paused || (left.reason ?? '') === (right.reason ?? ''));

/**
 * What the adaptor must be told because somebody has changed the pause at the PBX; `undefined` when nothing.
 * @param before the pause as it was last known @param agent how the agent stands at the adaptor
 */
export function wishOf(
  pause: PauseState,
  before: PauseState | undefined,
  agent: Ready,
): { readonly ready: true } | { readonly ready: false; readonly reason?: string } | undefined {
  if (before !== undefined && isSamePause(pause, before)) return undefined;
  if (isSamePause(pause, wantedPause(agent))) return undefined;
  if (!pause.paused) return agent.ready ? undefined : { ready: true };
  if (pause.reason === wrapUpReason) return undefined;
  return {
    ready: false,
    ...(pause.reason === undefined || pause.reason === '' ? {} : { reason: shortReason(pause.reason) }),
  };
}

/** A reason has at most 64 characters at the adaptor. */
const shortReason = (reason: string): string => cutText(reason, maxReasonLength);
