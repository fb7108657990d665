import type { AgentState } from './agentState';
import type { CallCapability } from './callCapability';
import type { FailedCommand, PendingCommand } from './callCommand';
import type { CallId } from './callId';
import type { CallState, EndReason } from './callState';
import type { Dialling, RecordReference } from './dialling';
import type { Party } from './party';
import type { Channel, Direction } from './telephonyEvent';

/**
 * One call as the adaptor knows it. This is the only shape in which the adaptor tells a softphone about a call:
 * pushed by `ReceiveNotification` and listed by `GET calls`, so that a push and a snapshot cannot disagree.
 * What lasts is told in remaining or elapsed milliseconds, because clocks differ.
 */
export interface CallSnapshot {
  readonly callId: CallId;
  /** The telephony app (its client id) that made the call; together with the call id it names the call. */
  readonly source: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly from: Party;
  readonly to: Party;
  readonly comments?: string;
  readonly state: CallState;
  /** True where no later event of the telephony system is to be expected (the seed's plain text). */
  readonly assumed: boolean;
  /** Only when `disconnected`. */
  readonly reason?: EndReason;
  /**
   * Only when `disconnected`: the telephony system was answered that it did not ring, and may offer it again under the
   * same id. Nothing is shown or written of it.
   */
  readonly offerFailed?: boolean;
  /**
   * When the adaptor told it, by its own clock (epoch ms): with the elapsed times it gives the times that are written
   * down. Nothing is counted by it. Absent where an older adaptor tells.
   */
  readonly toldAtMs?: number;
  /** Rises with every change of this call: a softphone drops what is not newer than what it has. */
  readonly version: number;
  /** Until the ring ends by itself; only while offered or alerting. */
  readonly ringRemainingMs?: number;
  /** Since the call became connected; absent before. */
  readonly connectedForMs?: number;
  /** What the telephony system can do with this call; absent when it said nothing: then only ending it is offered. */
  readonly capabilities?: readonly CallCapability[];
  /** The agent's microphone is off. A property, not a state: a held call can be muted too. */
  readonly muted?: boolean;
  /** Commands that the telephony system has not completed yet; absent when there is none. */
  readonly commands?: readonly PendingCommand[];
  /** The last command of this call that failed; its id tells a new failure from one that is known. */
  readonly failedCommand?: FailedCommand;
  /** A dialled call rings at the other end. */
  readonly farEndRings?: boolean;
  /** The row from which it was dialled: that is whom the call is with, whoever else has the number. */
  readonly record?: RecordReference;
  /** Since the ring began. Absent where an older adaptor tells. */
  readonly offeredForMs?: number;
  /** Since the call ended; only when `disconnected`. */
  readonly endedForMs?: number;
  /** Only when `disconnected`, the oldest first; absent when it was never held. */
  readonly holds?: readonly PastHold[];
}

/** A time on hold, of a call that is over. */
export interface PastHold {
  readonly startedForMs: number;
  readonly lastedMs: number;
}

/** Answer of `GET calls`. */
export interface CallList {
  readonly calls: readonly CallSnapshot[];
  /** Ended calls that no softphone has logged yet, the oldest first; the rest of a long list follows when these are. */
  readonly ended: readonly CallSnapshot[];
  /** Absent where nothing can be dialled. */
  readonly dialling?: Dialling;
  /** How the agent stands. Absent where an older adaptor tells. */
  readonly agent?: AgentState;
}
