import { markExtension } from '../../protocol/extensionMark';
import { cleanNumberText } from '../../protocol/numberText';
import { isE164, readDialMain, type DialReading } from './dialMain';
import type { HomeNumbers } from './homeNumbers';
import { inContext } from './inContext';
import { spelledNumber } from './keypadLetters';
import { eachInLine } from './lastDigits';

/** Stands for `;ext=` while words are looked for. */
const extension = '§';
const extensions = /§/g;
/** Words, and signs that nobody writes within a number. */
const separators = /[\n|&;]|\p{L}+|,\s+(?=[+\d(\s.-]{7})/u;
/** As telephones store pauses: `0142p3`, `0142 w 3`. */
const pause = /(\d\s*)[pw]+(?=\s*[\d*#])/gi;
/** Of a URI: `;user=phone`. */
const parameters = /;(?!\s*ext=)\s*[a-z][\w-]*=[^;]*/gi;
/** Words in brackets, and words: their digits are no number, unless there are as many as in one. */
const bracketed = /\([^()]*\p{L}[^()]*\)/gu;
const word = /\S*\p{L}\S*/gu;
const maxWordDigits = 5;
/** Digits, then letters that may spell the rest of them: of one word, or in capitals, and not a name behind a number. */
const spelling = /^[+\d(][\d\s().-]*\p{L}(?:[\p{L}\s.-]|\d{1,2}(?!\d))*(?:;ext=\d{1,8})?$/u;
const isOneWord = (text: string): boolean =>
  !/[a-z]\s+[a-z]/i.test(text.replace(/;ext=.*$/, '')) || !/[a-z]/.test(text);
/** A number that has only begun: it is grouped, has a prefix, or is one with the word. */
const isBegun = /^(?:[+(0]|\d+[\s().-]+\d|\d+-?\p{L})/u;

/**
 * Reads what somebody wants to dial: a number with or without an extension, a service code, several numbers in one
 * field, letters for digits. `undefined` when there is no number in it.
 */
export function readDialText(text: string, home: HomeNumbers): DialReading | undefined {
  const clean = inContext(cleanNumberText(text)).replace(extensions, '').replace(parameters, '');
  const noted = eachInLine(markExtension(clean)).replace(pause, '$1,').replace(bracketed, wordOnly);
  const spelled = noted.replace(/^[\p{L}\s.:]+(?=[+(\d])/u, '').trim();
  if (spelling.test(spelled) && !readOne(spelled.replace(word, wordOnly), home)?.targets.some(isE164)) {
    const read = readOne((spelledNumber(spelled) ?? '').replace(';ext=', extension), home);
    if (read?.isPhone === true) return isOneWord(spelled) ? read : { ...read, sure: false };
    // Half of a number would reach a stranger: letters that make none with the digits are refused.
    if (isBegun.test(spelled)) return undefined;
  }
  const marked = noted.replace(/;ext=/g, extension).replace(word, wordOnly);
  const parts = marked.split(separators).filter(hasDigit);
  const [only] = parts;
  if (only === undefined) return undefined;
  const hasWords = /\p{L}/u.test(noted.replace(/;ext=/g, ''));
  const read = readParts(parts.flatMap((part) => part.split('/')).filter(hasDigit), home);
  const joined = parts.length === 1 && only.includes('/') ? readOne(only.replace(/\//g, ''), home) : undefined;
  if (joined?.isPhone === true) {
    // `030/123456` is one number; of `030 123456/78` nobody knows.
    if (read[0]?.isPhone !== true) return joined;
    return choice([...read, joined]);
  }
  const [first, ...more] = read;
  if (first === undefined || more.length > 0) return choice(read);
  // `Room 12` may be a telephone, or not.
  return hasWords && !first.isPhone && !/^\D*§/.test(marked) ? { ...first, sure: false } : first;
}

const wordOnly = (text: string): string => (text.replace(/\D/g, '').length > maxWordDigits ? text : '\n');

const readParts = (parts: readonly string[], home: HomeNumbers): readonly DialReading[] =>
  parts.flatMap((part) => readOne(part, home) ?? []);

/** Numbers of the public network, if there are any; `undefined` of nothing. */
function choice(read: readonly DialReading[]): DialReading | undefined {
  const all = read.flatMap(({ targets }) => targets);
  const phones = all.filter(isE164);
  const targets = [...new Set(phones.length > 0 ? phones : all)];
  return targets.length === 0 ? undefined : { sure: false, isPhone: false, targets };
}

/** One number with what is dialled after it. */
function readOne(text: string, home: HomeNumbers): DialReading | undefined {
  const [, main = '', tail = ''] = /^([^*#,§]*)(.*)$/s.exec(text) ?? [];
  // A service code, or an extension alone.
  if (!hasDigit(main)) {
    const keys = keysIn(tail).replace(/^[,§]+/, '');
    return hasDigit(keys) ? { sure: true, isPhone: false, targets: [keys.replace(extensions, ',')] } : undefined;
  }
  const read = readDialMain(main, home);
  return (
    read && { ...read, targets: read.targets.map((target) => target + (isE164(target) ? after(tail) : inside(tail))) }
  );
}

/** What is dialled once the other end has answered: a short number is an extension, the rest are keys after a pause. */
function after(tail: string): string {
  const keys = keysIn(tail);
  if (!hasDigit(keys)) return '';
  const [, short] = /^[*#,§](\d{1,8})$/.exec(keys) ?? [];
  return short === undefined ? keys.replace(/^[*#§]/, ',').replace(extensions, ',') : `;ext=${short}`;
}

/** Within the company `*` and `#` are whatever the exchange makes of them. */
const inside = (tail: string): string => keysIn(tail).replace(extensions, ',').replace(/,+$/, '');

const keysIn = (text: string): string => text.replace(/[^0-9*#,§+]/g, '');
const hasDigit = (text: string): boolean => /\d/.test(text);
