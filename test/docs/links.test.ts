import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, folder, name));
const pages = [join(root, 'README.md'), ...pagesIn('docs')];

/** Targets of links and pictures, without those that leave the repository and without the part of a page. */
const targets = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').split('#')[0] ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

it.each(pages.map((page) => [relative(root, page), page] as const))(
  '%s leads to files that are there',
  (_name, page) => {
    const missing = targets(readFileSync(page, 'utf8')).filter((target) => !existsSync(join(dirname(page), target)));
    expect(missing).toEqual([]);
  },
);

it('every page of docs can be reached from the README', () => {
  const reached = new Set<string>();
  const visit = (page: string): void => {
    if (reached.has(page) || !existsSync(page)) return;
    reached.add(page);
    if (page.endsWith('.md'))
      targets(readFileSync(page, 'utf8')).forEach((target) => visit(join(dirname(page), target)));
  };
  visit(join(root, 'README.md'));
  const lost = pagesIn('docs').filter((page) => !reached.has(page) && !page.includes(`${join('docs', 'decisions')}`));
  expect(lost.map((page) => relative(root, page))).toEqual([]);
});
