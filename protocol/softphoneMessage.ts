import type { AgentWish } from './agentState';
import type { PlainCommandName } from './callCommand';
import type { DialFormat, RecordReference } from './dialling';
import type { CallId } from './callId';
import type { CallState, RingOutcome } from './callState';

/**
 * What a softphone sends to the hub method `sendMessage` (one argument, a CloudEvents 1.0 object).
 * The adaptor answers with `SoftphoneAnswer` once the effect is stored.
 */
export type SoftphoneMessage =
  | {
      readonly type: 'ring.acknowledged';
      readonly id: string;
      readonly callId: CallId;
      readonly source: string;
      readonly outcome: RingOutcome;
    }
  /** The activity of this ended call is written; it need not be listed any more. */
  | { readonly type: 'call.logged'; readonly id: string; readonly callId: CallId; readonly source: string }
  /** This softphone wants to report the figures of this ended call; `ok` only for the first that asks. */
  | { readonly type: 'call.reported'; readonly id: string; readonly callId: CallId; readonly source: string }
  /** The agent chose a state, or what the agent does has changed. */
  | AgentMessage
  | CommandMessage
  | DialMessage;

export type AgentMessage = { readonly type: 'agent.changed'; readonly id: string } & AgentWish;

/** A command; `id` is the command's id, by which the telephony system completes it and a repeat is recognised. */
export type CommandMessage = { readonly id: string; readonly callId: CallId; readonly source: string } & (
  | { readonly type: `command.${PlainCommandName}` }
  | { readonly type: 'command.send-digits'; readonly digits: string }
  | { readonly type: 'command.blind-transfer'; readonly target: string; readonly confirmed?: true }
);

/**
 * Begins a call. The softphone makes the call id (a GUID), so that a repeat does not dial twice; `id` is the command's.
 * Name and record stay between softphone and adaptor: the telephony system is not told of them.
 */
export interface DialMessage {
  readonly type: 'command.dial';
  readonly id: string;
  readonly callId: CallId;
  readonly source: string;
  readonly target: string;
  readonly format: DialFormat;
  readonly name?: string;
  readonly record?: RecordReference;
  /** The agent was asked about an emergency number and said yes. */
  readonly confirmed?: true;
}

/** `ok: false` leaves everything as it was; `state` is the call's state after the message, whoever changed it. */
export interface SoftphoneAnswer {
  readonly ok: boolean;
  readonly state?: CallState;
  /** The version (of the call, or of the agent's state) that holds the effect: a snapshot that is not older knows of it. */
  readonly version?: number;
  /** Machine word: `taken-back` (the ring had ended), `not-yours`, `unknown-call`, `illegal-state`, `not-possible` (no such
   * capability), `busy` (another command is under way), `emergency-number`, `already-reported`, `malformed`, `unavailable`. */
  readonly reason?: string;
}
