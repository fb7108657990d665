import { callCapabilities, type CallCapability } from '../../protocol/callCapability';
import type { EndReason } from '../../protocol/callState';
import type { CallEvent } from '../../telephony/client/src/callEvent';
import type { ReportedType } from './commandBehaviour';

/** It has no conferences. */
const missing: readonly CallCapability[] = ['conference'];
export const allItCan = callCapabilities.filter((one) => !missing.includes(one));
/** Who is asked is not given away behind the back of who waits. */
export const ofConsultations = allItCan.filter((one) => one !== 'blindTransfer');

/** What is told of a call. @param isNews the first word about a call that an agent dialled */
export function toCallEvent(type: ReportedType, isNews: boolean, reason?: EndReason, commandId = ''): CallEvent {
  const why = reason === undefined ? {} : { reason };
  switch (type) {
    case 'command.succeeded':
    case 'command.failed':
      return { type, commandId };
    case 'call.alerting':
    case 'call.connected':
      // With the first word about a call that an agent dialled it is known what can be done with it.
      return { type, ...(isNews ? { capabilities: allItCan } : {}) };
    case 'call.disconnected':
    case 'call.failed':
    case 'call.diverted':
    case 'call.transferred':
      return { type, ...why };
    default:
      return { type };
  }
}
