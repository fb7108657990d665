import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './findChromium';

/**
 * Opens a window on `page` in the Chromium of this machine, with a throw-away profile that trusts exactly the
 * issuer's certificate. Returns what closes it and removes the profile. Throws when there is no Chromium.
 */
export function openChromium(page: string, certificateSpkiHash: string): () => Promise<void> {
  const executable = findChromium();
  if (executable === undefined) {
    throw new Error('--open found no Chromium, Chrome or Edge. Install one or name it in the variable CHROMIUM.');
  }
  const profile = mkdtempSync(join(tmpdir(), 'cif-softphone-chromium-'));
  const child = spawn(
    executable,
    [
      `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${certificateSpkiHash}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to run as root with its sandbox; only our own loopback page is opened.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      page,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      console.error(`Chromium could not be opened: ${error.message}`);
      resolve();
    });
  });
  return async () => {
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
}
