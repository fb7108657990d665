import { lettersOn } from './keypadLetters';

/**
 * Dataverse reads `% _ [ ]` as wildcards in `contains`, `startswith` and `endswith`: a text that is meant as it is
 * written must escape them by a class of one character.
 */
export const likeLiteral = (text: string): string => text.replace(/[[\]%_]/g, (sign) => `[${sign}]`);

/** The zeros of other digits that address books hold: Arabic, Persian, Devanagari, full width. */
const otherZeros = [0x0660, 0x06f0, 0x0966, 0xff10];

/** As many digits of a number are never letters: without them, any word would do. */
const areaDigits = 3;

/** Matches these digits in order, of several scripts or as a keypad's letters, with anything between them. */
export const likeDigits = (digits: string): string =>
  Array.from(
    digits,
    (one, at) =>
      `[${one}${String.fromCodePoint(...otherZeros.map((zero) => zero + Number(one)))}${at < areaDigits ? '' : lettersOn(one)}]`,
  ).join('%');
