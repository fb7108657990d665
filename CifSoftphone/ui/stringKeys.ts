import { agentWords } from '../../protocol/agentState';
import { commandNames } from '../../protocol/callCommand';
import { endReasons } from '../../protocol/callState';
import { troubleKinds } from '../line/trouble';

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
  'Calls_None',
  'Calls_List',
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
] as const;

const troubleParts = ['What', 'Means', 'Do'] as const;
export type TroublePart = (typeof troubleParts)[number];

export type StringKey =
  | (typeof plainKeys)[number]
  | `Command_${(typeof commandNames)[number]}`
  | `Agent_${(typeof agentWords)[number]}`
  | `End_${(typeof endReasons)[number]}`
  | `Trouble_${(typeof troubleKinds)[number]}_${TroublePart}`;

/** Every key that a language file must hold, and no other. */
export const allKeys: readonly string[] = [
  ...manifestKeys,
  ...plainKeys,
  ...commandNames.map((command) => `Command_${command}`),
  ...agentWords.map((word) => `Agent_${word}`),
  ...endReasons.map((reason) => `End_${reason}`),
  ...troubleKinds.flatMap((kind) => troubleParts.map((part) => `Trouble_${kind}_${part}`)),
];
