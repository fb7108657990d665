import { emergencyNumbers } from './emergencyNumbers';

/** Where calls begin: a country (ISO 3166 alpha-2), or only its calling code (`44`). Neither means: not known. */
export interface DialPlace {
  readonly country?: string;
  readonly callingCode?: string;
}

/** What calls for help there. */
export interface EmergencyPlan {
  /** Source of a regular expression without anchors. */
  readonly pattern: string;
  /** What may stand in front, behind a plus or a prefix; empty where nothing is known of the country. */
  readonly callingCode: string;
  /** Source of a regular expression: what is dialled there before a number of the country, or of another. */
  readonly prefixes: string;
}

/** Every mobile network puts these two through to help, in every country (3GPP TS 22.101, 10.1.1). */
const everywhere = '112|911';
/** What every telephone without a SIM takes for a call for help (the same place): who does not know the country must. */
const withoutCountry = '000|08|110|118|119|999';

/**
 * By calling code: what is dialled before numbers of the country or of others, where that is more than 0 and 00 with up
 * to two digits (libphonenumber's `nationalPrefix` and `IDD`, in patterns that say no less). Left out are the long codes by
 * which a carrier is chosen for calls abroad.
 */
const prefixesOf: readonly (readonly [RegExp, string])[] = [
  // Who does not know the country may be in North America.
  [/^$/, '1(?=911)'],
  [/^(1|692)$/, '1|011'],
  [/^(7|375|99[23])$/, '8(?![379])(?:10)?'],
  [/^(36|52|65|81|230|248|67[79]|680|886|960|972)$/, '0\\d\\d?'],
  [/^53$/, '119'],
  [/^56$/, '1\\d\\d0'],
  [/^(57|82)$/, '00\\d{3}'],
  [/^(358|850)$/, '99\\d?'],
];

/** True for a country whose emergency numbers are known. */
export const isPlannedCountry = (country: string): boolean =>
  /^[A-Z]{2}$/.test(country) && emergencyNumbers.some((line) => new RegExp(` ${country}\\d`).test(line));

/** The emergency numbers of a country; of a calling code those of all its countries. */
export function emergencyPlan({ country, callingCode }: DialPlace): EmergencyPlan {
  const found = emergencyNumbers.flatMap((line) => {
    const [pattern = '', ...names] = line.split(' ');
    return names
      .filter((name) => (country === undefined ? name.slice(2) === callingCode : name.slice(0, 2) === country))
      .map((name) => ({ code: name.slice(2), pattern }));
  });
  const patterns = found.length === 0 ? [withoutCountry] : found.map(({ pattern }) => pattern);
  const code = found[0]?.code ?? callingCode ?? '';
  return {
    pattern: [everywhere, ...patterns].join('|'),
    callingCode: code,
    prefixes: prefixesOf.find(([codes]) => codes.test(code))?.[1] ?? '',
  };
}
