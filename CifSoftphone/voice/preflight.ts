import type { AudioPort } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import { voiceTimings } from './voiceTimings';

/** Before the shift: whether the chosen microphone opens and hears something. Closes it again. */
export async function preflight({
  audio,
  choices,
}: {
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
}): Promise<{ readonly microphone: boolean; readonly level: boolean }> {
  const opened = await audio.openMicrophone(choices().microphoneId);
  if (!opened.ok) return { microphone: false, level: false };
  const level = await audio.hearsSomething(opened.stream, voiceTimings.checkLevelMs).catch(() => false);
  audio.close(opened.stream);
  return { microphone: true, level };
}
