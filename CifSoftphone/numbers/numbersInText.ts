import { markExtension } from '../../protocol/extensionMark';
import { cleanNumberText } from '../../protocol/numberText';
import { spelledNumber } from './keypadLetters';
import { eachInLine, withLastDigits } from './lastDigits';

/** A number as somebody wrote it, without what stands around it. */
export interface WrittenNumber {
  readonly text: string;
  readonly extension?: string;
}

/** What stands between a number and an extension, or the keys that are pressed after it. */
const extensionMark = /(?:;ext=|[*#,]) *$/;
const maxExtensionDigits = 8;
/** No whole number has more: what does is two. */
const maxDigits = 15;
/** Fewer digits before a slash are an area, as Germans write it. */
const minDigits = 6;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * The numbers in a text that people typed: `020 7946 0123 / 0124`, `Mobile +44 … (assistant)`, `555-0123 x12`. Each
 * reading that can be meant is given; who looks for a number compares.
 *
 * @param wholeBeforeDash what stands before the last dash may be a whole number: the rest is an extension, or other last
 * digits
 */
export function numbersInText(raw: string, wholeBeforeDash = false): readonly WrittenNumber[] {
  const marked = eachInLine(markExtension(cleanNumberText(raw)));
  const spelled = spelledNumber(marked.replace(/\([^()]*[a-z][^()]*\)/gi, ''));
  return [marked, ...(spelled === undefined ? [] : [spelled])].flatMap((text) => numbersIn(text, wholeBeforeDash));
}

function numbersIn(marked: string, wholeBeforeDash: boolean): readonly WrittenNumber[] {
  const text = marked
    .replace(/\bsips?:/gi, '')
    .replace(/(?<=(?:^|[\s<,;])[+\d().-]+)@[^\s>;]*/g, '')
    .replace(/\S*@\S*/g, ' ')
    // Brazil's place for a carrier's code.
    .replace(/(?<!\d)0xx/gi, '0')
    // A slash behind an extension begins another number.
    .replace(/((?:;ext=|[*#,]) *\d{1,8}) *\//g, '$1\n')
    // "2nd floor", "24h": a word, though it begins with digits.
    .replace(/ \d{1,2}(?=\p{L}{1,2}\b)/gu, ' ');
  const found: { text: string; extension?: string }[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(/\+?[\d .()/-]*\d/g)) {
    const before = text.slice(end, index).trimEnd();
    end = index + run.length;
    const last = found[found.length - 1];
    const isExtension = extensionMark.test(before) && digitsOf(run).length <= maxExtensionDigits;
    if (isExtension && last !== undefined && last.extension === undefined) last.extension = digitsOf(run);
    else found.push({ text: run.trim() });
  }
  return found.flatMap((one) => [...readings(one), ...(wholeBeforeDash ? beforeDash(one.text) : [])]);
}

function beforeDash(text: string): readonly WrittenNumber[] {
  const [, number = '', last = ''] = /^(.*\d) ?- ?(\d{1,5})$/.exec(text) ?? [];
  if (number === '') return [];
  const other = digitsOf(number.slice(-last.length)).length === last.length && last.length > 2;
  return [
    { text: number, extension: last },
    ...(other ? [{ text: number }, { text: withLastDigits(number, last) }] : []),
  ];
}

function readings(one: WrittenNumber): readonly WrittenNumber[] {
  const [first = '', ...more] = one.text.split('/').map((part) => part.trim());
  const parts = digitsOf(first).length < minDigits ? [] : more.map((part) => afterSlash(first, part));
  const whole = digitsOf(one.text).length <= maxDigits ? [one.text] : bothSides(one.text);
  const texts = parts.length === 0 ? whole : [...whole, first, ...parts];
  return texts.map((text) => ({ ...one, text }));
}

/** A number of its own, or other last digits of the one before: `7946 0123/24`. */
const afterSlash = (first: string, part: string): string =>
  digitsOf(part).length < minDigits ? withLastDigits(first, part) : part;

/** Two numbers with nothing but a space between: wherever it may be. */
function bothSides(text: string): readonly string[] {
  return Array.from(text.matchAll(/ /g), ({ index }) => [text.slice(0, index), text.slice(index + 1)]).flat();
}
