import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../repoRoot';
import { plainPattern } from './plainPattern';
import { google } from './googleLibphonenumber';

/** Field numbers of libphonenumber's `resources/phonemetadata.proto`. */
const emergencyField = 27;
const callingCodeField = 10;
const patternField = 2;

/**
 * Lines of help that libphonenumber does not count as emergency numbers and that nobody calls for anything else:
 * police, fire and ambulance in Spain, emergencies by text in France, 999 from a textphone in the United Kingdom (Relay
 * UK), the coast guard in Japan.
 */
const alsoEmergency: Readonly<Record<string, string>> = {
  ES: '061|062|080|091|092',
  FR: '114',
  GB: '18000',
  JP: '118',
};

/** The source of `protocol/emergencyNumbers.ts`, from the metadata of the installed `google-libphonenumber`. */
export function emergencyTable(): string {
  const countriesOf = new Map<string, string[]>();
  for (const [country, fields] of Object.entries(google.shortnumbermetadata.countryToMetadata)) {
    const emergency = fields[emergencyField];
    const pattern: unknown = Array.isArray(emergency) ? emergency[patternField] : undefined;
    const callingCode = google.metadata.countryToMetadata[country]?.[callingCodeField];
    if (typeof pattern !== 'string' || typeof callingCode !== 'number') continue;
    const all = [pattern, ...(alsoEmergency[country] === undefined ? [] : [alsoEmergency[country]])].join('|');
    // What `emergencyPlan` adds in every country would only keep countries apart.
    const own = plainPattern(all, ['112', '911']).replace(/^\(\?:(.*)\)$/, '$1');
    const whole = own === '' ? '911' : own;
    countriesOf.set(whole, [...(countriesOf.get(whole) ?? []), `${country}${callingCode}`]);
  }
  const lines = [...countriesOf]
    .map(([pattern, countries]) => `${pattern} ${countries.sort().join(' ')}`)
    .sort()
    .map((line) => `  '${line.replaceAll('\\', '\\\\')}',`);
  return [
    '/**',
    ' * The emergency numbers of each country: a regular expression, then countries with their calling codes.',
    ` * Made by \`npm run emergency-numbers\` from the short-number metadata of google-libphonenumber ${version()}`,
    ' * (Apache-2.0), with what `scripts/emergency/emergencyTable.ts` adds. Do not change it by hand.',
    ' */',
    'export const emergencyNumbers: readonly string[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}

/** That of the installed package. */
function version(): string {
  const file = join(repoRoot, 'node_modules', 'google-libphonenumber', 'package.json');
  return String((JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: unknown }).version);
}
