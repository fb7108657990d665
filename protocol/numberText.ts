/** What shows nothing: writing direction, joiners, the soft hyphen, variation selectors, the frame of a keycap. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Me}]/gu;
const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const space = /[\t\p{Zs}]/gu;
const control = /(?!\n)\p{Cc}/gu;
const dash = /[\p{Pd}\u2212\u02D7\u2043]/gu;
/** Japanese keyboards have the long-vowel sign where others have the dash. */
const longVowelAsDash = /(\d ?)\u30FC/g;
const digit = /\p{Nd}/gu;
/** Look-alikes that NFKC keeps. */
const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[\u2795\u{1F7A1}-\u{1F7A7}]/gu, '+'],
  [/[\u2217\u2731\u066D\u204E]/g, '*'],
  [/\u266F/g, '#'],
  [/[\u2044\u2215\u29F8]/g, '/'],
  [/[\u00B7\u2022\u2027\u2219\u22C5\u30FB\u3002\u06D4]/g, '.'],
  [/[\u3001\u060C]/g, ','],
  [/\u061B/g, ';'],
];
/** The schemes under which a bare number is written; a label such as `Tel.:` is the same to a person. */
const numberScheme = /^(?:(?:tel|callto)\.?: ?(?:\/\/)?)+/i;
const schemeWithEscapes = /^\s*(?:tel|callto):/i;

/**
 * The text of a number as every reader wants it: digits of all scripts as 0 to 9, one kind of space, dash, dot, slash,
 * comma and plus, nothing invisible, no `tel:` in front. Line ends stay, as `\n`: a field may hold two numbers.
 * What remains is what a person sees; nothing is judged here.
 *
 * @example cleanNumberText('\u202A＋44\u00A020 ٧٩٤٦\u20110123\u202C') // '+44 20 7946-0123'
 */
export function cleanNumberText(text: string): string {
  const written = schemeWithEscapes.test(text) ? unescaped(text) : text;
  const plain = written
    .replace(lineEnd, '\n')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(space, ' ')
    .replace(control, '')
    .replace(digit, asciiDigit)
    .replace(dash, '-')
    .replace(longVowelAsDash, '$1-');
  return lookAlikes
    .reduce((seen, [marks, mark]) => seen.replace(marks, mark), plain)
    .trim()
    .replace(numberScheme, '');
}

/** Unicode gives each script's digits ten code points in a row, 0 first, so the place in the row is the value. */
function asciiDigit(one: string): string {
  const code = one.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
