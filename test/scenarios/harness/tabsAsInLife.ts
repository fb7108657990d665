import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../simulator/chromium/findChromium';
import { headlessArgs, withoutSuggestionPages } from './chromiumSwitches';
import { makeProfile } from './chromium';

/** A Chromium that runs by itself; whoever wants to see into it attaches and lets go again. */
export interface RunningChromium {
  /** `http://127.0.0.1:<port>` of its DevTools. */
  readonly devToolsUrl: string;
  /** Lets Playwright look on, until the context is closed or let go. */
  attach(): Promise<BrowserContext>;
  end(): Promise<void>;
}

/**
 * A Chromium that was started as a person does, with Playwright only looking on: a tab behind another is hidden and
 * can be frozen, which Playwright's own start prevents (each of its tabs believes to be in front and focused).
 */
export async function startTabsAsInLife(options: { readonly certificateSpkiHash: string }): Promise<BrowserContext> {
  const running = await startChromium(options);
  const context = await running.attach();
  context.once('close', () => void running.end());
  return context;
}

/** @throws Error when it does not come up */
export async function startChromium(options: { readonly certificateSpkiHash: string }): Promise<RunningChromium> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: run the tests with npm test.');
  const profile = makeProfile('allowed');
  // Chromium's own pages for its developers, of which one throws tabs away.
  await writeFile(join(profile, 'Local State'), JSON.stringify({ internal_only_uis_enabled: true }));
  const process = spawn(
    executablePath,
    [
      ...headlessArgs,
      withoutSuggestionPages(),
      // As browsers will be soon: Fluent's handler of `unload` would keep each page out of the back/forward cache.
      '--enable-features=DeprecateUnload',
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
    const devToolsUrl = `http://127.0.0.1:${await devToolsPort(profile)}`;
    return {
      devToolsUrl,
      end,
      attach: async () => {
        const browser = await chromium.connectOverCDP(devToolsUrl, { noDefaults: true });
        const context = browser.contexts()[0];
        if (context === undefined) throw new Error('Chromium has no window.');
        context.setDefaultTimeout(15_000);
        return context;
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Stops all timers and tasks of a tab, as Chromium does with one that was long in the background. */
export async function freeze(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
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
