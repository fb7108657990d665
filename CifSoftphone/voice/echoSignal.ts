/** What the check sends to be known again: a glide of a tenth of a second, up or down, in the middle of what telephones carry. */
export type EchoSignal = 'up' | 'down';

const signalMs = 120;
const lowHz = 500;
const highHz = 1_600;
/** As telephones sample it: more is not needed to compare. */
const compareHz = 8_000;
/** Silence is like nothing. Of a full wave, squared and over the length of the signal. */
const silentPower = 1e-7;
/** 1 is the glide itself. Noise, tones, a made voice and the other glide were found to be 0.17 alike at most. */
const sameAbove = 0.45;

/** The glide as samples, from -1 to 1. */
export function echoSignal(kind: EchoSignal, sampleRate: number): Float32Array {
  const length = Math.round((signalMs / 1_000) * sampleRate);
  const [from, to] = kind === 'up' ? [lowHz, highHz] : [highHz, lowHz];
  return Float32Array.from({ length }, (_none, at) => {
    const seconds = at / sampleRate;
    const phase = 2 * Math.PI * (from + ((to - from) * at) / (2 * length)) * seconds;
    // Soft at both ends: a click would be another signal.
    return Math.sin(phase) * Math.sin((Math.PI * at) / length);
  });
}

/**
 * Looks for the glide in what was heard: by its shape, so that no voice, music or noise is taken for it.
 * @returns how long before the end of `heard` it began, in ms; `undefined` where it is not there
 */
export function findEcho(kind: EchoSignal, heard: Float32Array, sampleRate: number): number | undefined {
  const step = Math.max(Math.round(sampleRate / compareHz), 1);
  const rate = sampleRate / step;
  const [signal, sound] = [echoSignal(kind, rate), thinned(heard, step)];
  const { length } = signal;
  const own = powerOf(signal, 0, length);
  let best = { likeness: 0, at: 0 };
  let power = powerOf(sound, 0, length);
  for (let at = 0; at + length <= sound.length; at += 1) {
    if (at > 0) power += square(sound[at + length - 1]) - square(sound[at - 1]);
    if (power < silentPower * length) continue;
    let sum = 0;
    for (let one = 0; one < length; one += 1) sum += (signal[one] ?? 0) * (sound[at + one] ?? 0);
    // A line may turn it over.
    const likeness = Math.abs(sum) / Math.sqrt(own * power);
    if (likeness > best.likeness) best = { likeness, at };
  }
  return best.likeness < sameAbove ? undefined : ((sound.length - best.at) / rate) * 1_000;
}

const square = (value = 0): number => value * value;

function powerOf(sound: Float32Array, from: number, length: number): number {
  let power = 0;
  for (let at = from; at < from + length; at += 1) power += square(sound[at]);
  return power;
}

/** Each few samples as one: their mean takes away what is too high to be compared. */
function thinned(sound: Float32Array, step: number): Float32Array {
  return Float32Array.from({ length: Math.floor(sound.length / step) }, (_none, at) => {
    let sum = 0;
    for (let one = 0; one < step; one += 1) sum += sound[at * step + one] ?? 0;
    return sum / step;
  });
}
