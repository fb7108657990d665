import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../simulator/chromium/findChromium';

/**
 * The Chromium that the scenario tests drive. Where there is none, root on Debian gets it from the distribution;
 * anybody else is told what to do (by an Error).
 */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No Chromium found: installing it with apt-get (once) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // With fonts of usual width: where DejaVu is the only one, words that fit elsewhere are cut in a field of 200 pixels.
    const packages = ['chromium', 'fonts-liberation'];
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'The scenario tests need a Chromium and found none. Install Chromium or Chrome (Debian: apt-get install chromium), or name one in the variable CHROMIUM; then run npm test again.',
  );
}
