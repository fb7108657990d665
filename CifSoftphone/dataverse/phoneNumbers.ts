import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { NumberWords } from '../calls/toCallViews';

/** A number that libphonenumber understands as a possible one; `undefined` for SIP URIs, extensions and words. */
function parse(number: string, defaultCountry: string | undefined) {
  const country: CountryCode | undefined =
    defaultCountry !== undefined && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const parsed = parsePhoneNumberFromString(number, { ...(country === undefined ? {} : { defaultCountry: country }) });
  return parsed?.isPossible() === true ? parsed : undefined;
}

/** Writes a number for the agent: as at home for numbers of the own country, else internationally, else as sent. */
export function writeNumber(number: string, defaultCountry: string | undefined): NumberWords {
  const parsed = parse(number, defaultCountry);
  if (parsed === undefined) return { display: number, e164: undefined };
  const home = defaultCountry !== undefined && parsed.country === defaultCountry;
  return { display: home ? parsed.formatNational() : parsed.formatInternational(), e164: parsed.number };
}

/**
 * True when a stored text is that number. A text without country code is read as one of the caller's own country:
 * that is how people in one country store numbers.
 */
export function isSameNumber(stored: string, e164: string): boolean {
  const caller = parse(e164, undefined);
  if (caller === undefined) return false;
  if (parse(stored, caller.country)?.number === caller.number) return true;
  // Shared country codes (+1, +44): the country of an unassigned number is unknown, its code is not.
  return stored.replace(/\D/g, '').replace(/^0+/, '') === caller.nationalNumber;
}

/** The likely spellings of a number in a column, the most likely first; each once. */
export function likelySpellings(e164: string): readonly string[] {
  const caller = parse(e164, undefined);
  if (caller === undefined) return [e164];
  const international = caller.formatInternational();
  const national = caller.formatNational();
  return Array.from(
    new Set([
      caller.number,
      international,
      national,
      national.replace(/[()]/g, '').replace(/ /g, '-'),
      international.replace(/ /g, '-'),
      national.replace(/\D/g, ''),
      caller.number.slice(1),
      `00${caller.number.slice(1)}`,
    ]),
  );
}

/** The digits without country code and trunk prefix: what every spelling has in common. */
export const nationalDigits = (e164: string): string =>
  parse(e164, undefined)?.nationalNumber ?? e164.replace(/\D/g, '');
