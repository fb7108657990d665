import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** One line each, in every file of libphonenumber that has a loop over the members of a list. */
const helper = /^function _createForOfIteratorHelperLoose\(.*\}$/m;
const whatItNeeds = /^function _(?:unsupportedIterableToArray|arrayLikeToArray)\(.*\}$/gm;

/** The loops of old browsers in words that all browsers have: what was made of `for … of` for those without iterators. */
export function inNewWords(script: string): string {
  if (!helper.test(script) || script.includes('_slicedToArray')) return script;
  return script
    .replace(
      helper,
      'const _createForOfIteratorHelperLoose=(list)=>{const members=list[Symbol.iterator]();return()=>members.next()};',
    )
    .replace(whatItNeeds, '');
}

/** libphonenumber is built for browsers of 2015; ours read ES2018: 0.35 kB less of `line.js`. */
export const newLoops: Plugin = {
  name: 'new-loops',
  setup(build) {
    build.onLoad({ filter: /[\\/]libphonenumber-js[\\/]es6[\\/].*\.js$/ }, async ({ path }) => ({
      contents: inNewWords(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
