import type { ShippedPackage } from './shippedPackages';

/** docs/licences.md, as it must be. */
export function licencesPage(packages: readonly ShippedPackage[]): string {
  const rows = packages.map(
    ({ name, version, licence, files }) => `| \`${name}\` | ${version} | ${licence} | ${files.join(', ')} |`,
  );
  return [
    '# Licences of what ships',
    '',
    'Written by `npm run licences` from `package-lock.json` and the bundles themselves; a test compares it. The licence texts that ask for it travel at the end of each bundle.',
    'The table of emergency numbers in `line.js` and the adaptor is made from the short-number metadata of libphonenumber (Apache-2.0, the libphonenumber authors; `google-libphonenumber` in [dependencies.md](dependencies.md)).',
    'The softphone itself is under the MIT licence. What only builds or tests it is in [dependencies.md](dependencies.md).',
    '',
    '| Package | Version | Licence | In |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
