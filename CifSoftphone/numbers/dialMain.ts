import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { currentNumber } from './currentNumber';
import type { HomeNumbers } from './homeNumbers';
import { dialsThrough, minWholeDigits, withLastDigits } from './lastDigits';
import { isMachineAddress } from './machineAddress';

/** One number as it can be dialled: certain, or possible readings of which somebody must choose, the likeliest first. */
export interface DialReading {
  readonly sure: boolean;
  /** True when the first target is a number of the public network, in E.164. */
  readonly isPhone: boolean;
  /** Never empty. */
  readonly targets: readonly string[];
}

/** More digits than an extension has that is never taken for an outside number. */
const maxShortDigits = 5;
/** What is dialled without the country's own prefix and is no longer than this is a number inside the company. */
const maxInternalDigits = 6;
/** A local number without area code; an exchange knows what to do with it. */
const maxLocalDigits = 8;
/** E.164 allows 15, and some prefix comes first. */
const maxAllDigits = 15;

export const isE164 = (target: string): boolean => target.startsWith('+');
const digitsIn = (text: string): string => text.replace(/\D/g, '');
const phone = (...targets: readonly string[]): DialReading => ({
  sure: targets.length === 1,
  isPhone: true,
  targets,
});
const asTyped = (keys: string): DialReading => ({ sure: true, isPhone: false, targets: [keys] });
const oneOf = (targets: readonly string[]): DialReading => ({ sure: false, isPhone: false, targets });

/**
 * Reads one number without extension by the dialling rules of the country at home: its prefix for calls abroad, its
 * trunk prefix, and which zeros belong to a number. `undefined` when it is none.
 *
 * @param main digits, a plus, brackets and what separates them
 */
export function readDialMain(main: string, home: HomeNumbers): DialReading | undefined {
  const read = readWhole(main, home);
  const isSure = read?.sure === true && read.isPhone;
  // The longest number with which it begins.
  for (const { index, 0: gap } of Array.from(main.matchAll(/[\s().-]+(?=\d)/g)).reverse()) {
    const number = wholeNumber(main.slice(0, index), home);
    if (number === undefined) continue;
    const rest = digitsIn(main.slice(index));
    const isExtension =
      /^ ?-/.test(gap) && rest.length <= maxShortDigits && number.nationalNumber.length >= minWholeDigits;
    const behind = isExtension && !dialsThrough(number.countryCallingCode) ? `${number.number};ext=${rest}` : undefined;
    if (isSure) return behind === undefined ? read : oneOf([behind, ...read.targets]);
    const lastGroup = /\d+$/.exec(main.slice(0, index))?.[0].length;
    const other = behind !== undefined && lastGroup === rest.length && withLastDigits(number.number, rest);
    return oneOf(other ? [number.number, other] : behind === undefined ? [number.number] : [behind, number.number]);
  }
  // A number of a list, or of a room; one digit may be the way to a line.
  const [, before = '', after = ''] = /^\D*(\d+)[\s().-]+(.*)$/s.exec(main) ?? [];
  const last =
    isSure || /^\d\s/.test(main) || read?.targets.some(isE164) === true ? undefined : wholeNumber(after, home);
  return before === '' || last === undefined ? read : oneOf([last.number]);
}

/** A number to which nothing is missing. */
function wholeNumber(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const isInternational = /^\W*\+/.test(text);
  const digits = digitsIn(text);
  const written = parse(isInternational ? `+${digits}` : digits, home);
  const number = written && currentNumber(written);
  return written !== undefined && number?.isValid() === true && (isInternational || isWhole(digits, written, home))
    ? number
    : undefined;
}

function readWhole(main: string, home: HomeNumbers): DialReading | undefined {
  const digits = digitsIn(main);
  const plusAt = main.indexOf('+');
  if (digits === '' || plusAt !== main.lastIndexOf('+') || /\d/.test(main.slice(0, Math.max(plusAt, 0))))
    return undefined;
  if (plusAt >= 0) return readInternational(main);
  const written = parse(digits, home);
  const parsed = written && currentNumber(written);
  if (isMachineAddress(main, parsed)) return undefined;
  if (digits.length <= maxShortDigits) return asTyped(digits);
  if (home.country === undefined && home.callingCode === undefined)
    return digits.length > maxAllDigits ? undefined : asTyped(digits);
  if (written !== undefined && parsed?.isValid() === true) {
    // Numbers that begin with 00 exist in Japan only, and only there.
    if (parsed.nationalNumber.startsWith('00')) return asTyped(digits);
    if (digits.length <= maxInternalDigits) return asTyped(digits);
    if (isWhole(digits, written, home)) return phone(parsed.number);
    return { ...phone(parsed.number, digits), isPhone: false };
  }
  const guesses = [...new Set(likelyMeant(digits, home))];
  if (guesses.length === 0 && digits.length <= maxLocalDigits) return asTyped(digits);
  if (digits.length > maxAllDigits) return guesses.length === 0 ? undefined : oneOf(guesses);
  return oneOf([...guesses, digits]);
}

/** The zero of `+44 (0)20 …` is dialled in the country only; that of `+39 (0)6 …` is part of the number. */
function readInternational(main: string): DialReading | undefined {
  const spellings = [...new Set([main, main.replace(/\(\s*0\s*\)/, '')])];
  const read = spellings.map((spelling) => parse(`+${digitsIn(spelling)}`, {}));
  const possible = read.flatMap((number) => (number && currentNumber(number)) ?? []);
  const valid = possible.filter((number) => number.isValid());
  const [first, ...more] = new Set((valid.length > 0 ? valid : possible).map((number) => number.number));
  return first === undefined ? undefined : phone(first, ...more);
}

/** Everything was dialled that the country wants: its trunk prefix, or its prefix for calls abroad and the country. */
function isWhole(digits: string, parsed: PhoneNumber, home: HomeNumbers): boolean {
  const national = parsed.formatNational();
  if (digits.endsWith(digitsIn(national))) return !/^\d+$/.test(national) || !isTrunkZero(digits, parsed, home);
  const international = parsed.number.slice(1);
  return digits.length > international.length && digits.endsWith(international);
}

/** A number that metadata has no way of writing shows no trunk prefix; it is one where a zero in front changes nothing. */
const isTrunkZero = (digits: string, parsed: PhoneNumber, home: HomeNumbers): boolean =>
  digits === parsed.nationalNumber && parse(`0${digits}`, home)?.number === parsed.number;

/** What somebody may have meant who left out a plus, dialled another country's prefix, or a digit for the line outside. */
function likelyMeant(digits: string, home: HomeNumbers): readonly string[] {
  const abroad = [digits.replace(/^00/, ''), digits].map((one) => parse(`+${one}`, {}));
  const outside = /^[09]/.test(digits) ? [parse(digits.slice(1), home)] : [];
  const now = [...abroad, ...outside].map((number) => number && currentNumber(number));
  return now.flatMap((number) => (number?.isValid() === true ? [number.number] : []));
}

function parse(text: string, { country, callingCode }: HomeNumbers): PhoneNumber | undefined {
  const defaults =
    country !== undefined && isSupportedCountry(country)
      ? { defaultCountry: country }
      : callingCode === undefined
        ? {}
        : { defaultCallingCode: callingCode };
  return parsePhoneNumberFromString(text, { ...defaults, extract: false });
}
