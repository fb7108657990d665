import { callCapabilities, type CallCapability } from '../../protocol/callCapability';
import type { Supervision } from '../../protocol/callFacts';
import type { ConferenceParty } from '../../protocol/conferenceParty';
import type { EndReason } from '../../protocol/callState';
import type { CallEvent } from '../../telephony/client/src/callEvent';
import type { ReportedType } from './commandBehaviour';
import { ofSupervisors } from './supervisions';

export const allItCan: readonly CallCapability[] = callCapabilities;
/** With what a caller can be answered besides a voice. */
export const itsReplies = {
  texts: ['I will call you back within the hour.', 'Please write to us, we answer today.'],
  ownLength: 160,
};
/** Who is asked is not given away behind the back of who waits. */
export const ofConsultations = allItCan.filter((one) => one !== 'blindTransfer');

/** What is known of it besides its type. `isNews`: the first word about a call that an agent dialled, and what it can do. */
export interface EventFacts {
  readonly isNews: boolean;
  readonly supervision?: Supervision | undefined;
  readonly reason?: EndReason | undefined;
  readonly commandId?: string | undefined;
  readonly parties?: readonly ConferenceParty[];
}

/** What is told of a call. */
export function toCallEvent(type: ReportedType, facts: EventFacts): CallEvent {
  const { isNews, supervision, reason, commandId = '', parties = [] } = facts;
  const why = reason === undefined ? {} : { reason };
  switch (type) {
    case 'command.succeeded':
    case 'command.failed':
      return { type, commandId };
    case 'call.conferenced':
      return { type, parties };
    case 'call.alerting':
    case 'call.connected':
      // With the first word about a call that an agent dialled it is known what can be done with it.
      return {
        type,
        ...(isNews ? { capabilities: supervision === undefined ? allItCan : ofSupervisors } : {}),
        ...(supervision === undefined ? {} : { supervision }),
      };
    case 'call.disconnected':
    case 'call.failed':
    case 'call.diverted':
    case 'call.transferred':
      return { type, ...why };
    default:
      return { type };
  }
}
