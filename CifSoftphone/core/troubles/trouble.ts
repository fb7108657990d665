import type { CommandName } from '../../../protocol/callCommand';
import { keptWhys } from '../draft/keptWords';

/**
 * A failure as the agent meets it. `kind` picks three strings: `Trouble_<kind>_What`, `_Means`, `_Do`;
 * `detail` (a variable's name, a service's own code) is put in place of `{detail}` and holds nothing personal.
 */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly detail?: string | undefined;
  /** The command that it is about, put in words in place of `{command}`. */
  readonly command?: CommandName | undefined;
}

export const troubleKinds = [
  'SettingMissing',
  'SettingInvalid',
  'SettingsUnreadable',
  'SignInNeeded',
  'SignInPopupBlocked',
  'SignInClosed',
  'SignInRefused',
  'NotAllowed',
  'AdaptorUnreachable',
  'ServiceLost',
  'MalformedMessage',
  'RingTakenBack',
  'AnswerNotStored',
  'CommandNotTaken',
  'CommandRefused',
  'CommandUnanswered',
  'RecordingUnsure',
  'RecordingGoesOn',
  'NotDialled',
  'NotListened',
  'DialNotOffered',
  'NumberInvalid',
  'EmergencyNumber',
  'AgentStateNotStored',
  'PresenceNotSet',
  'CallNotLogged',
  ...keptWhys,
  'RowForbidden',
  'CaseNotLinked',
  'CaseTakenOff',
  'LineScriptMissing',
  'HostLibraryMissing',
  'HostUnavailable',
  'SessionNotOpened',
  'RecordNotOpened',
  'FormUnsaved',
  'SessionLimit',
  'SessionNotClosed',
  'SettingsTooLong',
  'SettingsNotJson',
  'SettingsFaulty',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];
