import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { repoRoot } from '../../scripts/repoRoot';
import { spkiHash } from '../../simulator/entra/certificate';
import { freePort } from '../../simulator/freePort';
import type { SimulatorFacts } from '../../simulator/simulatorFacts';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { agentHears, audible, talksInBrowser } from './harness/agentEar';

jest.setTimeout(180_000);
const root = process.env.DEBIAN_ROOT ?? '';
let child: ChildProcess | undefined;
let browser: BrowserContext | undefined;
afterEach(async () => {
  await browser?.close();
  if (child?.exitCode === null) child.kill('SIGKILL');
});

/** Programs that were started out of a folder of such a name and go on. */
function left(part: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(join('/proc', pid, 'cmdline'), 'utf8').includes(part);
    } catch {
      return false;
    }
  });
}

it('npm start -- --asterisk: a caller of a real queue is answered in the browser, the agent hears the caller and then the own voice come back; SIGTERM leaves nothing', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const port = await freePort();
  const said: string[] = [];
  const started = spawn(
    process.execPath,
    [join(repoRoot, 'simulator/start.mjs'), '--asterisk', '--no-build', '--port', String(port)],
    { cwd: repoRoot, env: { ...process.env, INTEROP_DIR: dirname(root) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child = started;
  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const page = `http://localhost:${port}`;
  await eventually(() => said.join('').includes(`Ready: ${page}/`) || started.exitCode !== null, true, 90_000);
  expect(said.join('')).toContain('Ring from the PBX');
  const own =
    readdirSync(tmpdir()).find((name) => name.startsWith('cif-softphone-asterisk-') && !before.has(name)) ?? '';
  expect(own).not.toBe('');

  const facts = (await (await fetch(`${page}/simulator.json`)).json()) as SimulatorFacts;
  const certificateSpkiHash = spkiHash(readFileSync(facts.caFile, 'utf8'));
  browser = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed', microphone: 'allowed' });
  await browser.addInitScript(talksInBrowser);
  const desk = await openDesk(browser, `${page}/`, facts.agents[0]?.name ?? '');
  await desk.becomeConnected(desk.panel);
  await desk.page.bringToFront();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ number: '+12025550131', name: 'Thomas Andersen' });
  expect((await fetch(`${page}/simulator/pbx/ring`, { method: 'POST', headers, body })).status).toBe(202);
  const card = desk.card(desk.panel, '555-0131');
  await card.getByRole('button', { name: 'Accept' }).click({ timeout: 60_000 });
  const end = desk.panel.getByRole('button', { name: 'End call', exact: true });
  await end.waitFor();
  // The caller's tone, and then what the agent's own microphone sent: both came through the PBX.
  await eventually(async () => (await agentHears(desk.page)) > audible, true);
  await sleep(3_000);
  await eventually(async () => (await agentHears(desk.page)) > audible, true);
  await end.click();
  // The local run asks after every call what became of it.
  await desk.panel.getByRole('button', { name: 'Solved at once' }).click();
  await desk.wrapUp(desk.panel);

  started.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(left(own)).toEqual([]);
  expect(existsSync(join(tmpdir(), own))).toBe(false);
  expect(said.join('')).toContain('Everything has ended.');
});
