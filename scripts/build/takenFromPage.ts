import type { Plugin } from 'esbuild';
import { sharedWithLaterGlobal } from '../../CifSoftphone/ui/parts/sharedWithLater';

const page = `window[${JSON.stringify(sharedWithLaterGlobal)}]`;
const named = (part: string, names: readonly string[]): string =>
  `export const { ${names.join(', ')} } = ${page}.${part};`;

/** What `later.js` asks for, and what stands in its place: `sharedWithLater.ts`. By name, so that a missing one fails. */
const taken: readonly { readonly filter: RegExp; readonly contents: string }[] = [
  { filter: /^react$/, contents: `module.exports = ${page}.react;` },
  {
    filter: /^@fluentui\/react$/,
    contents: named('fluent', ['DefaultButton', 'IconButton', 'mergeStyles', 'PrimaryButton', 'TextField']),
  },
  { filter: /\/useSoftphone$/, contents: named('softphone', ['SoftphoneContext', 'useSoftphone']) },
];

export const takenFromPage: Plugin = {
  name: 'taken-from-page',
  setup(build) {
    taken.forEach(({ filter, contents }, at) => {
      build.onResolve({ filter }, () => ({ path: String(at), namespace: 'page' }));
      build.onLoad({ filter: new RegExp(`^${at}$`), namespace: 'page' }, () => ({ contents, loader: 'js' }));
    });
  },
};
