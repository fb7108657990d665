import type { BrowserContext } from 'playwright-core';
import { startBrowser } from '../../scenarios/harness/chromium';
import { watchLoopback } from '../../scenarios/harness/loopbackGuard';

export interface Opened {
  readonly context: BrowserContext;
  /** Every address off loopback that a page asked for; must stay empty. */
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

/** The scenarios' Chromium, for MSAL alone: no product, only the issuer. */
export async function openChromium(
  certificateSpkiHash: string,
  thirdPartyCookies: 'allowed' | 'blocked',
): Promise<Opened> {
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies });
  const { strangers } = watchLoopback(context);
  return {
    context,
    get foreignRequests() {
      return strangers();
    },
    close: () => context.close(),
  };
}
