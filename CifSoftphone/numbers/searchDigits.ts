import { cleanNumberText } from '../../protocol/numberText';
import type { HomeNumbers } from './homeNumbers';
import { parseWritten, type Address } from './phoneNumbers';

/** Fewer digits than these are in too many numbers. */
const minDigits = 3;
/** More are a whole number, where they can be read as one: then its other spellings are found as well. */
const maxPart = 8;

/** Fewer are no whole number. */
const minWhole = 6;
const written = /^\+?[\d\s().\-/]+$/;

/** The digits of what is written as a whole number but belongs to no country that is known; else empty. */
export function unreadDigits(text: string): string {
  const cleaned = cleanNumberText(text);
  const digits = cleaned.replace(/\D/g, '');
  return written.test(cleaned) && digits.length >= minWhole ? digits : '';
}

/**
 * The digits of a part of a number that an agent typed; none where the text is no number or a whole one. What stands
 * before a number is left out, because a record may have it otherwise: the zero, the (0), the country's code.
 */
export function searchDigits(text: string, home: HomeNumbers, address: Address): readonly string[] {
  const typed = cleanNumberText(text);
  if (!written.test(typed)) return [];
  const all = typed.replace(/\(0\)/, '').replace(/\D/g, '');
  if (address.kind === 'phone' && all.length > maxPart) return [];
  const code = /^(?:\+|00)/.test(typed) ? parseWritten(typed, home)?.countryCallingCode : undefined;
  const digits = all.replace(/^0+/, '');
  const short = code !== undefined && digits.startsWith(code) ? digits.slice(code.length).replace(/^0+/, '') : digits;
  return [short.length >= minDigits ? short : digits].filter((part) => part.length >= minDigits);
}
