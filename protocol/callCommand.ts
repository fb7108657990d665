import type { InferOutput } from 'valibot';
import type { CallCapability } from './callCapability';
import type { CallState } from './callState';
import type { DialFormat } from './dialling';
import type { failedCommandSchema, pendingCommandSchema } from './schemas/callSnapshotSchema';

/** What an agent can want of the telephony system: with `dial` a call begins, the others need one. */
export const commandNames = [
  'dial',
  'hangup',
  'hold',
  'retrieve',
  'mute',
  'unmute',
  'send-digits',
  'blind-transfer',
] as const;
export type CommandName = (typeof commandNames)[number];

export type PlainCommandName = Exclude<CommandName, 'dial' | 'send-digits' | 'blind-transfer'>;

/** A command for a call that exists, with what it needs to be carried out. */
export type CallCommand =
  | { readonly command: PlainCommandName }
  | { readonly command: 'send-digits'; readonly digits: string }
  /** `confirmed`: the agent was asked about an emergency number and said yes. */
  | { readonly command: 'blind-transfer'; readonly target: string; readonly confirmed?: true };

/** The command with which a call begins. */
export interface DialCommand {
  readonly command: 'dial';
  /** A number in E.164 (with `;ext=` for an extension) or as it was typed, or what the format asks for. */
  readonly target: string;
  readonly format: DialFormat;
}

/** A command that the telephony system has and has not completed. Without digits and target: those concern nobody else. */
export type PendingCommand = InferOutput<typeof pendingCommandSchema>;

/** A command that came to nothing: `refused` by the telephony system, or `no-answer` within the time. */
export type FailedCommand = InferOutput<typeof failedCommandSchema>;
export const commandFailures = ['refused', 'no-answer'] as const;

export const isCommandName = (value: unknown): value is CommandName => commandNames.some((name) => name === value);

/** What the rules below look at. */
export interface CommandableCall {
  readonly state: CallState;
  readonly muted?: boolean;
  /** Absent: the telephony system said nothing, and only ending the call is offered. */
  readonly capabilities?: readonly CallCapability[];
}

const needed: Readonly<Record<Exclude<CommandName, 'dial'>, CallCapability>> = {
  hangup: 'serverHangup',
  hold: 'hold',
  retrieve: 'hold',
  mute: 'mute',
  unmute: 'mute',
  'send-digits': 'dtmf',
  'blind-transfer': 'blindTransfer',
};

/** True when the telephony system can do it with this call. */
export function isPossible({ capabilities }: CommandableCall, command: CommandName): boolean {
  if (command === 'dial') return false;
  return capabilities === undefined ? command === 'hangup' : capabilities.includes(needed[command]);
}

/** True when it makes sense in the state in which the call is. */
export function isLegal({ state, muted = false }: CommandableCall, command: CommandName): boolean {
  switch (command) {
    case 'hold':
    case 'send-digits':
      return state === 'connected';
    case 'retrieve':
      return state === 'held';
    case 'mute':
    case 'unmute':
      return (state === 'connected' || state === 'held') && muted === (command === 'unmute');
    case 'hangup':
      return state === 'connected' || state === 'held' || state === 'initiated';
    case 'blind-transfer':
      return state === 'connected' || state === 'held';
    case 'dial':
      return false;
  }
}

/** What the agent is offered: the adaptor and the buttons ask the same question, so they cannot disagree. */
export const offeredCommands = (call: CommandableCall): readonly CommandName[] =>
  commandNames.filter((command) => isPossible(call, command) && isLegal(call, command));

const groups: Readonly<Record<CommandName, string>> = {
  dial: 'begin',
  hangup: 'end',
  hold: 'path',
  retrieve: 'path',
  'blind-transfer': 'path',
  mute: 'sound',
  unmute: 'sound',
  'send-digits': 'digits',
};

/**
 * True when a command must wait for one that is under way: both would change the same thing of the call. Nothing is
 * done to a call that is being ended; to end it is always possible.
 */
export const clashes = (underWay: CommandName, next: CommandName): boolean =>
  underWay === 'hangup' || groups[underWay] === groups[next];
