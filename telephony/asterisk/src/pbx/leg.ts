import type { EndReason } from '../../../../protocol/callState';
import type { Party } from '../../../../protocol/messages/party';
import type { KnownRecording } from './recording';

/**
 * Where an agent's part of a conversation is. `ringing`: the agent's telephone rings. `dialling`: the agent calls out.
 * `far-end-rings`: it rings there.
 */
export type LegPhase = 'ringing' | 'dialling' | 'far-end-rings' | 'connected' | 'held' | 'over';

/**
 * One agent's part in a conversation: it lives as long as the channel of the agent's own telephone, whatever a queue
 * thinks. This is the unit that is told as a call.
 */
export interface Leg {
  /** Made of the channel's id, so that it is the same after every reconnect and restart; a dialled call's own id. */
  readonly callId: string;
  /** The agent's endpoint at the PBX, such as `101`. */
  readonly endpoint: string;
  /** Of the agent's telephone; another one when the call was taken up again by a browser that came back. */
  readonly channelId: string;
  readonly phase: LegPhase;
  readonly direction: 'inbound' | 'outbound';
  /** Asked for by the softphone (click to dial), so that its call exists at the adaptor already. */
  readonly dialledByUs: boolean;
  readonly from: Party;
  readonly to: Party;
  readonly queue?: string;
  /** How long the caller had waited in the queue as this telephone began to ring. */
  readonly waitedMs?: number;
  readonly muted: boolean;
  /** Absent: the PBX has not said, and others may record. */
  readonly recording?: KnownRecording;
  /** The other channel, while the connector holds the call at the PBX. */
  readonly heldChannelId?: string;
  /** The far end's channel, while it waits there for the agent's browser, which has gone in mid-call, to come back. */
  readonly resumesWith?: string;
  /** Only when it is over. */
  readonly reason?: EndReason;
}
