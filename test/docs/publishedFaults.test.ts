import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';

const rows = [
  ...readFileSync(join(repoRoot, 'docs', 'published-faults.md'), 'utf8').matchAll(
    /^\| ((?:A4|S7)-\d\d)\s*\|[^|]+\| `([\w./-]+)`/gm,
  ),
].map(([, number = '', file = '']) => ({ number, file }));

const numbers = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

describe('docs/published-faults.md', () => {
  it('knows every published fault, each once', () => {
    expect(rows.map(({ number }) => number)).toEqual([...numbers('A4', 15), ...numbers('S7', 32)]);
  });

  it.each(rows)('$number has a test that carries its number', ({ number, file }) => {
    const titles = [...readFileSync(join(repoRoot, 'test', file), 'utf8').matchAll(/\(\s*(['"`])((?:(?!\1).)*)\1/g)];
    expect(titles.map(([, , title = '']) => title).some((title) => title.split(' ').includes(number))).toBe(true);
  });
});
