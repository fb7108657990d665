import type { CommandName } from '../../protocol/callCommand';
import type { EndReason } from '../../protocol/callState';

/** How the telephony system deals with commands: it does them, refuses them or never says a word; each after a while. */
export interface CommandBehaviour {
  readonly answer: (typeof answers)[number];
  readonly delayMs: number;
}
const answers = ['does', 'fails', 'never'] as const;
const longestDelayMs = 60_000;

export const promptly: CommandBehaviour = { answer: 'does', delayMs: 0 };

/** Events about a call that a person can send from the console. */
export const consoleEvents = [
  'call.alerting',
  'call.connected',
  'call.held',
  'call.retrieved',
  'call.muted',
  'call.unmuted',
  'call.record-started',
  'call.record-paused',
  'call.record-resumed',
  'call.record-stopped',
  'call.listening',
  'call.whispering',
  'call.barging',
  'call.supervised',
  'call.unsupervised',
  'call.transferred',
  'call.diverted',
  'call.failed',
  'call.disconnected',
] as const;
/** Events that this telephony system reports. */
export type ReportedType = (typeof consoleEvents)[number] | 'call.conferenced' | 'command.succeeded' | 'command.failed';

const ends: readonly ReportedType[] = ['call.disconnected', 'call.failed', 'call.transferred', 'call.diverted'];
/** True for what ends a call for its agent. */
export const isEnd = (type: ReportedType): boolean => ends.includes(type);

interface Completion {
  readonly type: ReportedType;
  readonly reason?: EndReason;
}

/** With which event a command is completed: with that of the call where there is one, … */
const completions: Partial<Readonly<Record<CommandName, Completion>>> = {
  hangup: { type: 'call.disconnected', reason: 'normal' },
  hold: { type: 'call.held' },
  retrieve: { type: 'call.retrieved' },
  'blind-transfer': { type: 'call.transferred' },
  deflect: { type: 'call.transferred' },
  leave: { type: 'call.transferred' },
  'to-voicemail': { type: 'call.transferred' },
  'record-start': { type: 'call.record-started' },
  'record-pause': { type: 'call.record-paused' },
  'record-resume': { type: 'call.record-resumed' },
  'record-stop': { type: 'call.record-stopped' },
};
export const done: Completion = { type: 'command.succeeded' };
/** … else with the command's own. */
export const completionOf = (command: CommandName): Completion => completions[command] ?? done;
export const refusal: Completion = { type: 'command.failed' };

/** Reads what the console or a test asks for; undefined when it is not understood. */
export function readBehaviour(wish: Readonly<Record<string, unknown>>): CommandBehaviour | undefined {
  const answer = answers.find((one) => one === wish.answer);
  const { delayMs } = wish;
  if (answer === undefined || typeof delayMs !== 'number') return undefined;
  return delayMs >= 0 && delayMs <= longestDelayMs ? { answer, delayMs } : undefined;
}
