import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFolder } from '../../setup/keptFolder';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what was kept is found by its release and name, and a folder that is not there has nothing', async () => {
  const kept = keptFolder(join(folder, 'a.packages'));
  expect([kept.releases(), kept.has('1.0.0', 'full')]).toEqual([[], false]);
  await kept.keep('1.0.0', 'full', new Uint8Array([1, 2]));
  expect([kept.releases(), kept.has('1.0.0', 'full'), kept.has('1.0.0', 'core')]).toEqual([['1.0.0'], true, false]);
  expect([...(await kept.read('1.0.0', 'full'))]).toEqual([1, 2]);
});

test('a folder that cannot be written is said with what to do', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(keptFolder(join(folder, 'file')).keep('1.0.0', 'full', new Uint8Array())).rejects.toThrow('--kept');
});
