import { echoSignal, findEcho, type EchoSignal } from '../../../CifSoftphone/voice/echoSignal';

const rate = 48_000;
/** Always the same noise. */
function noise(length: number, loudness: number): Float32Array {
  let seed = 7;
  return Float32Array.from({ length }, () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return (seed / 2_147_483_647 - 0.5) * 2 * loudness;
  });
}
/** Two thirds of a second, in which the signal begins so long before the end. */
function heard(kind: EchoSignal, agoMs: number, loudness: number, under = noise(32_768, 0)): Float32Array {
  const sound = under.slice();
  const from = sound.length - Math.round((agoMs / 1_000) * rate);
  echoSignal(kind, rate).forEach((sample, at) => (sound[from + at] = (sound[from + at] ?? 0) + sample * loudness));
  return sound;
}

it.each([130, 200, 433, 660])('an echo that began %d ms ago is found, within two milliseconds', (agoMs) => {
  expect(Math.abs((findEcho('up', heard('up', agoMs, 0.2), rate) ?? 0) - agoMs)).toBeLessThan(2);
});

it('is found when it comes back quiet, turned over, and under a voice', () => {
  const voice = Float32Array.from({ length: 32_768 }, (_none, at) => 0.1 * Math.sin((2 * Math.PI * 220 * at) / rate));
  expect(findEcho('down', heard('down', 300, 0.2, voice), rate)).toBeCloseTo(300, -1);
  expect(findEcho('up', heard('up', 300, -0.01), rate)).toBeCloseTo(300, -1);
});

it.each<[string, Float32Array]>([
  ['silence', noise(32_768, 0)],
  ['noise', noise(32_768, 0.3)],
  [
    'the tone of a line',
    Float32Array.from({ length: 32_768 }, (_none, at) => Math.sin((2 * Math.PI * 1_000 * at) / rate)),
  ],
  ['the signal before this one', heard('down', 300, 0.2)],
  ['a signal that has only begun', heard('up', 40, 0.2)],
])('%s is no echo', (_what, sound) => {
  expect(findEcho('up', sound, rate)).toBeUndefined();
});
