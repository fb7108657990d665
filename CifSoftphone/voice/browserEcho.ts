import type { EchoProbe } from './audioPort';
import { echoSignal, findEcho, type EchoSignal } from './echoSignal';
import { voiceTimings } from './voiceTimings';

/** Loud enough to be known again under a voice, and no fright in a headset. */
const loudness = 0.2;
/** What an analyser remembers at most: two thirds of a second. */
const rememberedSamples = 32_768;

/** The microphone with a short glide in it now and then, and an ear that knows that glide again. */
export async function browserEcho(microphone: MediaStream): Promise<EchoProbe | undefined> {
  const context = new AudioContext();
  // A page in which nobody has clicked yet may never hear of it.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, voiceTimings.echoStartMs))]).catch(
    () => undefined,
  );
  if (context.state !== 'running') {
    void context.close();
    return undefined;
  }
  const out = context.createMediaStreamDestination();
  context.createMediaStreamSource(microphone).connect(out);
  const send = (kind: EchoSignal): number => {
    const samples = echoSignal(kind, context.sampleRate).map((one) => one * loudness);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(out);
    const atSeconds = context.currentTime + 0.05;
    source.start(atSeconds);
    return atSeconds;
  };
  return {
    sound: out.stream,
    comesBack: async (back) => {
      const ear = context.createAnalyser();
      ear.fftSize = rememberedSamples;
      context.createMediaStreamSource(back).connect(ear);
      const heard = new Float32Array(ear.fftSize);
      // Another glide each time: the echo of the one before is late, not quick.
      for (const kind of ['up', 'down', 'up'] as const) {
        const sentAtSeconds = send(kind);
        for (const endMs = performance.now() + voiceTimings.echoWaitMs; performance.now() < endMs;) {
          await new Promise((resolve) => setTimeout(resolve, voiceTimings.echoLookMs));
          ear.getFloatTimeDomainData(heard);
          const agoMs = findEcho(kind, heard, context.sampleRate);
          if (agoMs !== undefined) return (context.currentTime - sentAtSeconds) * 1_000 - agoMs;
        }
      }
      return undefined;
    },
    stop: () => void context.close(),
  };
}
