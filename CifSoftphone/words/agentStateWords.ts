import { agentWord } from '../../protocol/agentWords';
import type { AgentView } from '../core/line/agentView';
import type { Choice } from '../core/settings/softphoneSettings';
import { fill, type Texts } from './texts';
import { writtenMinutes } from './writtenMinutes';

/** "Not ready", with the reason where there is one; a reason of another list (Dynamics, telephony) is shown as it came. */
export function notReadyWords(reason: string | undefined, reasons: readonly Choice[], texts: Texts): string {
  if (reason === undefined) return texts('Agent_not-ready');
  const label = reasons.find(({ value }) => value === reason)?.label ?? reason;
  return fill(texts('Agent_NotReadyFor'), { reason: label });
}

/** What was chosen: how the agent stands now, or as soon as the call and its wrap-up are done. */
export const chosenWords = ({ ready, reason }: AgentView, reasons: readonly Choice[], texts: Texts): string =>
  ready ? texts('Agent_available') : notReadyWords(reason, reasons, texts);

/** What comes after the call and its wrap-up, with the time that was given for it. */
export function nextWords(agent: AgentView, reasons: readonly Choice[], texts: Texts): string {
  const words = chosenWords(agent, reasons, texts);
  return agent.ready || agent.minutes === undefined ? words : `${words} · ${writtenMinutes(agent.minutes)}`;
}

/** The state in words, without what comes after it. */
export function nowWords(agent: AgentView, reasons: readonly Choice[], texts: Texts): string {
  const word = agentWord(agent);
  return word === 'not-ready' ? chosenWords(agent, reasons, texts) : texts(`Agent_${word}`);
}

/** The state as an agent hears it; during a call also what comes after it, if that is not "available". */
export function agentStateWords(agent: AgentView, reasons: readonly Choice[], texts: Texts): string {
  const state = nowWords(agent, reasons, texts);
  if (agent.activity === 'idle' || agent.ready) return state;
  return fill(texts('Agent_Then'), { state, next: chosenWords(agent, reasons, texts) });
}

/** For how long it is so, in whole minutes; in a call what comes after it. `undefined` where nobody knows. */
export function stateTimeWords(
  agent: AgentView,
  reasons: readonly Choice[],
  nowMs: number,
  texts: Texts,
): string | undefined {
  if (agent.activity !== 'idle') return fill(texts('Agent_ThenState'), { next: nextWords(agent, reasons, texts) });
  if (agent.sinceMs === undefined) return undefined;
  const past = Math.max(0, Math.floor((nowMs - agent.sinceMs) / 60_000));
  if (agent.minutes !== undefined) {
    return fill(texts('Agent_TimeOf'), { past: String(past), time: writtenMinutes(agent.minutes) });
  }
  return past === 0 ? texts('Agent_JustNow') : fill(texts('Agent_For'), { time: writtenMinutes(past) });
}
