import type { CallFacts } from '../../../protocol/callFacts';
import type { CallCapability } from '../../../protocol/callCapability';
import type { CallCommand, DialCommand } from '../../../protocol/callCommand';
import type { FailedCommand, PendingCommand } from '../../../protocol/messages/callSnapshot';
import { commandRequestedType } from '../../../protocol/targets';
import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { CallId } from '../../../protocol/callId';
import type { CallState, EndReason, RingOutcome } from '../../../protocol/callState';
import type { Party } from '../../../protocol/messages/party';
import type { RingReport } from '../../../protocol/messages/answers';
import type { Channel, Direction } from '../../../protocol/messages/telephonyEvent';

/** One call of one agent, as it is stored. Times are ms since 1970 on the adaptor's clock. */
export interface CallRecord extends CallFacts {
  readonly callId: CallId;
  /** The telephony app's client id. */
  readonly source: string;
  /** The agent's object id. */
  readonly oid: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly from: Party;
  readonly to: Party;
  readonly state: CallState;
  readonly assumed: boolean;
  readonly reason?: EndReason;
  readonly version: number;
  readonly createdAtMs: number;
  readonly shownDeadlineAtMs: number;
  readonly ringEndsAtMs: number;
  readonly connectedAtMs?: number;
  readonly endedAtMs?: number;
  /** The last sign of life: a new event of the telephony system, or a command of the agent. */
  readonly heardAtMs?: number;
  /**
   * It was answered 503: it did not ring, and its repeat will, under the same id. A softphone that found it in its list
   * in that moment writes nothing of it.
   */
  readonly offerFailed?: true;
  /** When a softphone of the agent told that the call's activity is written. */
  readonly loggedAtMs?: number;
  /** The message by which a softphone took the reporting of the figures upon itself. */
  readonly reportedBy?: string;
  /** Times on hold, the oldest first; the one that goes on has no end. */
  readonly holds?: readonly { readonly fromMs: number; readonly toMs?: number }[];
  /** The host took the ring (a notification), although nothing was drawn by us: the shown deadline is off. */
  readonly handedToHost?: boolean;
  /** Id of the softphone's message that decided the ring, so that its repeat gets the same answer. */
  readonly decidedBy?: string;
  /** Of a plain text with an Idempotency-Key: the same key with another text is a mistake, not a repeat. */
  readonly messageHash?: string;
  readonly lastReport?: RingReport;
  /** A ring that an administrator asked for: no telephony system knows it, and it leaves nothing behind. */
  readonly test?: TestRing;
  /** When a call that nobody answers is given up; only for dialled ones. */
  readonly dialEndsAtMs?: number;
  readonly record?: RecordReference;
  readonly capabilities?: readonly CallCapability[];
  readonly muted?: boolean;
  /** It began as the consultation of another call of this agent. */
  readonly consultation?: true;
  /** The other call of a consultation, in both of them, while both go on. */
  readonly relatedCallId?: CallId;
  readonly commands?: readonly StoredCommand[];
  readonly failedCommand?: FailedCommand;
  /** Ids of the latest commands that are over, newest last: a repeat whose answer was lost gets it again. */
  readonly settledCommands?: readonly string[];
  /** Hashes of the telephony events that were taken, newest last: a repeat changes nothing. */
  readonly seenEvents: readonly string[];
  /** Webhooks that the telephony system has not confirmed yet; stored with the change that they tell of. */
  readonly outbox: readonly OutboxEntry[];
}

/** What a test ring is asked about. */
export interface TestRing {
  /** When a softphone first had it in sight, or one of its buttons was pressed. */
  readonly shownAtMs?: number;
  /** When the host first had it, as a notification. */
  readonly notifiedAtMs?: number;
}

/** A command on its way; what it needs (digits, target) is only in the outbox, and only until it is delivered. */
export interface StoredCommand extends PendingCommand {
  /** The one of the conference that it is about. */
  readonly party?: string;
  /** The text that answers a ring: it is written down when it is sent, and gone with the command when not. */
  readonly text?: string;
  /** Hash of what was wished for; two windows with one wish are told apart from two wishes. */
  readonly wish?: string;
  readonly endsAtMs: number;
}

export interface OutboxEntry {
  /** `webhook-id`: the same in every attempt. */
  readonly id: string;
  /** CloudEvents type. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of an agent's: the app whose system is told. A call's are for the system that the call belongs to. */
  readonly to?: string;
  readonly createdAtMs: number;
  readonly attempts: number;
  /** Not to be tried before: also the claim of the instance that tries it now. */
  readonly nextAtMs: number;
}

/** What a change makes: the record to store, and what the telephony system must be told of it. */
export interface CallChange {
  readonly record: CallRecord;
  readonly report?: RingReport;
  readonly command?: (CallCommand | DialCommand) & { readonly id: string };
}

export const isRinging = (call: CallRecord): boolean => call.state === 'offered' || call.state === 'alerting';

/** Neither drawn by us nor in the host's hands. */
export const isWaitingToBeShown = (call: CallRecord): boolean => call.state === 'offered' && call.handedToHost !== true;

const finalOutcomes: readonly RingOutcome[] = ['accepted', 'rejected', 'timed-out', 'not-shown'];

/** The next version of a call, with the report of what became of its ring. */
export function withReport(call: CallRecord, outcome: RingOutcome): CallChange {
  const report: RingReport = {
    callId: call.callId,
    userId: call.oid,
    outcome,
    final: finalOutcomes.includes(outcome),
    state: call.state,
    ...(call.reason === undefined ? {} : { reason: call.reason }),
  };
  return { record: { ...call, version: call.version + 1, lastReport: report }, report };
}

/** Nothing is left to command: what is still on its way must not be carried out on a later call of that device. */
export const ended = (
  { parties: _, supervised: __, ...call }: CallRecord,
  reason: EndReason,
  nowMs: number,
): CallRecord => ({
  ...call,
  commands: [],
  outbox: call.outbox.filter((entry) => entry.type !== commandRequestedType),
  state: 'disconnected',
  reason,
  endedAtMs: nowMs,
  // Softphones write and count nothing of an offer that failed.
  ...(call.test === undefined ? {} : { offerFailed: true }),
});

export const nextVersion = (call: CallRecord): CallChange => ({ record: { ...call, version: call.version + 1 } });
