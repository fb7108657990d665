import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptFaults } from '../../scripts/checkBuiltScripts';
import { libraryHits } from '../../scripts/checker/libraryHits';
import { repoRoot } from '../../scripts/repoRoot';

const rulesOf = async (text: string): Promise<string> => (await scriptFaults('out/bundle.js', text)).join('\n');

describe('the check of what is built', () => {
  it('lets plain ES2018 pass', async () => {
    expect(await rulesOf('(()=>{var a={...{}};async function f(){await 1}f(a)})();')).toBe('');
  });

  it('finds syntax that the solution checker cannot read', async () => {
    expect(await rulesOf('var a = window?.name;')).toMatch(/out\/bundle\.js:1:\d+ syntax/);
  });

  it('finds eval', async () => {
    expect(await rulesOf('eval("1");')).toMatch(/no-eval/);
  });

  it('A4-12 finds what a Power App must not do', async () => {
    expect(await rulesOf('window.top.location = "x";')).toMatch(/avoid-window-top/);
  });

  it('is not deceived by another name of the window', async () => {
    expect(await rulesOf('self.top.location = "x";')).toMatch(/no-restricted-properties/);
  });

  it.each([
    ['== of ours', 'a == b;', 'eqeqeq'],
    ['the console', 'console.log(1);', 'no-console'],
    ['HTML as text', 'a.innerHTML = b;', 'no-inner-html'],
    ['an address without encryption', 'fetch("http://example.com/");', 'no-insecure-url'],
    ['an alert', 'alert(1);', 'no-alert'],
  ])('finds %s', async (_, text, rule) => {
    expect((await scriptFaults('out/bundle.js', text)).join('\n')).toContain(rule);
  });

  it('lets pass what a library is known to bring, and nothing beyond it', async () => {
    const urls = (count: number): string => 'a("http://example.com/");'.repeat(count);
    expect(await scriptFaults('out/redirect.js', urls(1))).toEqual([]);
    expect(await scriptFaults('out/redirect.js', urls(2))).toHaveLength(2);
    expect(await scriptFaults('out/bundle.js', urls(1))).toHaveLength(1);
  });

  it('is told as it is to whoever decides whether the package may run', () => {
    const page = readFileSync(join(repoRoot, 'docs', 'proven.md'), 'utf8');
    for (const { file, rule, atMost } of libraryHits) {
      expect(page).toMatch(
        new RegExp(
          `\\| \\x60${file}\\x60 +\\| \\x60${rule.replace('@microsoft/sdl/', 'web-sdl-')}\\x60 +\\| ${atMost} +\\|`,
        ),
      );
    }
  });

  it('does not let a comment switch a rule off', async () => {
    expect(await rulesOf('/* eslint-disable */ eval("1");')).toMatch(/no-eval/);
  });
});
