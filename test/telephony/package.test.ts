import { spawnSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { repoRoot } from '../../scripts/repoRoot';

/** The package as an integrator has it: in a project of somebody else, with Node's own types and nothing beside. */
let project: string;
const run = (args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', timeout: 60_000 });

beforeAll(() => {
  ensureBuilt(() => undefined, ['build:client']);
  project = mkdtempSync(join(tmpdir(), 'cif-softphone-integrator-'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  const client = join(repoRoot, 'telephony/client');
  for (const part of ['package.json', 'dist']) {
    cpSync(join(client, part), join(modules, 'cif-softphone-telephony', part), { recursive: true });
  }
  for (const types of ['@types/node', 'undici-types']) {
    symlinkSync(join(repoRoot, 'node_modules', types), join(modules, types));
  }
}, 90_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

it('needs nothing but Node, and says so', () => {
  const dist = join(project, 'node_modules/cif-softphone-telephony/dist');
  for (const file of ['index.mjs', 'index.cjs']) {
    const text = readFileSync(join(dist, file), 'utf8');
    const needed = [...text.matchAll(/(?:from |require\()"([^"]+)"/g)].map(([, name = '']) => name);
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))).toEqual([]);
  }
  const own = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as Record<string, unknown>;
  expect(own.dependencies).toBeUndefined();
  expect(readdirSync(dist)).toEqual(expect.arrayContaining(['index.d.ts', 'protocol.d.ts']));
});

it.each([
  ['import', 'mjs', "import * as client from 'cif-softphone-telephony';"],
  ['require', 'cjs', "const client = require('cif-softphone-telephony');"],
])('is loaded by %s', (_how, ending, line) => {
  const file = join(project, `loads.${ending}`);
  writeFileSync(file, `${line}\nconsole.log(Object.keys(client).sort().join(' '));`);
  expect(run([file])).toMatchObject({ stderr: '', status: 0 });
  expect(run([file]).stdout).toContain('createTelephonyClient createTokens createWebhooks verifyWebhook');
});

it('is typed where nothing of this repository is known, and its types are strict', () => {
  writeFileSync(
    join(project, 'uses.mts'),
    `import { createTelephonyClient, createWebhooks, type CommandRequested } from 'cif-softphone-telephony';
    const telephony = createTelephonyClient({ adaptorUrl: 'https://adaptor.example.com/api', signIn: async () => 't' });
    const digitsOf = (command: CommandRequested): string => (command.command === 'send-digits' ? command.digits : '');
    createWebhooks({ secrets: [], onEvent: async (webhook) => {
      if (webhook.type === 'command.requested') digitsOf(webhook.data);
      if (webhook.type === 'ring.reported' && webhook.data.outcome === 'accepted') {
        await telephony.tell(webhook.data, { type: 'call.connected', capabilities: ['hold'] });
      }
      // @ts-expect-error no such outcome
      if (webhook.type === 'ring.reported' && webhook.data.outcome === 'answered') return;
      // @ts-expect-error digits are there with send-digits only
      if (webhook.type === 'command.requested') void webhook.data.digits;
    } });
    // @ts-expect-error a hold has no reason
    await telephony.tell({ userId: 'a', callId: 'c' }, { type: 'call.held', reason: 'busy' });
    // @ts-expect-error no such capability
    await telephony.ring({ userId: 'a', from: {}, capabilities: ['fly'] });
    for await (const agent of telephony.agents()) { const word: 'available' | 'not-ready' | 'busy' | 'wrap-up' = agent.state; void word; }`,
  );
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ];
  const tsc = join(repoRoot, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = run([tsc, ...options, '--types', 'node', '--lib', 'es2022', 'uses.mts']);
  expect(stdout).toBe('');
  expect(status).toBe(0);
  // The compiler alone, on a machine that does other things too.
}, 90_000);
