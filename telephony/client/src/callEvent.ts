import type { CallCapability } from '../../../protocol/callCapability';
import type { EndReason } from '../../../protocol/callState';

/** What a telephony system tells of a call that it has offered, or was asked to dial. */
export type CallEvent =
  /** It rings at the other end, or they talk; `capabilities` says what can be done with a call that the agent dialled. */
  | { readonly type: 'call.alerting' | 'call.connected'; readonly capabilities?: readonly CallCapability[] }
  | { readonly type: 'call.held' | 'call.retrieved' | 'call.muted' | 'call.unmuted' }
  | {
      readonly type: 'call.disconnected' | 'call.failed' | 'call.diverted' | 'call.transferred';
      readonly reason?: EndReason;
    }
  /** What became of the command that a webhook brought. */
  | { readonly type: 'command.succeeded' | 'command.failed'; readonly commandId: string };
