import { readParties } from './conferenceParty';
import { countField, shortLine, shortLines, textField } from './fields';
import { maxCommentsLength, maxDisplayNameLength, maxReferenceLength, maxReplyLength, maxWaitedMs } from './limits';
import { readMenu } from './menuChoices';
import { readReply } from './replies';
import { rowIdPattern } from './recordPatterns';

/** Whether the call is recorded; `possible`: it may be, and the telephony system does not say when. */
export const recordings = ['off', 'on', 'paused', 'possible'] as const;
export type Recording = (typeof recordings)[number];

/** How a supervisor is in the call of a colleague: heard by nobody, by the colleague alone, or by everybody. */
export const supervisions = ['listen', 'whisper', 'barge'] as const;
export type Supervision = (typeof supervisions)[number];

/**
 * What is told about a call and only shown: from the telephony system to the card in each window it goes by this table.
 * Its schema stands in `schemas/callFactSchemas.ts`. A reader gives `undefined` for what says nothing.
 */
const factReaders = {
  /** What the agent sees beside the number. */
  comments: (value: unknown) => shortLines(value, maxCommentsLength),
  /** Where the caller waited. */
  queue: (value: unknown) => shortLine(value, maxDisplayNameLength),
  /** How long, when the call was offered. */
  waitedMs: (value: unknown) => ((countField(value) ?? Infinity) <= maxWaitedMs ? countField(value) : undefined),
  /** For which the caller calls, or is called. */
  campaign: (value: unknown) => shortLine(value, maxDisplayNameLength),
  menu: readMenu,
  /** The telephony system's own. */
  reference: (value: unknown) => textField(value, maxReferenceLength),
  /** Shown as the telephony system tells it, and never before: an agent relies on it. */
  recording: (value: unknown): Recording | undefined => recordings.find((one) => one === value),
  /** Only of a supervisor's call; told as the recording is. */
  supervision: (value: unknown): Supervision | undefined => supervisions.find((one) => one === value),
  /** A supervisor is in this call: told where law or house want the agent to know. */
  supervised: (value: unknown): boolean | undefined => value === true || undefined,
  /** All others of a conference; absent of a call with one other end. */
  parties: readParties,
  /** The activity of the call that this one follows, as the adaptor knows it: another agent's, perhaps not to be read. */
  earlierActivity: (value: unknown) => (typeof value === 'string' && rowIdPattern.test(value) ? value : undefined),
  /** A ring that only the agent's own telephone can answer: no button here takes it up. */
  answerAtPhone: (value: unknown): boolean | undefined => value === true || undefined,
  /** A ring that cannot be rejected here. */
  noReject: (value: unknown): boolean | undefined => value === true || undefined,
  /** With which texts it can be rejected. */
  reply: readReply,
  /** What the caller was told in the place of an answer. */
  repliedText: (value: unknown) => textField(value, maxReplyLength),
  /** A dialled call rings at the other end. */
  farEndRings: (value: unknown): boolean | undefined => value === true || undefined,
};

export type CallFacts = {
  readonly [Name in keyof typeof factReaders]?: NonNullable<ReturnType<(typeof factReaders)[Name]>>;
};

/** Takes the facts out of a call in any of its shapes, also one of another window: absent ones stay absent. */
export function callFacts(call: { readonly [Name in keyof CallFacts]?: unknown }): CallFacts {
  return Object.fromEntries(
    Object.entries(factReaders).flatMap(([name, read]) => {
      const fact = read(call[name as keyof CallFacts]);
      return fact === undefined ? [] : [[name, fact]];
    }),
  );
}
