import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFresh } from '../../scripts/isFresh';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fresh-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, second: number): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, second, second);
  return path;
}

test('what was built after its newest source is not built again', () => {
  file('src/a.ts', 1);
  file('src/deep/b.ts', 2);
  expect(isFresh([join(folder, 'src')], [file('out.zip', 3)])).toBe(true);
});

test('a source that changed later, in any depth, makes it stale', () => {
  file('src/a.ts', 1);
  file('src/deep/b.ts', 4);
  expect(isFresh([join(folder, 'src')], [file('out.zip', 3)])).toBe(false);
});

test('what was never built is stale', () => {
  expect(isFresh([file('src/a.ts', 1)], [join(folder, 'out.zip')])).toBe(false);
});

test('results that lie among the sources do not make them stale', () => {
  file('src/a.ts', 1);
  file('src/bin/old.zip', 9);
  expect(isFresh([join(folder, 'src')], [file('out.zip', 3)])).toBe(true);
});
