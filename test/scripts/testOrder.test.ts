import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '../../scripts/testOrder.cjs';
import { repoRoot } from '../../scripts/repoRoot';

const test = (path: string, name: string) => ({ path, context: { config: { displayName: { name } } } });
const units = ['a', 'b', 'c', 'd', 'e', 'f'].map((file) => test(`test/${file}.test.ts`, 'unit'));
const waiting = ['x', 'y'].map((file) => test(`test/adaptor/${file}.test.ts`, 'adaptor'));
const letters = (tests: readonly { readonly path: string }[]) =>
  tests.map(({ path }) => /(\w+)\.test/.exec(path)?.[1]).join(' ');

it('a test that mostly waits runs beside those that compute, from the first to the last', () => {
  expect(letters(inOrder([...waiting, ...units]))).toBe('a x b c d y e f');
});

it('small files that take long begin first, and none is left out', () => {
  const chaos = test('/somewhere/test/chaos/chaos.test.ts', 'unit');
  expect(letters(inOrder([...units, chaos, ...waiting]))).toBe('chaos a x b c d y e f');
  expect(letters(inOrder([test('C:\\somewhere\\test\\chaos\\chaos.test.ts', 'unit'), ...waiting]))).toBe('chaos x y');
});

it('begins with files that are there', () => {
  const slow = [
    'chaos/chaos',
    'telephony/conformance/sabotage',
    ...['overflow', 'accessibility', 'chaosInChromium', 'handOver', 'oneActivity', 'doublePress'].map(
      (file) => `scenarios/${file}`,
    ),
  ].map((one) => `test/${one}.test.ts`);
  expect(slow.filter((path) => !existsSync(join(repoRoot, path)))).toEqual([]);
  const given = [...units, ...slow.map((path) => test(`/somewhere/${path}`, 'unit'))];
  expect(letters(inOrder(given))).toBe(
    'chaos sabotage overflow accessibility chaosInChromium handOver oneActivity doublePress a b c d e f',
  );
});
