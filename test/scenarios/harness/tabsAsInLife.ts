import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../simulator/chromium/findChromium';
import { makeProfile } from './chromium';

/**
 * A Chromium that was started as a person does, with Playwright only looking on: a tab behind another is hidden and
 * can be frozen, which Playwright's own start prevents (each of its tabs believes to be in front and focused).
 */
export async function startTabsAsInLife(options: { readonly certificateSpkiHash: string }): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: run the tests with npm test.');
  const profile = makeProfile('allowed');
  const process = spawn(
    executablePath,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${options.certificateSpkiHash}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    process.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await devToolsPort(profile)}`, {
      noDefaults: true,
    });
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('Chromium has no window.');
    context.setDefaultTimeout(15_000);
    context.once('close', () => void end());
    return context;
  } catch (error) {
    await end();
    throw error;
  }
}

/** Stops all timers and tasks of a tab, as Chromium does with one that was long in the background. */
export const freeze = (page: Page): Promise<void> => setLifecycle(page, 'frozen');
export const thaw = (page: Page): Promise<void> => setLifecycle(page, 'active');

async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setWebLifecycleState', { state });
}

async function devToolsPort(profile: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port = ''] = text.split('\n');
    if (port !== '') return port;
    await sleep(50);
  }
  throw new Error('Chromium did not start.');
}
