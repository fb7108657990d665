import { scriptFaults } from '../../scripts/checkBuiltScripts';

const rulesOf = async (text: string): Promise<string> => (await scriptFaults('out/line.js', text)).join('\n');

describe('the check of what is built', () => {
  it('lets plain ES2018 pass', async () => {
    expect(await rulesOf('(()=>{var a={...{}};async function f(){await 1}f(a)})();')).toBe('');
  });

  it('finds syntax that the solution checker cannot read', async () => {
    expect(await rulesOf('var a = window?.name;')).toMatch(/out\/line\.js:1:\d+ syntax/);
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

  it('does not let a comment switch a rule off', async () => {
    expect(await rulesOf('/* eslint-disable */ eval("1");')).toMatch(/no-eval/);
  });
});
