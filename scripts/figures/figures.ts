import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { measureSizes } from '../measureSizes';
import { repoRoot } from '../repoRoot';
import { longestClasses, longestFunctions, type Length } from './longest';
import { houses, readSources, type Source } from './readSources';
import { roomCircles, roomEdges } from './roomCircles';
import { smallFiles, smallLines } from './smallFiles';

/**
 * `npm run figures`: how big and how tangled the product is. `-- --root ../other` looks at another copy, `-- --ring` names
 * the files through which a ring goes.
 */
async function figures(top: string, namesRing: boolean): Promise<void> {
  const sources = readSources(top);
  const edges = roomEdges(sources);
  const pairs = [...edges].flatMap(([room, others]) =>
    [...others].filter((other) => room < other && edges.get(other)?.has(room)).map((other) => `${room} ↔ ${other}`),
  );
  table(
    ['room', 'files', 'lines', 'median', 'p90'],
    [
      ...[...new Set(sources.map(({ room }) => room))].map((room) => sizes(room, (one) => one.room === room)),
      ...houses.map((house) => sizes(`all of ${house}`, (one) => one.path.startsWith(`${house}/`))),
    ],
  );
  function sizes(name: string, isIn: (one: Source) => boolean): readonly string[] {
    const lines = sources.filter(isIn).map((one) => one.lines);
    const sorted = lines.sort((left, right) => left - right);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const sum = sorted.reduce((all, one) => all + one, 0);
    return [name, sorted.length, sum, at(0.5), at(0.9)].map(String);
  }

  const functions = longestFunctions(sources);
  const classes = longestClasses(sources);
  const bySchema = new Set(sources.filter(({ knows }) => knows.includes(schemaReader)).map(({ path }) => path));
  const isHandParser = ({ name, path }: Length): boolean => /^parse[A-Z]/.test(name) && !bySchema.has(path);
  const text = sources.map(({ tree }) => tree.text).join('\n');
  table(
    ['what', 'figure'],
    [
      ['rooms that know each other, pairs', list(pairs)],
      ['circles of rooms', list(roomCircles(edges).map((circle) => `{${circle.join(', ')}}`))],
      ['longest functions', functions.slice(0, 5).map(lengthText).join('; ')],
      ['functions over 80 lines', String(functions.filter(({ lines }) => lines > 80).length)],
      ['longest classes', classes.slice(0, 3).map(lengthText).join('; ')],
      ['classes over 200 lines', String(classes.filter(({ lines }) => lines > 200).length)],
      [
        `files of ${smallLines} lines or less with fewer than two importers, and no reason`,
        list(smallFiles(sources).map(({ path }) => path)),
      ],
      ['parsers written by hand (functions named parse…)', String(functions.filter(isHandParser).length)],
      ['`...(x === undefined ? {} : …)`', String(text.match(/\.\.\.\([^()]* === undefined \? \{\} :/g)?.length ?? 0)],
      ...(await walkOfRing(top, namesRing)),
      ...(await builtSizes(top)),
    ],
  );
}

/** Measured while a ring goes through; only of the copy that runs. */
async function walkOfRing(top: string, isNamed: boolean): Promise<readonly (readonly string[])[]> {
  if (relative(top, repoRoot) !== '') return [];
  // React then says nothing of what it leaves out where there is no page.
  process.env.NODE_ENV = 'production';
  const { ringWalk } = await import('../../test/figures/ringWalk');
  const { files, atRest } = await ringWalk();
  const parts = houses.map((house) => `${house} ${files.filter((path) => path.startsWith(`${house}/`)).length}`);
  const words = `${files.length} (${parts.join(', ')}); of them at work without a ring, too: ${atRest.length}`;
  const rows = [['files per walk of a ring, from its POST until it is accepted', words]];
  return isNamed ? [...rows, ...files.map((path) => [atRest.includes(path) ? 'also without a ring' : '', path])] : rows;
}

/** Of what was built last; nothing where nothing is built. */
async function builtSizes(top: string): Promise<readonly (readonly string[])[]> {
  if (!existsSync(join(top, 'out/webresources'))) return [];
  const sizes = await measureSizes(undefined, top);
  return sizes.map(({ name, kb, maxKb }) => [`${name}, gzip`, `${kb.toFixed(1)} of ${maxKb} kB`]);
}

/** What reads a value by its schema. */
const schemaReader = 'protocol/schemas/read.ts';
const lengthText = ({ name, path, lines }: Length): string => `${lines} ${name} (${path})`;
const list = (all: readonly string[]): string => [String(all.length), ...all].join(' · ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows];
  console.log(`${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
}

const { values } = parseArgs({
  options: { root: { type: 'string', default: repoRoot }, ring: { type: 'boolean', default: false } },
});
void figures(values.root, values.ring);
