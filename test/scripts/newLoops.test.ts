import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inNewWords } from '../../scripts/build/newLoops';
import { repoRoot } from '../../scripts/repoRoot';

const ofPackage = (name: string): string =>
  readFileSync(join(repoRoot, 'node_modules/libphonenumber-js/es6', name), 'utf8');

/** What the script says, as a function of its own. */
const run = (script: string): ((list: Iterable<string>) => string[]) =>
  new Function(
    `${script}
     return (list) => { const all = []; for (var next = _createForOfIteratorHelperLoose(list), step; !(step = next()).done;) all.push(step.value); return all; }`,
  )() as (list: Iterable<string>) => string[];

it('a loop of the package goes over the same members in new words, and is shorter', () => {
  const helpers = ofPackage('helpers/parseDigits.js')
    .split('\n')
    .filter((line) => /^function _(?:create|unsupported|arrayLike)/.test(line))
    .join('\n');
  expect(helpers).toContain('_createForOfIteratorHelperLoose');
  const anew = inNewWords(helpers);
  expect(anew.length).toBeLessThan(helpers.length / 4);
  for (const list of [['a', 'b'], [], 'xy', new Set(['s'])]) expect(run(anew)(list)).toEqual(run(helpers)(list));
});

it('a file that needs its helpers for more than loops stays as it is', () => {
  const script = `${ofPackage('helpers/parseDigits.js')}\nfunction _slicedToArray(r) {}`;
  expect(inNewWords(script)).toBe(script);
});
