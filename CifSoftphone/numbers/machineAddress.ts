import type { PhoneNumber } from 'libphonenumber-js/min';

const fourGroups = /^[1-9]\d{0,2}(?:\.\d{1,3}){3}$/;
/** A code of the country is in it then, or its numbers are as long: their groups have a way of their own. */
const minLongDigits = 10;

/**
 * True for a text that looks like the address of a machine (`192.0.2.1`, `120.255.501.42`), unless it is a number of the
 * country, written as that country writes numbers.
 *
 * @param read what the country makes of the text
 */
export function isMachineAddress(text: string, read: PhoneNumber | undefined): boolean {
  if (!fourGroups.test(text.trim())) return false;
  if (read?.isValid() !== true) return true;
  const isLong = text.replace(/\D/g, '').length >= minLongDigits;
  const ways = [read.formatNational(), read.formatInternational()];
  return isLong && !ways.some((way) => way.replace(/\D+/g, '.').endsWith(text.trim()));
}
