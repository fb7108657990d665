/**
 * The longest beginning of a text that fits, cut between characters as people see them: an emoji of several parts, a
 * flag or a letter with its marks is there or not, never half.
 *
 * @param maxLength in UTF-16 units, as Dataverse counts the length of a column
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const whole = startOfCharacterAt(text, maxLength);
  // One "character" that is longer than the whole room is no text that people write: some of it is better than none.
  return text.slice(0, whole > 0 ? whole : startOfPairAt(text, maxLength));
}

function startOfCharacterAt(text: string, at: number): number {
  // Firefox has it only since 2024, and hosts may use older ones.
  if (!('Segmenter' in Intl)) return startOfPairAt(text, at);
  return new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text).containing(at)?.index ?? at;
}

/** Not between the two halves of one code point. */
const startOfPairAt = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at);
