import type { CallCapability } from '../../../protocol/callCapability';
import type { Recording, Supervision } from '../../../protocol/callFacts';
import type { ConferenceParty } from '../../../protocol/conferenceParty';
import type {
  AnsweredEventType,
  ConferencedEventType,
  DoneEventType,
  EndedEventType,
  SettledEventType,
} from '../../../protocol/messages/callEventTypes';
import type { EndReason } from '../../../protocol/callState';

/** What a telephony system tells of a call that it has offered, or was asked to dial. */
export type CallEvent =
  /** It rings at the other end, or they talk; `capabilities` says what can be done with a call that the agent dialled. */
  | {
      readonly type: AnsweredEventType;
      readonly capabilities?: readonly CallCapability[];
      /** Whether it is recorded; absent when that has not changed. */
      readonly recording?: Recording;
      /** Of a supervisor's call: who hears the supervisor; absent when that has not changed. */
      readonly supervision?: Supervision;
    }
  | { readonly type: DoneEventType }
  /** All others in the conference, each time that changes; an empty list ends it. */
  | { readonly type: ConferencedEventType; readonly parties: readonly ConferenceParty[] }
  | { readonly type: EndedEventType; readonly reason?: EndReason }
  /** What became of the command that a webhook brought. */
  | { readonly type: SettledEventType; readonly commandId: string };
