import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswersFile, writeAnswersFile } from '../../setup/answersFile';
import { readWishes, type Answers } from '../../setup/options';

const org = 'https://contoso.crm.dynamics.com';
const read = (args: readonly string[], saved: Partial<Answers> = {}) => readWishes(args, () => saved);

test('an address is enough, and the rest has a usual value', () => {
  const { command, answers, options } = read(['--org-url', `${org}/`]);
  expect([command, answers.orgUrl, answers.resourceGroup, options.only.length]).toEqual([
    { name: 'setup' },
    org,
    'rg-cif-softphone',
    4,
  ]);
});

test('the command line wins over the file, and the file over what is usual', () => {
  const saved = { orgUrl: org, name: 'calls', location: 'northeurope', agents: ['a@x'] };
  const { answers } = read(['--answers', 'f', '--location', 'uksouth'], saved);
  expect(answers).toMatchObject({ name: 'calls', location: 'uksouth', agents: ['a@x'], resourceGroup: 'rg-cif-calls' });
});

test.each([
  [[], '--org-url is missing'],
  [['--org-url', 'http://contoso.crm.dynamics.com'], 'is no address'],
  [['--org-url', `${org}/main.aspx`], 'is no address'],
  [['--org-url', org, '--name', 'Much-Too'], '--name'],
  [['--org-url', org, '--only', 'entra,azur'], '"azur"'],
  [['--org-url', org, 'ring'], '"ring" is no command'],
  [['--org-url', org, 'telephony'], 'is no command'],
  [['--org-url', org, 'telephony', 'a/b'], 'letters or digits'],
  [['--org-url', org, '--secret', 'x'], '--secret'],
])('%j is refused with the usage', (args, message) => {
  expect(() => read(args)).toThrow(message);
  expect(() => read(args)).toThrow('Usage: npm run setup');
});

test('answers come back from the file as they were written, and nonsense is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answers-'));
  const file = join(folder, 'answers.json');
  expect(readAnswersFile(file)).toEqual({});
  const { answers } = read(['--org-url', org, '--agents', 'a@x,b@x']);
  writeAnswersFile(file, answers);
  expect(readAnswersFile(file)).toEqual(answers);
  expect(readFileSync(file, 'utf8')).toContain('"a@x"');
  writeFileSync(file, '{"agents":"a"}');
  expect(() => readAnswersFile(file)).toThrow('cannot be read');
  rmSync(folder, { recursive: true });
});
