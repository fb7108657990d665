import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { markExtension } from '../../protocol/extensionMark';
import { cleanNumberText } from '../../protocol/numberText';
import type { NumberWords } from '../core/numbers/numberWords';
import { currentNumber } from './currentNumber';
import type { HomeNumbers } from './homeNumbers';
import { inContext } from './inContext';

/** More digits than an extension has; and fewer than any number that can be dialled from outside. */
const maxInternalDigits = 5;
/** From here on digits without a plus can be a whole international number. */
export const minInternationalDigits = 11;

/** What a telephony system may send as the other side of a call. */
export type Address =
  | { readonly kind: 'phone'; readonly e164: string; readonly parsed: PhoneNumber }
  | { readonly kind: 'internal'; readonly digits: string }
  | { readonly kind: 'sip'; readonly address: string }
  | { readonly kind: 'other'; readonly text: string };

/** `"Ada B" <sip:ada@example.com>`, as SIP writes who calls (RFC 3261, 20.10: name-addr). */
const nameAndAddress = /<\s*([^<>]+?)\s*>/;
/** A number, then what an exchange or a person puts before an extension. */
const withExtension = /^([+\d][\d .()/-]*?) *(?:;ext=|[*#,]+) *(\d{1,8})#?$/;

/**
 * Reads numbers as typed or sent, `tel:` and `sip:` URIs, also with a name in front. A SIP URI whose user is a number is
 * that number.
 */
export function readAddress(raw: string, home: HomeNumbers): Address {
  const text = inContext((nameAndAddress.exec(raw)?.[1] ?? raw).trim());
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

/** True for a number whose reading does not depend on where it was dialled. */
export const hasCountryCode = (raw: string): boolean =>
  /^(?:(?:sips?|tel):)?\+/i.test(cleanNumberText(nameAndAddress.exec(raw)?.[1] ?? raw));

/**
 * The digits of what can be an internal number: up to eight without a plus or a zero in front, also as a SIP user; with
 * as many digits it may be a number outside as well. Empty where it can be none.
 */
export function internalDigits(raw: string): string {
  const text = cleanNumberText(nameAndAddress.exec(raw)?.[1] ?? raw).replace(/^sips?:|[@;].*$/gi, '');
  return /^(?:\d{1,5}|[1-9]\d{5,7})$/.test(text) ? text : '';
}

/** Writes a number for the agent: as at home for numbers of the own country, else internationally, else as sent. */
export function writeNumber(number: string, home: HomeNumbers): NumberWords {
  const address = readAddress(number, home);
  switch (address.kind) {
    case 'phone': {
      const { parsed, e164 } = address;
      const isHome = parsed.countryCallingCode === callingCode(home);
      // What lacks the country's own prefix is dialled as it is, and so it is shown.
      const digits = isHome ? internalDigits(number) : '';
      if (digits !== '' && parsed.formatNational().replace(/\D/g, '') !== digits)
        return { display: digits, e164: undefined, kind: 'internal' };
      const display = isHome ? parsed.formatNational() : parsed.formatInternational();
      return { display, e164, kind: 'phone', ...(parsed.ext === undefined ? {} : { extension: parsed.ext }) };
    }
    case 'internal':
      return { display: address.digits, e164: undefined, kind: 'internal' };
    case 'sip':
      return { display: address.address, e164: undefined, kind: 'sip' };
    case 'other':
      return { display: address.text, e164: undefined, kind: 'other' };
  }
}

function readNumber(written: string, home: HomeNumbers): Address | undefined {
  const text = markExtension(cleanNumberText(written)).replace(withExtension, '$1;ext=$2');
  const digits = text.replace(/[\s().-]/g, '');
  if (new RegExp(`^\\d{1,${maxInternalDigits}}$`).test(digits)) return { kind: 'internal', digits };
  const parsed = parsePossible(text, home);
  return parsed === undefined ? undefined : { kind: 'phone', e164: parsed.number, parsed };
}

/** As dialled at home; else a whole number whose plus was lost. No country has national numbers that begin with 00. */
function parsePossible(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const first = parse(text, home);
  if (first !== undefined || /^00|[+a-z]/i.test(text)) return first;
  const digits = text.replace(/\D/g, '');
  return digits.length >= minInternationalDigits ? parse(`+${digits}`, home) : undefined;
}

function parse(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const written = parseWritten(text, home);
  return written && currentNumber(written);
}

/** Reads a text as a number of any length, dialled at home or with its country code. */
export function parseWritten(text: string, home: HomeNumbers): PhoneNumber | undefined {
  const { country } = home;
  const code = callingCode(home);
  const defaults =
    country !== undefined && isSupportedCountry(country)
      ? { defaultCountry: country }
      : code === undefined
        ? {}
        : { defaultCallingCode: code };
  return parsePhoneNumberFromString(text.replace(/^00/, '+'), { ...defaults, extract: false });
}

const callingCode = ({ country, callingCode: code }: HomeNumbers): string | undefined =>
  country !== undefined && isSupportedCountry(country) ? getCountryCallingCode(country) : code;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
