import { dialDigits } from '../../protocol/dialDigits';
import type { DialFormat } from '../../protocol/dialling';
import { maxDigits, maxNumberLength } from '../../protocol/limits';
import type { HomeNumbers } from './homeNumbers';
import { callingCode, writeNumber } from './phoneNumbers';

/** What the telephony system is given to dial, or why nothing is dialled. */
export type DialTarget =
  | { readonly ok: true; readonly target: string }
  | { readonly ok: false; readonly kind: 'NumberInvalid' | 'EmergencyNumber' };

/** They reach help in (nearly) every country or network. */
const emergencyEverywhere = ['112', '911', '999', '000'];
/** The other emergency numbers of a country, by its calling code; elsewhere the same digits are somebody's extension. */
const emergencyIn: ReadonlyMap<string, readonly string[]> = new Map([
  ['33', ['15', '17', '18', '114']],
  ['34', ['061', '062', '080', '091', '092']],
  ['39', ['113', '115', '118']],
  ['41', ['117', '118', '144']],
  ['43', ['122', '133', '144']],
  ['49', ['110']],
  ['55', ['190', '192', '193']],
  ['81', ['110', '118', '119']],
  ['86', ['110', '119', '120']],
]);
/** What some exchanges want before a number outside. */
const outsideLine = /^[09](?=\d{3}$)/;

/**
 * Makes a number or an address ready to dial: E.164 where it can be, with `;ext=` for an extension, else the keys as
 * they are, for internal numbers. Refuses what is no number, and calls for help, which must not go out by an exchange
 * that may stand in another town.
 */
export function toDialTarget(text: string, format: DialFormat, home: HomeNumbers): DialTarget {
  const invalid: DialTarget = { ok: false, kind: 'NumberInvalid' };
  if (format !== 'tel') {
    const address = text.trim();
    const isAddress = /^[^\s\p{Cc}]*[^\s\p{Cc}:]$/u.test(address) && address.length <= maxNumberLength;
    return isAddress ? { ok: true, target: address } : invalid;
  }
  const digits = dialDigits(text);
  const helps = [...emergencyEverywhere, ...(emergencyIn.get(callingCode(home) ?? '') ?? [])];
  if (helps.includes(digits) || helps.includes(digits.replace(outsideLine, ''))) {
    return { ok: false, kind: 'EmergencyNumber' };
  }
  const [main = '', ...more] = digits.split(',');
  if (!/[0-9]/.test(main) || digits.length > maxDigits) return invalid;
  const { e164 } = writeNumber(main, home);
  // What has a country code and is no number of any country would reach a stranger, or nobody.
  if (e164 === undefined && main.startsWith('+')) return invalid;
  const [extension = ''] = more;
  if (e164 !== undefined && more.length === 1 && /^\d{1,8}$/.test(extension)) {
    return { ok: true, target: `${e164};ext=${extension}` };
  }
  return { ok: true, target: [e164 ?? main, ...more].join(',') };
}
