import type { PhoneNumber } from 'libphonenumber-js/min';
import { digitsToFind, isSameLine } from './equivalentNumbers';
import type { HomeNumbers } from './homeNumbers';
import { dialsThrough, minWholeDigits } from './lastDigits';
import { likeDigits } from './likePattern';
import { isMachineAddress } from './machineAddress';
import { numbersInText, type WrittenNumber } from './numbersInText';
import { minInternationalDigits, parseWritten } from './phoneNumbers';

/** How a stored text stands to a caller: the number, and what the extensions behind it say. */
export type Sameness =
  /** Both have the same extension. */
  | 'extension'
  /** The same number; at least one has no extension. */
  | 'number'
  /** The same switchboard, another extension. */
  | 'colleague';

/**
 * Reads stored texts as people type them and says whether they have the caller's number; `undefined` when not.
 * A number without country code is read as one of the caller's own country, which is how people in one country store
 * numbers, and as one of the organisation's.
 */
export function sameNumberAs(caller: PhoneNumber, home: HomeNumbers): (stored: string) => Sameness | undefined {
  const wanted = digitsToFind(caller.countryCallingCode, caller.nationalNumber);
  const asked = wanted.map((one) => new RegExp(`^${likeDigits(one).replace(/%?\[([^\]]*)\]/g, '[^$1]*[$1]')}`, 'i'));
  const wholeBeforeDash = caller.nationalNumber.length >= minWholeDigits && !dialsThrough(caller.countryCallingCode);
  return (stored) => {
    // As the question to Dataverse asks: nothing is recognised that it could not find.
    if (!asked.some((one) => one.test(stored))) return undefined;
    const found = numbersInText(stored, wholeBeforeDash)
      .filter((one) => isNumberOf(one, caller, home))
      .map(({ extension }): Sameness =>
        extension === undefined || caller.ext === undefined
          ? 'number'
          : extension === caller.ext
            ? 'extension'
            : 'colleague',
      );
    return (['extension', 'number', 'colleague'] as const).find((one) => found.includes(one));
  };
}

function isNumberOf({ text }: WrittenNumber, caller: PhoneNumber, home: HomeNumbers): boolean {
  const code = caller.countryCallingCode;
  if (isMachineAddress(text, parseWritten(text, { callingCode: code }))) return false;
  return nationalsOf(text, code, home).some((national) => isSameLine(code, national, caller.nationalNumber));
}

/** What the text may be as a national number of that country; by its digits where the plan of today does not know it. */
function nationalsOf(text: string, code: string, home: HomeNumbers): readonly string[] {
  const digits = text.replace(/\D/g, '');
  const bare = digits.replace(/^0+/, '');
  const hasCode = /^(?:\+|00)/.test(text);
  const read = [parseWritten(text, { callingCode: code }), parseWritten(text, home)].flatMap((parsed) =>
    parsed?.countryCallingCode === code ? [parsed.nationalNumber] : [],
  );
  const mayHaveCode = hasCode || bare.length >= minInternationalDigits;
  const afterCode = mayHaveCode && bare.startsWith(code) ? [bare.slice(code.length)] : [];
  return [...read, ...afterCode, ...(hasCode ? [] : [digits, bare])];
}
