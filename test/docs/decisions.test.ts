import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../docs/decisions');
const records = readdirSync(folder);

it('each decision has a number of its own: "decision 13" means one record', () => {
  const numbers = records.map((name) => Number(name.slice(0, 4)));
  // Numbers are given out before the records are written: some may be missing, none is there twice.
  expect(new Set(numbers).size).toBe(records.length);
});

it.each(records)('%s has the number of its name in its title', (name) => {
  const [title] = readFileSync(join(folder, name), 'utf8').split('\n');
  expect(Number(/^# (\d+)[.:] \S/.exec(title ?? '')?.[1])).toBe(Number(name.slice(0, 4)));
});
