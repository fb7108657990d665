import { dialDigits } from '../../protocol/dialDigits';
import type { DialFormat } from '../../protocol/dialling';
import { maxDigits, maxNumberLength } from '../../protocol/limits';
import { writeNumber } from './phoneNumbers';

/** What the telephony system is given to dial, or why nothing is dialled. */
export type DialTarget =
  | { readonly ok: true; readonly target: string }
  | { readonly ok: false; readonly kind: 'NumberInvalid' | 'EmergencyNumber' };

/** They reach help in (nearly) every country or network. */
const emergencyEverywhere = ['112', '911', '999', '000'];
/** The other emergency numbers of a country; elsewhere the same digits are somebody's extension. */
const emergencyIn: Readonly<Record<string, readonly string[]>> = {
  AT: ['122', '133', '144'],
  BR: ['190', '192', '193'],
  CH: ['117', '118', '144'],
  CN: ['110', '119', '120'],
  DE: ['110'],
  ES: ['061', '062', '080', '091', '092'],
  FR: ['15', '17', '18', '114'],
  IT: ['113', '115', '118'],
  JP: ['110', '118', '119'],
};
/** What some exchanges want before a number outside. */
const outsideLine = /^[09](?=\d{3}$)/;

/**
 * Makes a number or an address ready to dial: E.164 where it can be, with `;ext=` for an extension, else the keys as
 * they are, for internal numbers. Refuses what is no number, and calls for help, which must not go out by an exchange
 * that may stand in another town.
 */
export function toDialTarget(text: string, format: DialFormat, country: string | undefined): DialTarget {
  const invalid: DialTarget = { ok: false, kind: 'NumberInvalid' };
  if (format !== 'tel') {
    const address = text.trim();
    const isAddress = /^[^\s\p{Cc}]*[^\s\p{Cc}:]$/u.test(address) && address.length <= maxNumberLength;
    return isAddress ? { ok: true, target: address } : invalid;
  }
  const digits = dialDigits(text);
  const helps = [...emergencyEverywhere, ...(emergencyIn[country ?? ''] ?? [])];
  if (helps.includes(digits) || helps.includes(digits.replace(outsideLine, ''))) {
    return { ok: false, kind: 'EmergencyNumber' };
  }
  const [main = '', ...more] = digits.split(',');
  if (!/[0-9]/.test(main) || digits.length > maxDigits) return invalid;
  // Four digits are a colleague, although they could be a very short number of some German town.
  const isInternal = /^[0-9*#]{1,6}$/.test(main);
  const e164 = isInternal ? undefined : writeNumber(main, country).e164;
  // What has a country code and is no number of any country would reach a stranger, or nobody.
  if (e164 === undefined && main.startsWith('+')) return invalid;
  const [extension = ''] = more;
  if (e164 !== undefined && more.length === 1 && /^\d{1,8}$/.test(extension)) {
    return { ok: true, target: `${e164};ext=${extension}` };
  }
  return { ok: true, target: [e164 ?? main, ...more].join(',') };
}
