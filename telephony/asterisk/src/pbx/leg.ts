import type { Supervision } from '../../../../protocol/callFacts';
import type { EndReason } from '../../../../protocol/callState';
import type { ConferenceParty } from '../../../../protocol/conferenceParty';
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
  /**
   * Of the agent's telephone; another one when the call was taken up again by a browser that came back. Of a consultation
   * it is that of who is asked.
   */
  readonly channelId: string;
  /** Of a consultation, which has no telephone of its own: the agent's channel, which it shares with the first call. */
  readonly at?: string;
  /** Of a consultation: the call about which somebody is asked. */
  readonly relatedCallId?: string;
  /** The far end's channel, since there has been a consultation: the telephone may be there without it. */
  readonly far?: string;
  /** Who is in the conference besides the agent; their ids are those of their channels. */
  readonly parties?: readonly ConferenceParty[];
  /** The one who is left of a conference: a call like any other, and that one need not be who called. */
  readonly left?: readonly [ConferenceParty];
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
  /** Of a supervisor's telephone in the call of a colleague: who hears it. */
  readonly supervision?: Supervision;
  /** A supervisor is in it, and the agent is to know. */
  readonly supervised?: true;
  /** The other channel (of a conference one of them), while the connector holds the call at the PBX. */
  readonly heldChannelId?: string;
  /** The far end's channel, while it waits there for the agent's browser, which has gone in mid-call, to come back. */
  readonly resumesWith?: string;
  /** Only when it is over. */
  readonly reason?: EndReason;
}

/** The agent's telephone moves from call to call at the PBX, and nobody else's channel tells whether it is there. */
export const usesRooms = ({ at, far, parties }: Leg): boolean =>
  at !== undefined || far !== undefined || parties !== undefined;
