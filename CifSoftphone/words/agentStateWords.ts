import { agentWord } from '../../protocol/agentWords';
import type { AgentState } from '../../protocol/messages/agentState';
import type { Choice } from '../core/settings/softphoneSettings';
import { fill, type Texts } from './texts';

/** "Not ready", with the reason where there is one; a reason of another list (Dynamics, telephony) is shown as it came. */
export function notReadyWords(reason: string | undefined, reasons: readonly Choice[], texts: Texts): string {
  if (reason === undefined) return texts('Agent_not-ready');
  const label = reasons.find(({ value }) => value === reason)?.label ?? reason;
  return fill(texts('Agent_NotReadyFor'), { reason: label });
}

/** The state as an agent reads it; during a call also what comes after it, if that is not "available". */
export function agentStateWords(agent: AgentState, reasons: readonly Choice[], texts: Texts): string {
  const word = agentWord(agent);
  const notReady = notReadyWords(agent.reason, reasons, texts);
  if (word === 'not-ready') return notReady;
  if (word === 'available' || agent.ready) return texts(`Agent_${word}`);
  return fill(texts('Agent_Then'), { state: texts(`Agent_${word}`), next: notReady });
}
