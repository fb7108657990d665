/** Numbers that look random and come again with the same seed: a fault can be repeated. */
export interface Randomness {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32; `index` makes each input independent of how many came before it. */
export function randomness(seed: number, index: number): Randomness {
  let state = (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(list: readonly T[]): T => {
      const one = list[below(list.length)];
      if (one === undefined && list.length === 0) throw new Error('Nothing to pick from.');
      return one as T;
    },
    chance: (probability) => next() < probability,
  };
}
