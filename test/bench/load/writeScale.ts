import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repoRoot } from '../../../scripts/repoRoot';
import type { Figures } from './figures';
import { growthPicture } from './growthPicture';
import { scaleFigures } from './scaleFigures';

const page = 'docs/scale.md';
const picture = 'docs/images/load-growth.svg';
const measured = /(<!-- measured -->)[\s\S]*(<!-- \/measured -->)/;

/** Puts the figures of this run between the marks of docs/scale.md, and its picture beside it. Returns what was written. */
export async function writeScale(figures: Figures): Promise<readonly string[]> {
  const file = join(repoRoot, page);
  const text = await readFile(file, 'utf8');
  if (!measured.test(text)) throw new Error(`${page} has no place for the figures.`);
  const { options, grown, machine } = figures;
  const filled = text.replace(measured, (_whole, open: string, close: string) =>
    [open, scaleFigures(figures, new Date()), '![How cost grows](images/load-growth.svg)', close].join('\n\n'),
  );
  await writeFile(file, await format(filled, { ...(await resolveConfig(file)), parser: 'markdown' }));
  const subtitle = `${options.growthRate} rings a second, everything on one machine (${machine})`;
  await writeFile(join(repoRoot, picture), growthPicture(grown, subtitle));
  return [page, picture];
}
