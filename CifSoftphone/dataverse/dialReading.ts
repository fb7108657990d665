import { markExtension } from '../../protocol/extensionMark';
import { cleanNumberText } from '../../protocol/numberText';
import { readDialMain, type DialReading } from './dialMain';
import type { HomeNumbers } from './homeNumbers';

/** Stands for `;ext=` while words are looked for. */
const extension = '§';
const extensions = /§/g;
/** Words, and signs that nobody writes within a number. */
const separators = /[\n|&;]|\p{L}+|,\s+(?=[+\d(\s.-]{7})/u;
const vanity = /^[+\d(][\d\s().-]*[A-Z](?:[A-Z\s.-]|\d{1,2}(?!\d))*$/;
const keypadLetters = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/**
 * Reads what somebody wants to dial: a number with or without an extension, a service code, several numbers in one
 * field, letters for digits. `undefined` when there is no number in it.
 */
export function readDialText(text: string, home: HomeNumbers): DialReading | undefined {
  const clean = cleanNumberText(text).replace(extensions, '');
  const marked = markExtension(clean)
    .replace(/;ext=/g, extension)
    .replace(/(\d\s*)[pw]+(?=\s*[\d*#])/gi, '$1,');
  if (vanity.test(marked)) {
    const plain = readOne(marked.replace(/[A-Z]/g, ' '), home);
    if (plain?.isPhone !== true) return readLetters(marked, home);
  }
  const parts = marked.split(separators).filter(hasDigit);
  const [only] = parts;
  if (only === undefined) return undefined;
  const hasWords = /\p{L}/u.test(marked);
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

/** Half of a number would reach a stranger: letters that make none with the digits are refused. */
function readLetters(text: string, home: HomeNumbers): DialReading | undefined {
  const read = readOne(text.replace(/[A-Z]/g, keyOf), home);
  const targets = read?.targets.filter(isE164) ?? [];
  return read === undefined || targets.length === 0 ? undefined : { sure: read.sure, isPhone: true, targets };
}

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
const isE164 = (target: string): boolean => target.startsWith('+');
const keyOf = (letter: string): string => String(keypadLetters.findIndex((letters) => letters.includes(letter)) + 2);
