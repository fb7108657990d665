import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { parseResx } from './parseResx';

/** `import texts from '../strings/CifSoftphone.1033.resx'` gives the strings as one object, so the page fetches nothing. */
export const stringsPlugin: Plugin = {
  name: 'strings',
  setup(build) {
    build.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({
      contents: JSON.stringify(parseResx(await readFile(path, 'utf8'), path)),
      loader: 'json',
    }));
  },
};
