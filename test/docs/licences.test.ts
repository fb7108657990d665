import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesPage } from '../../scripts/licences/licencesPage';
import { shippedPackages, type ShippedPackage } from '../../scripts/licences/shippedPackages';
import { repoRoot } from '../../scripts/repoRoot';

/** Licences under which a product may ship without giving up its own. */
const permissive = ['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];
const withoutPadding = (text: string): string => text.replace(/ +/g, ' ').replace(/-{2,}/g, '--');

describe('what ships', () => {
  let packages: readonly ShippedPackage[];
  beforeAll(async () => {
    packages = await shippedPackages();
  }, 60_000);

  it('S7-10 is listed with its licence, by what the bundles hold', () => {
    const page = readFileSync(join(repoRoot, 'docs', 'licences.md'), 'utf8');
    expect(withoutPadding(page)).toBe(withoutPadding(licencesPage(packages)));
  });

  it('is under licences that allow it', () => {
    const others = packages.filter(({ licence }) => !permissive.includes(licence));
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        '@azure/msal-browser',
        '@microsoft/signalr',
        'jose',
        '@azure/data-tables',
        'react',
        '@azure/monitor-opentelemetry-exporter',
      ]),
    );
  });
});
