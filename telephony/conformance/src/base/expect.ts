import { Failed } from './verdicts';

/** @throws Failed with these words where it is not so */
export function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Failed(otherwise);
}

/** @throws Failed where two lists of words differ */
export function mustBe(seen: readonly string[], wanted: readonly string[], what: string): void {
  const list = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : words.join(', '));
  must(seen.join() === wanted.join(), `${what}: expected ${list(wanted)}, saw ${list(seen)}.`);
}
