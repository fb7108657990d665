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
  /** Calling codes that may stand in front; more than one only where nothing is known of the country. */
  readonly callingCodes: readonly string[];
}

/** Every mobile network puts these two through to help, in every country (3GPP TS 22.101, 10.1.1). */
const everywhere = '112|911';
/** What every telephone without a SIM takes for a call for help (the same place): who does not know the country must. */
const withoutCountry = '000|08|110|118|119|999';

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
  return {
    pattern: [everywhere, ...new Set(patterns)].join('|'),
    callingCodes: codes.length === 0 && callingCode !== undefined ? [callingCode] : [...new Set(codes)],
  };
}
