import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Without what MSAL's measurements are called: each name is a constant of its own. */
export const withoutNames = (script: string): string => script.replace(/^(const \w+ = )"\w+";/gm, '$1"";');

/**
 * How MSAL calls what it measures. Nobody listens (`saysNothing.ts` leaves out what it notes of them), so the names need
 * not travel: 0.7 kB less of `line.js`.
 */
export const namelessMeasures: Plugin = {
  name: 'nameless-measures',
  setup(build) {
    build.onLoad({ filter: /[\\/]@azure[\\/]msal-.*PerformanceEvents\.mjs$/ }, async ({ path }) => ({
      contents: withoutNames(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
