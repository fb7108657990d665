import type { EndReason } from '../../protocol/callState';
import type { ReportedType } from './commandBehaviour';

/**
 * What becomes of a call that an agent dials: who is called answers, is busy, lets it ring to the end (`no-answer`) or
 * on and on (`rings`), turns it down or does not exist; or the telephony system itself refuses to dial, or never says
 * a word. Each step comes `delayMs` after the one before.
 */
export interface DialBehaviour {
  readonly outcome: (typeof dialOutcomes)[number];
  readonly delayMs: number;
}
export const dialOutcomes = [
  'answers',
  'busy',
  'no-answer',
  'rings',
  'rejected',
  'unreachable',
  'refuses',
  'never',
] as const;
const longestDelayMs = 60_000;

interface Step {
  readonly type: ReportedType;
  readonly reason?: EndReason;
}
const rings: Step = { type: 'call.alerting' };
const over = (reason: EndReason): Step => ({ type: 'call.disconnected', reason });

/** What is reported, one after the other. */
export const dialSteps: Readonly<Record<DialBehaviour['outcome'], readonly Step[]>> = {
  answers: [rings, { type: 'call.connected' }],
  busy: [over('busy')],
  'no-answer': [rings, over('no-answer')],
  rings: [rings],
  rejected: [rings, over('rejected')],
  unreachable: [over('unreachable')],
  refuses: [{ type: 'command.failed' }],
  never: [],
};

/** Reads what the console or a test asks for; undefined when it is not understood. */
export function readDialBehaviour(wish: Readonly<Record<string, unknown>>): DialBehaviour | undefined {
  const outcome = dialOutcomes.find((one) => one === wish.outcome);
  const { delayMs } = wish;
  if (outcome === undefined || typeof delayMs !== 'number') return undefined;
  return delayMs >= 0 && delayMs <= longestDelayMs ? { outcome, delayMs } : undefined;
}
