import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import type { NumberWords } from '../calls/numberWords';
import type { HomeNumbers } from './homeNumbers';

/** More digits than an extension has; and fewer than any number that can be dialled from outside. */
const maxInternalDigits = 5;
/** From here on digits without a plus can be a whole international number. */
const minInternationalDigits = 11;

/** What a telephony system may send as the other side of a call. */
export type Address =
  | { readonly kind: 'phone'; readonly e164: string; readonly parsed: PhoneNumber }
  | { readonly kind: 'internal'; readonly digits: string }
  | { readonly kind: 'sip'; readonly address: string }
  | { readonly kind: 'other'; readonly text: string };

/** Reads numbers as typed or sent, `tel:` and `sip:` URIs. A SIP URI whose user is a number is that number. */
export function readAddress(raw: string, home: HomeNumbers): Address {
  const text = raw.trim();
  const uri = /^(sips?|tel):(?:\/\/)?([^?]*)/i.exec(text);
  const scheme = uri?.[1]?.toLowerCase();
  if (scheme === undefined) return readNumber(text, home) ?? { kind: 'other', text };
  const [body = '', ...parameters] = (uri?.[2] ?? '').split(';');
  const [user = '', host] = decoded(body).split('@');
  // Of a SIP user only what stands there as a number is one: `ada2@…` is a name.
  const extension = parameters.map((one) => /^ext=(\d+)$/i.exec(one)?.[1]).find((digits) => digits !== undefined);
  const number = /^[+\d\s().-]+$/.test(user)
    ? readNumber(extension === undefined ? user : `${user};ext=${extension}`, home)
    : undefined;
  if (number !== undefined) return number;
  return scheme === 'tel' || host === undefined
    ? { kind: 'other', text: user }
    : { kind: 'sip', address: `${user}@${host.replace(/:\d+$/, '')}` };
}

/** Writes a number for the agent: as at home for numbers of the own country, else internationally, else as sent. */
export function writeNumber(number: string, home: HomeNumbers): NumberWords {
  const address = readAddress(number, home);
  switch (address.kind) {
    case 'phone': {
      const { parsed, e164 } = address;
      const isHome = parsed.countryCallingCode === callingCode(home);
      return { display: isHome ? parsed.formatNational() : parsed.formatInternational(), e164, kind: 'phone' };
    }
    case 'internal':
      return { display: address.digits, e164: undefined, kind: 'internal' };
    case 'sip':
      return { display: address.address, e164: undefined, kind: 'sip' };
    case 'other':
      return { display: address.text, e164: undefined, kind: 'other' };
  }
}

/**
 * True when a stored text is that number. A text without country code is read as one of the caller's own country:
 * that is how people in one country store numbers.
 */
export function isSameNumber(stored: string, caller: PhoneNumber): boolean {
  const home: HomeNumbers = { callingCode: caller.countryCallingCode };
  if (parsePossible(stored, home)?.number === caller.number) return true;
  // Shared country codes (+1, +44): the country of an unassigned number is unknown, its code is not.
  return stored.replace(/\D/g, '').replace(/^0+/, '') === caller.nationalNumber;
}

/** The likely spellings of a number in a column, the most likely first; each once. */
export function likelySpellings(caller: PhoneNumber): readonly string[] {
  const international = caller.format('INTERNATIONAL').replace(/ ext.*$/, '');
  const national = caller.format('NATIONAL').replace(/ ext.*$/, '');
  const digits = caller.number.slice(1);
  return Array.from(
    new Set([
      caller.number,
      international,
      national,
      national.replace(/[()]/g, '').replace(/ /g, '-'),
      international.replace(/ /g, '-'),
      national.replace(/\D/g, ''),
      digits,
      `00${digits}`,
    ]),
  );
}

function readNumber(text: string, home: HomeNumbers): Address | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  if (new RegExp(`^\\d{1,${maxInternalDigits}}$`).test(digits)) return { kind: 'internal', digits };
  const parsed = parsePossible(text, home);
  return parsed === undefined ? undefined : { kind: 'phone', e164: parsed.number, parsed };
}

/** As dialled at home; else a whole number whose plus was lost. No country has national numbers that begin with 00. */
function parsePossible(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const written = text.trim().replace(/^00/, '+');
  const first = parse(written, home);
  if (first !== undefined || /[+a-z]/i.test(written)) return first;
  const digits = written.replace(/\D/g, '');
  return digits.length >= minInternationalDigits ? parse(`+${digits}`, home) : undefined;
}

function parse(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const { country } = home;
  const code = callingCode(home);
  const defaults =
    country !== undefined && isSupportedCountry(country)
      ? { defaultCountry: country }
      : code === undefined
        ? {}
        : { defaultCallingCode: code };
  const parsed = parsePhoneNumberFromString(text, { ...defaults, extract: false });
  return parsed?.isPossible() === true ? parsed : undefined;
}

export const callingCode = ({ country, callingCode: code }: HomeNumbers): string | undefined =>
  country !== undefined && isSupportedCountry(country) ? getCountryCallingCode(country) : code;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
