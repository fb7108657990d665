import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import { findChromium } from '../../../simulator/chromium/findChromium';
import { ofWorker } from './ofWorker';
import { headlessArgs, playwrightSwitchesOff, withoutSuggestionPages } from './chromiumSwitches';

/** Playwright switches off what must be tested here: pop-up blocking, throttling of hidden tabs, the page cache. */
const keptDefaults = [
  '--disable-popup-blocking',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-back-forward-cache',
];

export interface BrowserOptions {
  /** The issuer's certificate, trusted beyond the ordinary ones; without it the browser warns as a person's does. */
  readonly certificateSpkiHash?: string;
  /** Chromium blocks third-party cookies unless a person (or a company's policy) allows them. */
  readonly thirdPartyCookies: 'blocked' | 'allowed';
  /** A microphone that beeps; `refused`: the agent is asked, and says no. */
  readonly microphone?: 'allowed' | 'refused';
  /** Where its profile is made; the folder for temporary files unless given. */
  readonly profilesFolder?: string;
}

/** A profile of its own for one browser. */
export function makeProfile(thirdPartyCookies: 'blocked' | 'allowed', folder = tmpdir()): string {
  const profile = mkdtempSync(join(folder, 'cif-softphone-profile-'));
  mkdirSync(join(profile, 'Default'));
  // 0 allows third-party cookies everywhere, 1 blocks them.
  const mode = thirdPartyCookies === 'allowed' ? 0 : 1;
  const preferences = { profile: { cookie_controls_mode: mode, block_third_party_cookies: mode === 1 } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** Where a tab stands that has not been used. */
export const emptyPage = 'about:blank';

const viewport = { width: 1280, height: 800 } as const;

const microphoneArgs = {
  allowed: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  refused: ['--use-fake-device-for-media-stream'],
} as const;

function launchOptions(
  certificateSpkiHash: string | undefined,
  microphone: BrowserOptions['microphone'],
): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium found: run the tests with npm test, which says what to do.');
  const trust =
    certificateSpkiHash === undefined ? [] : [`--ignore-certificate-errors-spki-list=${certificateSpkiHash}`];
  const listen = microphone === undefined ? [] : microphoneArgs[microphone];
  const args = [...headlessArgs, withoutSuggestionPages(playwrightSwitchesOff), ...trust, ...listen];
  return { executablePath, headless: true, ignoreDefaultArgs: keptDefaults, args };
}

/** A Chromium with a profile of its own, as a person has; `close` ends it and removes the profile. */
export async function startBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const profile = makeProfile(options.thirdPartyCookies, options.profilesFolder);
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(options.certificateSpkiHash, options.microphone),
    viewport,
  });
  context.setDefaultTimeout(15_000);
  // Chromium's helpers may still write for a moment after the browser said that it is closed.
  context.once('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  return context;
}

/** What tests listen to on a page. */
const listenedTo = ['dialog', 'console', 'popup', 'requestfailed', 'websocket'] as const;

/** Nobody listens to the page any more, and nothing of it runs, whether it wants to be left or not. */
async function leave(page: Page): Promise<boolean> {
  await Promise.all(listenedTo.map((event) => page.removeAllListeners(event)));
  page.on('dialog', (dialog) => void dialog.accept());
  const isLeft = await page.goto(emptyPage).then(
    () => true,
    () => false,
  );
  await page.removeAllListeners('dialog');
  return isLeft;
}

/**
 * The browsers of one file, all in the worker's Chromium: each context has its own cookies, storage, locks and channels.
 * To start a Chromium takes more of the processor than most tests do, and a window of its own as much as a test's page.
 */
export class SharedChromium {
  private readonly made: BrowserContext[] = [];
  /** By whose they were: a tab keeps its session storage, and so the tokens of its agent. */
  private readonly emptied = new Map<string, BrowserContext[]>();

  /** A browser that nobody has used. */
  async context(): Promise<BrowserContext> {
    const context = await (await ofWorker().chromium()).newContext({ viewport });
    context.setDefaultTimeout(15_000);
    this.made.push(context);
    return context;
  }

  /** A browser that remembers nothing: a new one, or one of the same person that was emptied and has an empty tab. */
  async emptyContext(owner: string): Promise<BrowserContext> {
    return this.emptied.get(owner)?.pop() ?? this.context();
  }

  /**
   * Takes a browser back and empties it; its cache of scripts stays, as in life.
   * @param origins of which something may be stored
   */
  async takeBack(context: BrowserContext, origins: readonly string[], owner: string): Promise<void> {
    const [page, ...others] = context.pages();
    await Promise.all(others.map((other) => other.close()));
    // A page that is gone or does not answer is not worth the trouble.
    if (page === undefined || !(await leave(page))) return context.close();
    const devTools = await context.newCDPSession(page);
    // All that a page can keep; not `all`, which takes the compiled scripts, too.
    for (const origin of origins)
      await devTools.send('Storage.clearDataForOrigin', {
        origin,
        storageTypes: 'local_storage,indexeddb,cache_storage,service_workers',
      });
    await devTools.send('Page.resetNavigationHistory');
    await devTools.detach();
    await Promise.all([context.clearCookies(), context.clearPermissions(), context.unrouteAll()]);
    await page.setViewportSize(viewport);
    this.emptied.set(owner, [...(this.emptied.get(owner) ?? []), context]);
  }

  /** The worker's Chromium goes on without them. */
  async stop(): Promise<void> {
    this.emptied.clear();
    await Promise.all(this.made.splice(0).map((context) => context.close()));
  }
}
