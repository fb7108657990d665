import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../../telephony/conformance/src/checks/allChecks';
import { logPrivate } from '../../telephony/conformance/src/logPrivate';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/connectors.md'), 'utf8');

/** As GitHub makes them of headings. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );

const all = [...allChecks, logPrivate];

it.each(all.map(({ id, page: where }) => [id, where] as const))('%s names a place that is there: %s', (_id, where) => {
  const [path = '', anchor] = where.split('#');
  expect(existsSync(join(root, path))).toBe(true);
  if (anchor !== undefined) expect(anchorsOf(readFileSync(join(root, path), 'utf8'))).toContain(anchor);
});

it('the page says what to do about each check, and of no other', () => {
  const [, table = ''] = page.split('## What to do about each');
  const firstColumns = [...table.matchAll(/^\|([^|]+)\|/gm)].map(([, column = '']) => column);
  const named = firstColumns.flatMap((column) => [...column.matchAll(/`([a-z-]+)`/g)].map(([, id = '']) => id));
  expect([...named].sort()).toEqual(all.map(({ id }) => id).sort());
});
