import type { CallCapability } from './callCapability';
import type { Recording, Supervision } from './callFacts';
import type { ConferenceParty } from './conferenceParty';
import type { CallId } from './callId';
import type { CallState } from './callState';
import type { DialFormat } from './dialFormat';

/** What a command brings besides its name. `confirmed`: the agent was asked about an emergency number and said yes. */
export interface CommandParts {
  readonly digits: string;
  readonly target: string;
  readonly confirmed?: true | undefined;
  /** One of the conference. */
  readonly party: string;
  /** What the caller gets to read. */
  readonly text: string;
}

interface CommandRule {
  /** What the telephony system must have declared for the call. */
  readonly needs?: CallCapability;
  /** In which states of the call it makes sense, … */
  readonly in: readonly CallState[];
  /** … and with which microphone; absent where that does not matter. */
  readonly muted?: boolean;
  /** … and while it is recorded how; absent where that does not matter. */
  readonly recording?: readonly Recording[];
  /** Whether it needs a consultation (from either call of the pair, or from the consultation itself) or forbids one. */
  readonly pair?: 'none' | 'either' | 'consultation';
  /** Whether it needs a conference (of two others or more) or forbids one; absent where that does not matter. */
  readonly conference?: boolean;
  /** What of the call it changes: of two that change the same one waits for the other. Absent: only itself. */
  readonly changes?: 'path' | 'sound' | 'recording' | 'parties' | 'supervision';
  readonly parts?: readonly (keyof CommandParts)[];
  /** Still wanted when it is late: the softphone goes on trying, and an agent must know if nobody confirms it. */
  readonly insists?: true;
}

const ringing = ['offered', 'alerting'] as const;
const talking = ['connected', 'held'] as const;
const ofParties = { needs: 'conference', in: talking, conference: true, changes: 'parties', parts: ['party'] } as const;
const ofSupervision = { needs: 'supervise', in: ['connected'], changes: 'supervision' } as const;
const ofRecording = { in: talking, changes: 'recording' } as const;

/**
 * All that an agent can want of the telephony system, a row for each: message, legality, payload, buttons' states and
 * documents are made from it on both sides. With `dial` a call begins, the others need one.
 */
export const commandRules = {
  dial: { in: [] },
  hangup: { needs: 'serverHangup', in: ['initiated', ...talking], insists: true },
  hold: { needs: 'hold', in: ['connected'], changes: 'path' },
  retrieve: { needs: 'hold', in: ['held'], changes: 'path' },
  mute: { needs: 'mute', in: talking, muted: false, changes: 'sound' },
  unmute: { needs: 'mute', in: talking, muted: true, changes: 'sound' },
  'send-digits': { needs: 'dtmf', in: ['connected'], parts: ['digits'] },
  'blind-transfer': {
    needs: 'blindTransfer',
    in: talking,
    conference: false,
    changes: 'path',
    parts: ['target', 'confirmed'],
  },
  consult: { needs: 'consult', in: talking, pair: 'none', changes: 'path', parts: ['target', 'confirmed'] },
  'complete-transfer': { needs: 'consult', in: ['initiated', ...talking], pair: 'either', changes: 'path' },
  'cancel-consult': { needs: 'consult', in: ['initiated', ...talking], pair: 'consultation', changes: 'path' },
  merge: { needs: 'conference', in: talking, pair: 'either', changes: 'path' },
  leave: { needs: 'conference', in: talking, conference: true, changes: 'path' },
  'drop-party': ofParties,
  'mute-party': ofParties,
  'unmute-party': ofParties,
  deflect: { needs: 'deflect', in: ringing, changes: 'path', parts: ['target', 'confirmed'] },
  'to-voicemail': { needs: 'voicemail', in: ringing, changes: 'path' },
  'reply-text': { needs: 'replyText', in: ringing, changes: 'path', parts: ['text'] },
  'record-start': { ...ofRecording, needs: 'record', recording: ['off', 'possible'] },
  'record-stop': { ...ofRecording, needs: 'record', recording: ['on', 'paused'] },
  'record-pause': { ...ofRecording, needs: 'recordPause', recording: ['on', 'possible'] },
  'record-resume': { ...ofRecording, needs: 'recordPause', recording: ['paused'] },
  listen: ofSupervision,
  whisper: ofSupervision,
  barge: ofSupervision,
} as const satisfies Readonly<Record<string, CommandRule>>;

export type CommandName = keyof typeof commandRules;
export type CallCommandName = Exclude<CommandName, 'dial'>;
type Rules = typeof commandRules;
/** The parts of a command, by name; `never` where its name says all. */
export type PartOf<C extends CommandName> = Rules[C] extends { readonly parts: readonly (infer P)[] } ? P : never;
/** Commands whose name says all. */
export type PlainCommandName = { [C in CallCommandName]: [PartOf<C>] extends [never] ? C : never }[CallCommandName];

/** A command for a call that exists, with what it needs to be carried out. */
export type CallCommand = {
  [C in CallCommandName]: { readonly command: C } & Pick<CommandParts, PartOf<C> & keyof CommandParts>;
}[CallCommandName];

export const commandNames = Object.keys(commandRules) as readonly CommandName[];
const ruleOf = (command: CommandName): CommandRule => commandRules[command];
const changeOf = (command: CommandName): string => ruleOf(command).changes ?? command;
export const partsOf = (command: CommandName): readonly (keyof CommandParts)[] => ruleOf(command).parts ?? [];
export const insists = (command: CommandName): boolean => ruleOf(command).insists === true;

/** The command with which a call begins. */
export interface DialCommand {
  readonly command: 'dial';
  /** A number in E.164 (with `;ext=` for an extension) or as it was typed, or what the format asks for. */
  readonly target: string;
  readonly format: DialFormat;
}

/** Sends a ring on to somebody or something else: it is not for this agent any more. */
export const sendsOn = (command: CommandName): boolean => command === 'deflect' || command === 'to-voicemail';

/** Why a command came to nothing: `refused` by the telephony system, or `no-answer` within the time. */
export const commandFailures = ['refused', 'no-answer'] as const;

export const isCommandName = (value: unknown): value is CommandName => commandNames.some((name) => name === value);

/** What the rules below look at. */
export interface CommandableCall {
  readonly state: CallState;
  readonly muted?: boolean;
  /** Absent: nothing was said, so it is possible. */
  readonly recording?: Recording | undefined;
  /** Of a supervisor's call: how the supervisor is in the call of the colleague. */
  readonly supervision?: Supervision | undefined;
  /** Began as the consultation of another call. */
  readonly consultation?: boolean;
  /** The other call of the pair, while both go on. */
  readonly relatedCallId?: CallId | undefined;
  /** The others of a conference. */
  readonly parties?: readonly ConferenceParty[] | undefined;
  /** Absent: the telephony system said nothing, and only ending the call is offered. */
  readonly capabilities?: readonly CallCapability[];
}

/** With one other left it is a call like any other, whose list says who that is. */
export const isConference = (parties: CommandableCall['parties']): boolean => (parties?.length ?? 0) > 1;

/** True when the telephony system can do it with this call. */
export function isPossible(
  { capabilities, consultation, relatedCallId, parties, supervision }: CommandableCall,
  command: CommandName,
): boolean {
  const { needs, pair, conference } = ruleOf(command);
  const isOfPair = consultation === true || (pair === 'either' && relatedCallId !== undefined);
  const lacksPair = (pair === 'either' || pair === 'consultation') && !isOfPair;
  if (needs === undefined || lacksPair || (conference === true && !isConference(parties))) return false;
  // What a supervisor does makes sense in no other call.
  if (needs === 'supervise' && supervision === undefined) return false;
  return capabilities === undefined ? command === 'hangup' : capabilities.includes(needs);
}

/** True when it makes sense in the state in which the call is. */
export function isLegal(
  { state, muted = false, recording = 'possible', relatedCallId, parties, supervision }: CommandableCall,
  command: CommandName,
): boolean {
  const rule = ruleOf(command);
  const isAlone = rule.pair === 'none';
  const fitsPair = rule.pair === undefined || (relatedCallId === undefined ? isAlone : !isAlone);
  const fitsRecording = rule.recording?.includes(recording) ?? true;
  const fitsParties = rule.conference === undefined || rule.conference === isConference(parties);
  // Whoever is in a call so already needs no such command.
  const fits = fitsRecording && fitsPair && fitsParties && supervision !== command;
  return rule.in.includes(state) && (rule.muted ?? muted) === muted && fits;
}

/** What the agent is offered: the adaptor and the buttons ask the same question, so they cannot disagree. */
export const offeredCommands = (call: CommandableCall): readonly CommandName[] =>
  commandNames.filter((command) => isPossible(call, command) && isLegal(call, command));

/**
 * True when a command must wait for one that is under way: both would change the same thing of the call. Nothing is
 * done to a call that is being ended; to end it is always possible.
 */
export const clashes = (underWay: CommandName, next: CommandName): boolean =>
  underWay === 'hangup' || changeOf(underWay) === changeOf(next);
