import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { repoRoot } from '../../scripts/repoRoot';
import { spkiHash } from '../../simulator/entra/certificate';
import { freePort } from '../../simulator/freePort';
import type { SimulatorFacts } from '../../simulator/simulatorFacts';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { Guest } from './harness/guest';

jest.setTimeout(180_000);
let child: ChildProcess | undefined;
let browser: BrowserContext | undefined;
let guest: Guest | undefined;
afterEach(async () => {
  await guest?.leave();
  await browser?.close();
  if (child?.exitCode === null) child.kill('SIGKILL');
});

it('npm start -- --xmpp: a guest of a real XMPP server is answered by an agent in the browser, and reads it', async () => {
  const port = await freePort();
  const said: string[] = [];
  const started = spawn(
    process.execPath,
    [join(repoRoot, 'simulator/start.mjs'), '--xmpp', '--no-build', '--port', String(port)],
    {
      cwd: repoRoot,
      env: { ...process.env, INTEROP_DIR: dirname(process.env.PROSODY_ROOT ?? '') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child = started;
  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const page = `http://localhost:${port}`;
  await eventually(() => said.join('').includes(`Ready: ${page}/`) || started.exitCode !== null, true, 90_000);
  const server = /XMPP server +127\.0\.0\.1:(\d+)/.exec(said.join(''))?.[1] ?? said.join('');

  const facts = (await (await fetch(`${page}/simulator.json`)).json()) as SimulatorFacts;
  const certificateSpkiHash = spkiHash(readFileSync(facts.caFile, 'utf8'));
  browser = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
  const desk = await openDesk(browser, `${page}/`, facts.agents[0]?.name ?? '');
  await desk.becomeConnected(desk.panel);
  await desk.page.bringToFront();
  guest = await Guest.come(Number(server));
  await guest.write('Is anybody there?', 'x-1');
  const offer = desk.panel.getByTestId('chat-offer');
  await offer.getByText('Is anybody there?').waitFor({ timeout: 30_000 });
  await offer.getByRole('button', { name: 'Accept' }).click();
  const field = desk.panel.getByTestId('chat').getByTestId('chat-write');
  await field.fill('Yes, I am');
  await field.press('Enter');
  await eventually(() => guest?.texts().join(), 'Yes, I am', 20_000);

  started.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said.join('')).toContain('Everything has ended.');
});
