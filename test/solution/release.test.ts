import { contentPrint } from '../../solution/contentPrint';
import { bytesOf } from '../../solution/model/solutionFiles';
import { packSolution } from '../../solution/packSolution';
import { wrongRelease } from '../../solution/wrongRelease';
import { exampleInput } from './exampleInput';

const prints = { full: 'a', core: 'b' };
const released = [{ version: '1.0.0', ...prints }];

test('other contents under a version that was released are refused, the same ones and a new version are not', () => {
  expect(wrongRelease('1.0.0', prints, released)).toBeUndefined();
  expect(wrongRelease('1.1.0', { full: 'x', core: 'y' }, released)).toBeUndefined();
  expect(wrongRelease('1.0.0', { ...prints, core: 'y' }, released)).toContain('Raise the version in package.json');
});

test('the number of a rehearsal is still free, and a part above 99 cannot be written down', () => {
  expect(wrongRelease('1.0.0', { full: 'x', core: 'y' }, [{ ...released[0]!, rehearsal: true }])).toBeUndefined();
  expect(wrongRelease('1.100.0', prints, [])).toContain('above 99');
});

test('a release packed for another organisation has the same print, and a changed script another one', async () => {
  const printFor = async (organisation: string, script?: string) => {
    const { files } = packSolution(await exampleInput(organisation)).model;
    const path = 'WebResources/cti_/softphone/panel.js';
    return contentPrint(script === undefined ? files : new Map(files).set(path, bytesOf(script)), organisation);
  };
  const print = await printFor('https://contoso.crm.dynamics.com');
  expect(await printFor('https://fabrikam.crm4.dynamics.com')).toBe(print);
  expect(await printFor('https://contoso.crm.dynamics.com', 'var b;')).not.toBe(print);
});
