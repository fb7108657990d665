import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

export interface Opened {
  readonly context: BrowserContext;
  /** Every address off loopback that a page asked for; must stay empty. */
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

/** Chromium as a person has it, with a profile of its own: pop-ups and third-party cookies are as set, not as Playwright likes. */
export async function openChromium(spkiHash: string, thirdPartyCookies: 'allowed' | 'blocked'): Promise<Opened> {
  const folder = await mkdtemp(path.join(tmpdir(), 'softphone-chromium-'));
  await mkdir(path.join(folder, 'Default'));
  const cookieControls = thirdPartyCookies === 'allowed' ? 0 : 1;
  await writeFile(
    path.join(folder, 'Default', 'Preferences'),
    JSON.stringify({
      profile: { cookie_controls_mode: cookieControls, block_third_party_cookies: cookieControls === 1 },
    }),
  );
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    headless: false,
    ignoreDefaultArgs: [
      '--disable-popup-blocking',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--disable-back-forward-cache',
    ],
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
    ],
  });
  const foreignRequests: string[] = [];
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname)) foreignRequests.push(hostname);
  });
  return {
    context,
    foreignRequests,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
