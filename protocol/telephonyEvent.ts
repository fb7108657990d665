import type { CallCapability } from './callCapability';
import type { CallId } from './callId';
import type { EndReason } from './callState';
import type { Party } from './party';

export type Direction = 'inbound' | 'outbound';
/** Voice today; the field is in every message so that chat and SMS need no second protocol. */
export type Channel = 'voice';

/**
 * What a telephony system told us about a call, after parsing: a CloudEvents 1.0 text, or the seed's plain
 * `{"PhoneNumber":…,"comments":…}`, which is an offered call with the life that `assumed` names.
 */
export type TelephonyEvent = TelephonyEventBase &
  (
    | {
        readonly type: 'call.offered';
        readonly comments?: string;
        readonly assumed: boolean;
        /** What it can do with this call; absent when it said nothing. */
        readonly capabilities?: readonly CallCapability[];
      }
    | { readonly type: 'call.held' | 'call.retrieved' }
    | {
        readonly type: 'call.alerting' | 'call.connected';
        /** What it can do with a call that the agent dialled; absent when it says nothing new. */
        readonly capabilities?: readonly CallCapability[];
      }
    | { readonly type: 'call.muted' | 'call.unmuted' }
    /** What became of a command that this telephony system was given. */
    | { readonly type: 'command.succeeded' | 'command.failed'; readonly commandId: string }
    | { readonly type: 'call.disconnected'; readonly reason: EndReason }
  );

export interface TelephonyEventBase {
  /** Undefined only for the seed's plain text: the adaptor then makes one. */
  readonly callId?: CallId;
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. Undefined for the plain text. */
  readonly eventKey?: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly from: Party;
  readonly to: Party;
}

export const telephonyEventTypes = [
  'call.offered',
  'call.alerting',
  'call.connected',
  'call.held',
  'call.retrieved',
  'call.muted',
  'call.unmuted',
  'call.disconnected',
  'command.succeeded',
  'command.failed',
] as const;
