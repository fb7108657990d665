import type {
  ConversationCapability,
  ConversationEndReason,
  ConversationState,
} from '../../../protocol/conversationWords';
import { usualCapabilities } from '../../../protocol/conversationWords';
import type { RingOutcome } from '../../../protocol/callState';
import type {
  Address,
  ConversationReport,
  ConversationSnapshot,
  Message,
  Participant,
} from '../../../protocol/messages/conversation';
import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { OutboxEntry } from './callRecord';

/** Told about a conversation, and shown as it is. */
export type ConversationFacts = Pick<ConversationSnapshot, 'topic' | 'comments' | 'queue' | 'waitedMs' | 'reference'>;

/** One offer of a conversation to an agent, and what the agent made of it. Times are ms since 1970, the adaptor's. */
export interface Turn {
  readonly handling: number;
  readonly oid: string;
  readonly state: ConversationState;
  readonly reason?: ConversationEndReason;
  /** The events that offered it, hashed: their repeats get the same answer. */
  readonly offeredBy: string;
  readonly connections: number;
  readonly comments?: string;
  readonly givenBy?: string;
  readonly offeredAtMs: number;
  readonly shownDeadlineAtMs: number;
  readonly ringEndsAtMs: number;
  readonly acceptedAtMs?: number;
  readonly endedAtMs?: number;
  /** The version with which it ended: told once more, and then never again. */
  readonly endedVersion?: number;
  readonly handedToHost?: true;
  readonly offerFailed?: true;
  /** Id of the softphone's message that decided it, so that its repeat gets the same answer. */
  readonly decidedBy?: string;
  readonly lastReport?: ConversationReport;
  readonly firstSeq: number;
  /** Of one that has ended. */
  readonly lastSeq?: number;
  readonly shownSeq: number;
  readonly firstResponseMs?: number;
  readonly loggedAtMs?: number;
  readonly reportedBy?: string;
}

/** What the agent wrote or wants, in the order in which the telephony system gets it. */
export interface Waiting {
  /** Of a message or a command: the webhook's id. */
  readonly id: string;
  readonly handling: number;
  readonly request: Readonly<Record<string, unknown>> & { readonly command: string };
  /** Of a message: its place. */
  readonly seq?: number;
  readonly endsAtMs: number;
  /** It lies in the outbox: the telephony system may have it. */
  readonly given?: true;
}

/** What is decided and not yet certain to lie in its row: a message, or what became of one. */
export type Unfiled =
  | { readonly message: Message }
  | { readonly seq: number; readonly state: 'unknown' | 'failed'; readonly failed?: Message['failed'] };

/** A conversation with all its turns: one row, so that whose it is and what comes next is decided in one place. */
export interface ConversationRecord extends ConversationFacts {
  readonly conversationId: string;
  readonly source: string;
  readonly channel: string;
  readonly direction: 'inbound' | 'outbound';
  readonly from: Address;
  readonly to: Address;
  readonly record?: RecordReference;
  readonly capabilities?: readonly ConversationCapability[];
  readonly async?: true;
  readonly consent?: ConversationSnapshot['consent'];
  readonly replyUntilMs?: number;
  readonly participants?: readonly Participant[];
  readonly version: number;
  readonly createdAtMs: number;
  readonly heardAtMs: number;
  /** It is over for everybody: nothing more is taken. */
  readonly overAtMs?: number;
  readonly overReason?: ConversationEndReason;
  readonly turns: readonly Turn[];
  readonly nextHandling: number;
  readonly lastSeq: number;
  /** Hashes of the ids of the newest messages: two deliveries at once cannot both be new. */
  readonly recent: readonly string[];
  readonly unfiled: readonly Unfiled[];
  /** Messages that came in since `minuteFromMs`. */
  readonly minuteFromMs: number;
  readonly inMinute: number;
  readonly preview?: string;
  readonly unansweredSinceMs?: number;
  readonly line: readonly Waiting[];
  readonly transfer?: {
    readonly id: string;
    readonly handling: number;
    readonly target: string;
    readonly endsAtMs: number;
  };
  readonly transferFailed?: string;
  /** The first look that is stored for sure and will find the conversation as it is now. */
  readonly lookAtMs?: number;
  readonly seenEvents: readonly string[];
  readonly outbox: readonly OutboxEntry[];
}

/** What a change makes: the record to store, and what the telephony system must be told of it. */
export interface ConversationChange {
  readonly record: ConversationRecord;
  readonly reports?: readonly ConversationReport[];
}

export const isOver = ({ overAtMs }: ConversationRecord): boolean => overAtMs !== undefined;
export const isOpen = ({ state }: Turn): boolean => state !== 'ended';
export const isOffer = ({ state }: Turn): boolean => state === 'offered' || state === 'alerting';
/** Somebody has it: at most one turn of a conversation is so. */
export const isHad = ({ state }: Turn): boolean => state === 'active' || state === 'waiting';
/** Neither drawn by us nor in the host's hands. */
export const isUnseen = ({ state, handedToHost }: Turn): boolean => state === 'offered' && handedToHost !== true;

export const hadTurn = ({ turns }: ConversationRecord): Turn | undefined => turns.find(isHad);
export const newestTurn = ({ turns }: ConversationRecord): Turn | undefined => turns[turns.length - 1];
/** Whom news of it concern: who has it, else to whom it is offered, else who had it last. */
export const concernedTurn = (record: ConversationRecord): Turn | undefined =>
  hadTurn(record) ?? record.turns.find(isOpen) ?? newestTurn(record);

export const can = ({ capabilities = usualCapabilities }: ConversationRecord, what: ConversationCapability): boolean =>
  capabilities.includes(what);

export const nextVersion = (record: ConversationRecord): ConversationRecord => ({
  ...record,
  version: record.version + 1,
});

export const withTurn = (
  record: ConversationRecord,
  handling: number,
  change: (turn: Turn) => Turn,
): ConversationRecord => ({
  ...record,
  turns: record.turns.map((turn) => (turn.handling === handling ? change(turn) : turn)),
});

/** A turn that goes on, or waits. */
export function inState({ reason: _why, ...turn }: Turn, state: 'active' | 'waiting'): Turn {
  return { ...turn, state };
}

/** What the first answer to an offer was, in the word of the report. */
const finalOutcomes: readonly RingOutcome[] = ['accepted', 'rejected', 'timed-out', 'not-shown'];

/** A turn with the report of what became of it. */
export function reported(
  { conversationId }: Pick<ConversationRecord, 'conversationId'>,
  turn: Turn,
  outcome: RingOutcome,
): { readonly turn: Turn; readonly report: ConversationReport } {
  const report: ConversationReport = {
    conversationId,
    userId: turn.oid,
    handling: turn.handling,
    outcome,
    final: finalOutcomes.includes(outcome),
    state: turn.state,
    ...(turn.reason === undefined ? {} : { reason: turn.reason }),
  };
  return { turn: { ...turn, lastReport: report }, report };
}
