const { readFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const heading = '## Who knows whom';
/** What the rooms of every other house may know: our own wire, and what is generated or data. */
const besides = ['protocol', 'generated', 'strings'];
/** Data that each house may read. */
const free = ['package.json', 'docs/settings.schema.json'];

/** @returns one room for each row of the tables under "Who knows whom", the lowest floor of each house first */
function readPlan(page = readFileSync(join(__dirname, '../../docs/architecture.md'), 'utf8')) {
  const [section = ''] = page.slice(page.indexOf(heading) + heading.length).split('\n## ');
  const parts = section.split('\n### ').slice(1);
  const houses = parts.map(houseOf);
  return parts.flatMap((text) => readHouse(text, houses));
}

const houseOf = (text) => /^`(.+)\/`/.exec(text)?.[1] ?? '';

/** A table under `### `house/``: room, what it is, what it may know, packages. */
function readHouse(text, houses) {
  const house = houseOf(text);
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((line) => {
    const [, name, , knows, packages] = line.split('|').map(namesIn);
    // A room of another house is named with it.
    const isElsewhere = (room) => houses.some((one) => one !== house && isIn(room, one));
    const inHouse = (room) => (room === '.' ? house : isElsewhere(room) ? room : `${house}/${room}`);
    return { house, folder: inHouse(name[0]), knows: knows.map(inHouse), packages };
  });
}

const namesIn = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
/** @param meant a room, or `core/*`: every room in `core` */
const isMeant = (folder, meant) => (meant.endsWith('/*') ? folder.startsWith(meant.slice(0, -1)) : folder === meant);

/**
 * @param file path of the importing file from the repository's top, with slashes
 * @param from what it imports, as it is written
 * @returns what the plan says against it; `undefined` when nothing
 */
function objection(plan, file, from) {
  const folder = posix.dirname(file);
  const room = plan.find((one) => one.folder === folder);
  const house = room?.house ?? plan.find((one) => isIn(folder, one.house))?.house;
  if (house === undefined) return undefined;
  if (room === undefined) return `${folder}/ is no room`;
  if (!from.startsWith('.')) {
    const isFree = from.startsWith('node:') || room.packages.some((one) => isIn(from, one));
    return isFree ? undefined : `${folder}/ may not use ${from}`;
  }
  const target = posix.join(folder, from);
  const known = posix.dirname(target);
  if (known === folder || free.includes(target) || besides.some((one) => one !== house && isIn(known, one)))
    return undefined;
  return room.knows.some((one) => isMeant(known, one)) ? undefined : `${folder}/ may not know ${known}/`;
}

module.exports = { readPlan, objection, isIn, isMeant };
