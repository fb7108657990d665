/** `123456-78, -79`: several extensions of one number, each with its dash. */
const list = /([+(\d][\d ().-]*)-(\d{1,5})((?: *[,/;&] *-? *\d{1,5}(?![\d ().-]*\d))+)/g;

/** Each number of such a list in a line of its own; all other text stays. */
export const eachInLine = (text: string): string =>
  text.replace(list, (_, stem: string, first: string, more: string) =>
    [first, ...(more.match(/\d+/g) ?? [])].map((last) => `${stem}-${last}`).join('\n'),
  );

/**
 * True where people dial what stands behind a dash together with the number: `030 123456-78` has one extension of many.
 * Germany, Austria, Luxembourg: numbers of any length. Elsewhere a whole number comes before the dash.
 */
export const dialsThrough = (callingCode: string): boolean => ['49', '43', '352'].includes(callingCode);
/** A number before such a dash is whole when it has as many digits: fewer are an area and its first group. */
export const minWholeDigits = 9;

/** Other last digits of the number before: `7946 0123 / 24`. */
export const withLastDigits = (number: string, last: string): string =>
  number.slice(0, Math.max(number.length - last.length, 0)) + last;
