import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpRule } from '../../protocol/emergencyRule';
import { emergencyTable } from '../../scripts/emergency/emergencyTable';
import { google } from '../../scripts/emergency/googleLibphonenumber';
import { repoRoot } from '../../scripts/repoRoot';

it('the table of emergency numbers is the one that the installed metadata gives (else: npm run emergency-numbers)', () => {
  const file = readFileSync(join(repoRoot, 'protocol', 'emergencyNumbers.ts'), 'utf8');
  expect(file).toBe(emergencyTable());
});

it('every number of two or three digits that libphonenumber counts as emergency is one here', () => {
  const library = google.ShortNumberInfo.getInstance();
  const numbers = [2, 3].flatMap((length) =>
    Array.from({ length: 10 ** length }, (_, digits) => String(digits).padStart(length, '0')),
  );
  const missed = Object.keys(google.shortnumbermetadata.countryToMetadata).flatMap((country) => {
    const callsForHelp = helpRule({ country });
    return numbers
      .filter((number) => library.isEmergencyNumber(number, country) && !callsForHelp(number))
      .map((number) => `${country} ${number}`);
  });
  expect(missed).toEqual([]);
});
