import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';

const linesOf = (file: string): readonly string[] =>
  readFileSync(join(repoRoot, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

it('what git leaves on this machine does not get into an image', () => {
  const ignored = linesOf('.dockerignore');
  // Git means every folder of that name, Docker only the one at the top unless it is told otherwise.
  const everywhere = linesOf('.gitignore').map((line) => line.replace(/\/$/, ''));
  const missing = everywhere.filter((line) => !ignored.includes(line.includes('/') ? line : `**/${line}`));
  expect(missing).toEqual([]);
  expect(ignored).toContain('.git');
});
