import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { equivalentNumbers } from './equivalentNumbers';

/**
 * A number as its country's plan has it now: as the plan was once, or as it is dialled from elsewhere (`+52 1 55 …`),
 * is the same line. `undefined` for what no plan has, nor can have.
 */
export function currentNumber(written: PhoneNumber): PhoneNumber | undefined {
  if (written.isValid()) return written;
  const { countryCallingCode: code, nationalNumber, ext } = written;
  const now = equivalentNumbers(code, nationalNumber)
    .map((national) => parsePhoneNumberFromString(`+${code}${national}${ext === undefined ? '' : `;ext=${ext}`}`))
    .find((one) => one?.isValid());
  return now ?? (written.isPossible() ? written : undefined);
}
