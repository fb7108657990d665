import { withTimeout } from '../browser/withTimeout';
import type { VoiceCheck } from './channel/voiceView';
import type { PreflightPorts } from './preflight';
import type { PhonePort } from './phonePort';
import { voiceTimings } from './voiceTimings';

export type FoundEcho = Pick<VoiceCheck, 'echo' | 'echoMs'>;
export interface EchoPorts extends Pick<PreflightPorts, 'audio' | 'choices'> {
  readonly phone: Pick<PhonePort, 'callEcho'>;
}

const without = (echo: VoiceCheck['echo']): FoundEcho => ({ echo, echoMs: undefined });

/**
 * Calls the telephony system's echo with the chosen devices, listens for what was sent, and ends the call. The agent hears
 * it, too: that is the loudspeaker's test. Never rejects.
 * @param cut a call is there, which comes first: everything ends at once
 */
export async function echoCall(
  { audio, choices, phone }: EchoPorts,
  address: string,
  cut: AbortSignal,
): Promise<FoundEcho> {
  const opened = await audio.openMicrophone(choices().microphoneId);
  if (!opened.ok) return without('failed');
  const probe = await audio.echoProbe(opened.stream);
  let hangUp: () => void = () => undefined;
  let player: ReturnType<typeof audio.play> | undefined;
  try {
    if (cut.aborted) return without('call');
    if (probe === undefined) return without('failed');
    const answered = (): Promise<MediaStream | undefined> =>
      new Promise((resolve) => {
        hangUp = phone.callEcho(address, probe.sound, { heard: resolve, over: () => resolve(undefined) });
      });
    const back = await withTimeout(voiceTimings.echoAnswerMs, answered, () => undefined, cut);
    if (back === undefined) return without(cut.aborted ? 'call' : 'failed');
    player = audio.play(back, choices().speakerId);
    const tookMs = await withTimeout(
      voiceTimings.echoLongestMs,
      () => probe.comesBack(back),
      () => undefined,
      cut,
    );
    if (cut.aborted) return without('call');
    return tookMs === undefined ? without('silent') : { echo: 'heard', echoMs: Math.round(tookMs) };
  } catch {
    return without('failed');
  } finally {
    hangUp();
    player?.stop();
    probe?.stop();
    audio.close(opened.stream);
  }
}
