/**
 * Dataverse reads `% _ [ ]` as wildcards in `contains`, `startswith` and `endswith`: a text that is meant as it is
 * written must escape them by a class of one character.
 */
export const likeLiteral = (text: string): string => text.replace(/[[\]%_]/g, (sign) => `[${sign}]`);

/** The zeros of other digits that address books hold: Arabic, Persian, Devanagari, full width. */
const otherZeros = [0x0660, 0x06f0, 0x0966, 0xff10];

/** Matches these digits in order, of several scripts, with anything between them: each spelling of one number. */
export const likeDigits = (digits: string): string =>
  Array.from(digits, (one) => `[${one}${String.fromCodePoint(...otherZeros.map((zero) => zero + Number(one)))}]`).join(
    '%',
  );
