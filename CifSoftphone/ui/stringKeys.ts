import { agentWords } from '../../protocol/agentState';
import { commandNames } from '../../protocol/callCommand';
import { endReasons } from '../../protocol/callState';
import { troubleKinds } from '../line/trouble';
import { ringSounds, type RingSound } from '../settings/softphoneSettings';

/** Keys that only `ControlManifest.Input.xml` names: what makers read in the form designer. */
export const manifestKeys = [
  'Control_Display',
  'Control_Description',
  'PhoneNumber_Display',
  'PhoneNumber_Description',
  'Layout_Display',
  'Layout_Description',
  'Layout_Full',
  'Layout_Compact',
  'Settings_Display',
  'Settings_Description',
] as const;

/** Keys that the code asks for by name. */
export const plainKeys = [
  'Softphone_Label',
  'Line_NotConfigured',
  'Line_SignedOut',
  'Line_Connecting',
  'Line_Connected',
  'Line_Reconnecting',
  'Line_SignIn',
  'Line_SignedInAs',
  'LineHelp_SignedOut',
  'LineHelp_Away',
  'Calls_None',
  'Calls_List',
  'Settings_Title',
  'Support_SaveLog',
  'Sound_Choice',
  'Sound_Volume',
  'Sound_Output',
  'Sound_UsualOutput',
  'Sound_FindOutputs',
  'Sound_Test',
  'Sound_Enable',
  'Sound_Blocked_What',
  'Sound_Blocked_Means',
  'Sound_Blocked_Do',
  'Caller_Withheld',
  'Caller_Unknown',
  'Customer_Searching',
  'Customer_Several',
  'Customer_None',
  'Customer_NotFoundInTime',
  'Ring_Incoming',
  'Ring_From',
  'Ring_SecondsLeft',
  'Ring_AnswerElsewhere',
  'Ring_Accept',
  'Ring_Reject',
  'Ring_Accepting',
  'Ring_Rejecting',
  'Call_Connected',
  'Call_Held',
  'Call_Ended',
  'Call_EndCall',
  'Call_Ending',
  'Call_Muted',
  'Call_Tools',
  'Command_UnderWay',
  'Command_Announced',
  'Keypad_Label',
  'Keypad_Sent',
  'Transfer_To',
  'Transfer_Now',
  'Call_Duration',
  'Call_OpenSession',
  'Call_Comments',
  'Activity_CallFrom',
  'Activity_CallTo',
  'Activity_Missed',
  'Activity_Rejected',
  'Activity_AnsweredElsewhere',
  'Activity_NotConnected',
  'Agent_Label',
  'Agent_Choose',
  'Agent_NotReadyFor',
  'Agent_Then',
  'Dismiss',
  'Field_Hidden',
  'Field_Call',
  'Field_CallNotPossible',
  'Field_NoNumber',
  'Field_NotConnected',
  'Tabs_Label',
  'Dial_Number',
  'Dial_Delete',
  'Dial_NewCall',
  'Dial_Question',
  'Dial_DoNotPhone',
  'Dial_InCallHold',
  'Dial_InCallBoth',
  'Dial_HoldAndCall',
  'Dial_CallAnyway',
  'Dial_DoNotCall',
  'Call_Dialling',
  'Call_FarEndRings',
  'Call_Cancel',
  'Dialled_Rejected',
  'Dialled_Cancelled',
] as const;

const troubleParts = ['What', 'Means', 'Do'] as const;
export type TroublePart = (typeof troubleParts)[number];

export type StringKey =
  | (typeof plainKeys)[number]
  | `Sound_${RingSound}`
  | `Command_${(typeof commandNames)[number]}`
  | `Agent_${(typeof agentWords)[number]}`
  | `End_${(typeof endReasons)[number]}`
  | `Trouble_${(typeof troubleKinds)[number]}_${TroublePart}`;

/** Every key that a language file must hold, and no other. */
export const allKeys: readonly string[] = [
  ...manifestKeys,
  ...plainKeys,
  ...ringSounds.map((sound) => `Sound_${sound}`),
  ...commandNames.map((command) => `Command_${command}`),
  ...agentWords.map((word) => `Agent_${word}`),
  ...endReasons.map((reason) => `End_${reason}`),
  ...troubleKinds.flatMap((kind) => troubleParts.map((part) => `Trouble_${kind}_${part}`)),
];
