import { emergencyNumbers } from './emergencyNumbers';
import { ownField } from './fields';

/** Where calls begin: a country (ISO 3166 alpha-2), or only its calling code (`44`). Neither means: not known. */
export interface DialPlace {
  readonly country?: string;
  readonly callingCode?: string;
}

/** What calls for help there. */
export interface EmergencyPlan {
  /** Source of a regular expression without anchors. */
  readonly pattern: string;
  /** Calling codes that may stand in front; more than one only where nothing is known of the country. */
  readonly callingCodes: readonly string[];
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
const prefixesOf: Readonly<Record<string, string>> = {
  1: '1|011',
  7: '8(?![379])(?:10)?',
  36: '0\\d\\d?',
  52: '0\\d\\d?',
  53: '119',
  56: '1\\d\\d0',
  57: '00\\d{3}',
  65: '0\\d\\d?',
  81: '0\\d\\d?',
  82: '00\\d{3}',
  230: '0\\d\\d?',
  248: '0\\d\\d?',
  358: '99\\d?',
  375: '8(?![379])(?:10)?',
  677: '0\\d\\d?',
  679: '0\\d\\d?',
  680: '0\\d\\d?',
  692: '1|011',
  850: '99\\d?',
  886: '0\\d\\d?',
  960: '0\\d\\d?',
  972: '0\\d\\d?',
  992: '8(?![379])(?:10)?',
  993: '8(?![379])(?:10)?',
};

/** True for a country whose emergency numbers are known. */
export const isPlannedCountry = (country: string): boolean =>
  /^[A-Z]{2}$/.test(country) && emergencyNumbers.some((line) => new RegExp(`(^| )${country}\\d`).test(line));

/** The emergency numbers of a country; of a calling code those of all its countries. */
export function emergencyPlan({ country, callingCode }: DialPlace): EmergencyPlan {
  const found = emergencyNumbers.flatMap((line) => {
    const cut = line.lastIndexOf(' ');
    const pattern = line.slice(cut + 1);
    return line
      .slice(0, cut)
      .split(' ')
      .map((name) => ({ name: name.slice(0, 2), code: name.slice(2), pattern }))
      .filter(({ name, code }) => (country === undefined ? code === callingCode : name === country));
  });
  const patterns = found.length === 0 ? [withoutCountry] : found.map(({ pattern }) => pattern);
  const codes = found.map(({ code }) => code);
  const callingCodes = codes.length === 0 && callingCode !== undefined ? [callingCode] : [...new Set(codes)];
  return {
    pattern: [everywhere, ...new Set(patterns)].join('|'),
    callingCodes,
    // Who does not know the country may be in North America.
    prefixes:
      callingCodes.length === 0 ? '1(?=911)' : callingCodes.map((code) => ownField(prefixesOf, code) ?? '').join('|'),
  };
}
