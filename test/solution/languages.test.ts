import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english, languages } from '../../CifSoftphone/words/languages';
import { solutionFolder, solutionParts } from '../../scripts/languages/solutionParts';
import { repoRoot } from '../../scripts/repoRoot';

const read = (path: string): string | undefined =>
  existsSync(join(solutionFolder, path)) ? readFileSync(join(solutionFolder, path), 'utf8') : undefined;
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(repoRoot, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
    join(folder, path).replaceAll('\\', '/'),
  );

describe('the languages', () => {
  it.each([...solutionParts(read)])(
    'have in the solution what their words give (else: npm run languages): %s',
    (path, text) => {
      expect(read(path)).toBe(text);
    },
  );

  it('have nothing in the solution once they are gone', () => {
    const known = languages.map(({ lcid }) => String(lcid));
    const named = filesBelow('solution/src').flatMap((path) => [...path.matchAll(/[._](\d{4,5})(?=[./]|$)/g)]);
    expect([...new Set(named.map(([, lcid = '']) => lcid))].sort()).toEqual(known.sort());
  });

  it('are listed once, in CifSoftphone/words/languages.ts', () => {
    const others = languages.filter(({ lcid }) => lcid !== english.lcid).map(({ lcid }) => new RegExp(`\\b${lcid}\\b`));
    const sources = [
      ...['CifSoftphone', 'adaptor/src', 'protocol', 'scripts', 'simulator', 'telephony/client/src'].flatMap(
        filesBelow,
      ),
      ...filesBelow('solution').filter((path) => !path.startsWith('solution/src/')),
      ...['ControlManifest.Input.xml', 'package.json', 'docs/configure.md', 'docs/develop.md'],
    ].filter((path) => /\.(tsx?|mjs|cjs|json|xml|md)$/.test(path) && !path.includes('node_modules'));
    const listing = sources.filter((path) => {
      const text = readFileSync(join(repoRoot, path), 'utf8');
      return others.filter((lcid) => lcid.test(text)).length > 1;
    });
    expect(listing).toEqual(['CifSoftphone/words/languages.ts']);
  });

  it('each have an id and a tag of their own', () => {
    expect(new Set(languages.map(({ lcid }) => lcid)).size).toBe(languages.length);
    expect(new Set(languages.map(({ tag }) => tag)).size).toBe(languages.length);
    for (const { tag } of languages) expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });
});
