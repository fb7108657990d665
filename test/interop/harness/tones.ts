/** How loud one frequency is in samples at 8 kHz, 0 to 32767 (Goertzel). */
export function loudness(samples: Int16Array, hertz: number): number {
  const angle = (2 * Math.PI * hertz) / 8_000;
  const factor = 2 * Math.cos(angle);
  let last = 0;
  let before = 0;
  for (const sample of samples) {
    const now = sample + factor * last - before;
    before = last;
    last = now;
  }
  const power = last ** 2 + before ** 2 - factor * last * before;
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** Where one frequency is heard: a 1 or a 0 for each quarter of a second. */
export const loudParts = (samples: Int16Array, hertz: number): string =>
  Array.from({ length: Math.floor(samples.length / 2_000) }, (_none, at) =>
    loudness(samples.slice(at * 2_000, (at + 1) * 2_000), hertz) > 500 ? '1' : '0',
  ).join('');
