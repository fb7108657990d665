import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { repoRoot } from './repoRoot';

interface SizeBudget {
  readonly name: string;
  readonly files: readonly string[];
  /** Of these an agent loads one: the largest counts. */
  readonly oneOf?: { readonly folder: string; readonly name: RegExp };
  /** Kilobytes of 1,000 bytes, after gzip -9. */
  readonly maxKb: number;
}

const web = 'out/webresources/cti_/softphone';

const sizeBudgets: readonly SizeBudget[] = [
  { name: 'control bundle.js', files: ['out/controls/CifSoftphone/bundle.js'], maxKb: 42 },
  { name: 'line.js', files: [`${web}/line.js`], maxKb: 140 },
  { name: 'later.js', files: [`${web}/later.js`], maxKb: 44 },
  { name: 'messages.js', files: [`${web}/messages.js`], maxKb: 21 },
  { name: 'messagespanel.js', files: [`${web}/messagespanel.js`], maxKb: 30 },
  { name: 'voice.js', files: [`${web}/voice.js`], maxKb: 75 },
  { name: 'set-up page, all files', files: [`${web}/setup.html`, `${web}/setup.js`, `${web}/pages.css`], maxKb: 200 },
  {
    name: 'settings page, all files',
    files: [`${web}/settings.html`, `${web}/settings.js`, `${web}/pages.css`],
    maxKb: 110,
  },
  // What the panel loads when it owns the line; the redirect page is another page.
  {
    name: 'panel page, all files',
    files: [`${web}/panel.html`, `${web}/panel.js`, `${web}/line.js`],
    oneOf: { folder: web, name: /^strings\.\d+\.js$/ },
    maxKb: 280,
  },
];

export interface MeasuredSize {
  readonly name: string;
  readonly kb: number;
  readonly maxKb: number;
  readonly ok: boolean;
}

/** Measures what is built. @throws Error when a file is missing: build first. */
export async function measureSizes(
  budgets: readonly SizeBudget[] = sizeBudgets,
  top = repoRoot,
): Promise<readonly MeasuredSize[]> {
  return Promise.all(
    budgets.map(async ({ name, files, oneOf, maxKb }) => {
      const sizes = await Promise.all(files.map((file) => sizeOf(join(top, file))));
      const folder = oneOf === undefined ? '' : join(top, oneOf.folder);
      const others = oneOf === undefined ? [] : (await readdir(folder)).filter((file) => oneOf.name.test(file));
      const largest = Math.max(0, ...(await Promise.all(others.map((file) => sizeOf(join(folder, file))))));
      const kb = sizes.reduce((sum, size) => sum + size, largest) / 1000;
      return { name, kb, maxKb, ok: kb <= maxKb };
    }),
  );
}

const sizeOf = async (path: string): Promise<number> => gzipSync(await readFile(path), { level: 9 }).length;

/** One line for each budget. */
export function sizeTable(sizes: readonly MeasuredSize[]): readonly string[] {
  return sizes.map(
    ({ name, kb, maxKb, ok }) =>
      `${name.padEnd(24)} ${kb.toFixed(1).padStart(7)} kB gzip of ${String(maxKb).padStart(3)} kB  ${ok ? 'ok' : 'OVER'}`,
  );
}
