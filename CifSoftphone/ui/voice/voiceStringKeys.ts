import type { VoiceQuality, VoiceState, VoiceTrouble } from '../../voice/channel/voiceView';

/** Every text of `strings/Voice.<LCID>.resx`: apart from the panel's, because only agents with a telephone load them. */
export type VoiceStringKey =
  | 'Voice_Title'
  | 'Voice_Where'
  | 'Voice_Desk'
  | 'Voice_Browser'
  | 'Voice_Microphone'
  | 'Voice_Speaker'
  | 'Voice_Usual'
  | 'Voice_Again'
  | 'Voice_Check'
  | 'Check_microphone'
  | 'Check_level'
  | 'Check_registered'
  | 'Check_Yes'
  | 'Check_No'
  | `Voice_${VoiceState}`
  | `Voice_${VoiceQuality}`
  | `Trouble_${VoiceTrouble}_${'What' | 'Means' | 'Do'}`;

export type VoiceTexts = (key: VoiceStringKey) => string;
