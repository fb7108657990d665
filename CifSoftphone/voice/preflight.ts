import type { Phone } from '../../protocol/messages/phone';
import type { AudioPort } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import type { VoiceCheck, VoiceWay } from './channel/voiceView';
import { voiceTimings } from './voiceTimings';

export interface PreflightPorts {
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
  /** Which ways for the sound this network has. */
  readonly wayOut: (iceServers: Phone['iceServers']) => Promise<VoiceWay>;
}

/** What is found without calling anybody. */
export type FoundBefore = Pick<VoiceCheck, 'microphone' | 'level' | 'way' | 'wayBy'>;

/** Before the shift: whether the chosen microphone opens and hears something, and whether the sound has a way out. */
export async function preflight(ports: PreflightPorts, iceServers: Phone['iceServers']): Promise<FoundBefore> {
  const [heard, wayBy] = await Promise.all([hears(ports), ports.wayOut(iceServers)]);
  const hasTurn = iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn')));
  // Where a machine has a public address of its own, a STUN server has nothing to add.
  return { ...heard, wayBy, way: hasTurn ? wayBy === 'turn' : wayBy !== 'none' };
}

async function hears({ audio, choices }: PreflightPorts): Promise<Pick<VoiceCheck, 'microphone' | 'level'>> {
  const opened = await audio.openMicrophone(choices().microphoneId);
  if (!opened.ok) return { microphone: false, level: false };
  const level = await audio.hearsSomething(opened.stream, voiceTimings.checkLevelMs).catch(() => false);
  audio.close(opened.stream);
  return { microphone: true, level };
}
