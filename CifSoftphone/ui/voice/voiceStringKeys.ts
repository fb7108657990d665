import { voiceQualities, voiceStates, voiceTroubles } from '../../voice/channel/voiceView';

/** Keys that the code asks for by name. All begin with `Voice_`: only agents with a telephone load these words. */
const plainKeys = [
  'Voice_Title',
  'Voice_Where',
  'Voice_Desk',
  'Voice_Browser',
  'Voice_Microphone',
  'Voice_Speaker',
  'Voice_Usual',
  'Voice_Headset',
  'Voice_Headset_Use',
  'Voice_Headset_Unusable',
  'Voice_Headset_Forbidden',
  'Voice_Level_Caller',
  'Voice_Level_heard',
  'Voice_Level_silent',
  'Voice_Again',
  'Voice_Check',
  'Voice_Check_microphone',
  'Voice_Check_level',
  'Voice_Check_registered',
  'Voice_Check_way',
  'Voice_Check_echo',
  'Voice_Check_Yes',
  'Voice_Check_No',
  'Voice_Echo_running',
  'Voice_Echo_silent',
  'Voice_Echo_failed',
  'Voice_Echo_none',
  'Voice_Echo_call',
  'Voice_Try',
  'Voice_TryEnd',
  'Voice_Trying',
] as const;

const troubleParts = ['What', 'Means', 'Do'] as const;

export type VoiceStringKey =
  | (typeof plainKeys)[number]
  | `Voice_${(typeof voiceStates)[number]}`
  | `Voice_${(typeof voiceQualities)[number]}`
  | `Voice_${(typeof voiceTroubles)[number]}_${(typeof troubleParts)[number]}`;

export type VoiceTexts = (key: VoiceStringKey) => string;

/** Every key of the telephone that a language file must hold, and no other. */
export const allVoiceKeys: readonly VoiceStringKey[] = [
  ...plainKeys,
  ...voiceStates.map((state) => `Voice_${state}` as const),
  ...voiceQualities.map((quality) => `Voice_${quality}` as const),
  ...voiceTroubles.flatMap((kind) => troubleParts.map((part) => `Voice_${kind}_${part}` as const)),
];
