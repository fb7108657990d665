import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../CifSoftphone/words/languages';
import { repoRoot } from '../../scripts/repoRoot';

const page = readFileSync(join(repoRoot, 'docs/develop.md'), 'utf8');
const scripts = (JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts;

/** The text of a recipe, and the file with which each of its steps begins. */
function recipe(title: string): { readonly text: string; readonly files: readonly string[] } {
  const text = page.split(`### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  return { text, files: [...text.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path) };
}

describe.each([
  ['A new field of a call', 5],
  ['A new command', 6],
  ['A new language', 2],
])('the recipe "%s"', (title, most) => {
  const { text, files } = recipe(title);

  it('touches at most as many files by hand as were promised', () => {
    expect(files.length).toBeGreaterThan(1);
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeLessThanOrEqual(most);
  });

  it('names files, folders and scripts that are there', () => {
    const [known] = languages;
    const paths = [...text.matchAll(/`([\w./<>-]+\/[\w./<>-]*)`/g)].map(([, path = '']) =>
      path.replace('<LCID>', String(known?.lcid)),
    );
    expect(paths.length).toBeGreaterThanOrEqual(files.length);
    expect(paths.filter((path) => !existsSync(join(repoRoot, path)))).toEqual([]);
    const commands = [...text.matchAll(/`npm run ([\w:-]+)`/g)].map(([, name]) => name);
    expect(commands.filter((name) => !Object.keys(scripts).includes(name ?? ''))).toEqual([]);
  });
});
