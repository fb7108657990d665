import type { Gauge } from './audioPort';

/** How loud a microphone is at a moment, also while nobody is called. */
export function browserGauge(stream: MediaStream): Gauge {
  const context = new AudioContext();
  const ear = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(ear);
  context.resume().catch(() => undefined);
  const samples = new Float32Array(ear.fftSize);
  return {
    level: () => {
      ear.getFloatTimeDomainData(samples);
      return samples.reduce((loudest, one) => Math.max(loudest, Math.abs(one)), 0);
    },
    stop: () => void context.close(),
  };
}
