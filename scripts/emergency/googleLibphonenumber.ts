import { createRequire } from 'node:module';

interface MetadataByCountry {
  /** Each country's metadata as an array by the field numbers of libphonenumber's `phonemetadata.proto`. */
  readonly countryToMetadata: Readonly<Record<string, readonly unknown[]>>;
}

/** The part of the package that we use; it has no types of its own. */
interface GoogleLibphonenumber {
  readonly metadata: MetadataByCountry;
  readonly shortnumbermetadata: MetadataByCountry;
  readonly ShortNumberInfo: { getInstance(): { isEmergencyNumber(number: string, regionCode: string): boolean } };
}

/** Google's own library, for what is made of its metadata at development time; nothing of it is shipped. */
export const google = createRequire(__filename)('google-libphonenumber') as GoogleLibphonenumber;
