import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { repoRoot } from '../../../scripts/repoRoot';
import { stringsPlugin } from '../../../scripts/build/stringsPlugin';
import { startBrowser } from '../harness/chromium';
import { watchLoopback } from '../harness/loopbackGuard';

export interface OpenGallery {
  readonly page: Page;
  close(): Promise<void>;
}

/** The real components with a line that stands still, in a real Chromium: every state without the way to it. */
export async function openGallery(): Promise<OpenGallery> {
  const { outputFiles } = await build({
    absWorkingDir: repoRoot,
    entryPoints: [join(__dirname, 'galleryPage.tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    plugins: [stringsPlugin],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "window.FabricConfig={fontBaseUrl:''};" },
  });
  const context = await startBrowser({ thirdPartyCookies: 'allowed' });
  const { strangers } = watchLoopback(context);
  const page = await context.newPage();
  await page.setContent('<!doctype html><html lang="en"><head><title>Softphone</title></head><body></body></html>');
  await page.addScriptTag({ content: outputFiles.map(({ text }) => text).join('\n') });
  return {
    page,
    close: async () => {
      await context.close();
      if (strangers().length > 0) throw new Error(`The gallery asked for ${strangers().join(', ')}.`);
    },
  };
}
