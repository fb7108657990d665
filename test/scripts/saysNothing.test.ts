import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { silentNames, withoutSilentCalls } from '../../scripts/build/saysNothing';
import { repoRoot } from '../../scripts/repoRoot';

const without = async (script: string): Promise<string | undefined> =>
  (await minify(script, { compress: { ecma: 2018, ...withoutSilentCalls }, format: { comments: false } })).code;

it('what MSAL notes of its work is left out, and what it works stays', async () => {
  const code = await without(
    "self.f=function(p){p.logger.verbose('0abcde',p.id);p.client?.addFields({a:1},p.id);p.logger.error('1abcde');return p.go()};",
  );
  expect(code).not.toMatch(/0abcde|addFields/);
  expect(code).toContain('1abcde');
  expect(code).toContain('.go()');
});

it('what is done for the words of a note is done without it, too', async () => {
  expect(await without('self.f=function(p){p.logger.info(p.take())};')).toContain('.take()');
});

it('nothing of ours has such a name, so that no call of ours is left out', () => {
  const called = new RegExp(`\\.(?:${[...silentNames].join('|')})\\??\\.?\\(`);
  const files = ['CifSoftphone', 'protocol'].flatMap((folder) =>
    readdirSync(join(repoRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(400);
  expect(files.filter((name) => called.test(readFileSync(join(repoRoot, name), 'utf8')))).toEqual([]);
});

it('MSAL is given no listener for either, as long as its notes are left out', () => {
  const settings = readFileSync(join(repoRoot, 'CifSoftphone/connection/msalConfiguration.ts'), 'utf8');
  expect(settings).not.toMatch(/loggerOptions|loggerCallback|telemetry/);
});

it('other packages of line.js have no function of such a name', () => {
  const signalR = readdirSync(join(repoRoot, 'node_modules/@microsoft/signalr/dist/esm'), { encoding: 'utf8' }).filter(
    (name) => name.endsWith('.js'),
  );
  const called = new RegExp(`\\.(?:${[...silentNames].join('|')})\\(`);
  const calling = signalR.filter((name) =>
    called.test(readFileSync(join(repoRoot, 'node_modules/@microsoft/signalr/dist/esm', name), 'utf8')),
  );
  // The logger for the console, which `openHubAt` switches off (`LogLevel.None`).
  expect(calling).toEqual(['Utils.js']);
});
