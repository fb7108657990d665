import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { equivalentNumbers } from './equivalentNumbers';

/** The likely spellings of a number in a column, the most likely first; each once. */
export function likelySpellings(caller: PhoneNumber): readonly string[] {
  const code = caller.countryCallingCode;
  const others = equivalentNumbers(code, caller.nationalNumber)
    .slice(1)
    .map((national) => parsePhoneNumberFromString(`+${code}${national}`));
  return Array.from(new Set([caller, ...others].flatMap((one) => (one === undefined ? [] : spellings(one)))));
}

function spellings(number: PhoneNumber): readonly string[] {
  const international = number.format('INTERNATIONAL').replace(/ ext.*$/, '');
  const national = number.format('NATIONAL').replace(/ ext.*$/, '');
  const digits = number.number.slice(1);
  return [
    number.number,
    international,
    national,
    national.replace(/[()]/g, '').replace(/ /g, '-'),
    international.replace(/ /g, '-'),
    national.replace(/\D/g, ''),
    digits,
    `00${digits}`,
  ];
}

/** What an internal number looks like in a column. */
export const internalSpellings = (digits: string): readonly string[] => [
  digits,
  `x${digits}`,
  `ext ${digits}`,
  `ext. ${digits}`,
];
