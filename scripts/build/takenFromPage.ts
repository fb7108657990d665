import type { Plugin } from 'esbuild';
import { sharedWithLaterGlobal } from '../../CifSoftphone/entries/laterScript';

const page = `window[${JSON.stringify(sharedWithLaterGlobal)}]`;
const named = (part: string, names: string): string => `export const { ${names} } = ${page}.${part};`;

/**
 * What `later.js` asks for, and what stands in its place: `sharedWithLater.ts`. By name, so that a missing one fails.
 * Of modules that both sides need those are taken that are big and have few names.
 */
const taken: readonly { readonly filter: RegExp; readonly contents: string }[] = [
  { filter: /^react$/, contents: `module.exports = ${page}.react;` },
  {
    filter: /^@fluentui\/react$/,
    contents: named('fluent', 'DefaultButton, createTheme, mergeStyles, PrimaryButton, TextField'),
  },
  ...Object.entries({
    callStyles: 'callKey, callStyles, compactKey',
    CardHead: 'CardHead',
    CallerFacts: 'CallFacts, CustomerFacts',
    CallerHead: 'CallerHead',
    Avatar: 'Avatar',
    buttons: 'Buttons, CloseButton, LineButton, SmallButton, SmallIconButton',
    Later: 'Later',
    MessageLine: 'MessageLine',
    Region: 'Region',
    useKeptFocus: 'useKeptFocus',
    useSoftphone: 'SoftphoneContext, useSoftphone',
    lazyClasses: 'lazyClasses',
    tokens: 'answerGreen, rejectRed, statusColours, tokens, tokenValues',
  }).map(([module, names]) => ({ filter: new RegExp(`/${module}$`), contents: named('own', names) })),
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
