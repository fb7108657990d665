/** Where numbers without a country code belong: a country (ISO 3166 alpha-2), or only its calling code (`44`). */
export interface HomeNumbers {
  readonly country?: string;
  readonly callingCode?: string;
}
