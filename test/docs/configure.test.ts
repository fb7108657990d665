import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugs } from '../../CifSoftphone/host/slugs';
import { parseSettings } from '../../CifSoftphone/core/settings/parseSettings';
import {
  defaultSettings,
  presenceWinners,
  ringSounds,
  screenPops,
  shownFacts,
} from '../../CifSoftphone/core/settings/softphoneSettings';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/configure.md'), 'utf8');

interface Schema {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
const schema = JSON.parse(readFileSync(join(root, 'docs/settings.schema.json'), 'utf8')) as Schema;
const at = (...path: readonly string[]): Schema =>
  path.reduce<Schema>((one, name) => (name === '[]' ? one.items : one.properties?.[name]) ?? {}, schema);

/** First cells of the table under a heading, without their backticks and braces. */
function firstCells(heading: string): readonly string[] {
  const part = page.split(`\n${heading}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  return [...part.matchAll(/^\| `\{?([\w.]+)\}?`/gm)].map((match) => match[1] ?? '');
}

describe('docs/configure.md', () => {
  it('names every setting that the softphone reads, and no other', () => {
    const names = Object.entries(defaultSettings).flatMap(([name, value]) =>
      name === 'ring' || name === 'presence' || name === 'emergency'
        ? Object.keys(value as object).map((part) => `${name}.${part}`)
        : [name],
    );
    expect([...firstCells('## The settings')].sort()).toEqual(names.sort());
  });

  it('names every slug that the softphone fills, and no other', () => {
    expect([...firstCells('### Slugs')].sort()).toEqual([...slugs].sort());
  });

  it('names every template of the package', () => {
    const folder = (name: string): readonly string[] => readdirSync(join(root, 'solution/src', name));
    const shipped = ['msdyn_sessiontemplates', 'msdyn_notificationtemplates', 'msdyn_applicationtabtemplates'].flatMap(
      folder,
    );
    const named = new Set(shipped.map((name) => name.replace(/_\d+$/, '_LCID')));
    expect([...firstCells('## Templates')].filter((name) => !page.includes(`\`{${name}}\``)).sort()).toEqual(
      [...named].sort(),
    );
  });

  it('has an example that the softphone takes as it is', () => {
    const example = /```json\n([\s\S]+?)```/.exec(page)?.[1];
    expect(parseSettings(example).faults).toEqual([]);
    expect(Object.keys(parseSettings(example).given)).not.toEqual([]);
  });
});

describe('docs/settings.schema.json', () => {
  it('knows the same names and values as the softphone', () => {
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(Object.keys(defaultSettings).sort());
    expect(Object.keys(at('ring').properties ?? {}).sort()).toEqual(Object.keys(defaultSettings.ring).sort());
    expect(Object.keys(at('presence').properties ?? {}).sort()).toEqual(Object.keys(defaultSettings.presence).sort());
    expect(at('screenPop').enum).toEqual(screenPops);
    expect(at('ring', 'sound').enum).toEqual(ringSounds);
    expect(at('presence', 'winner').enum).toEqual(presenceWinners);
    expect(at('facts', '[]').enum).toEqual(shownFacts);
  });
});
