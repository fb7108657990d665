import type { Plugin } from 'esbuild';
import { languages } from '../../CifSoftphone/words/languages';
import { basename } from 'node:path';
import { isPage, languageFile, languageWords, pageFile, panelWords, voiceWords } from './languageWords';

/**
 * `import words from '../strings/voice.words'` gives those of all languages, by tag, so the page fetches nothing; so does
 * `panel.words`, of which tests draw, and the words of each page for administrators (`setup.words`).
 */
export const stringsPlugin: Plugin = {
  name: 'strings',
  setup(build) {
    build.onResolve({ filter: /\/strings\/(?:panel|voice|setup|settings|chat|rows)\.words$/ }, ({ path }) => ({
      path,
      namespace: 'words',
    }));
    build.onLoad({ filter: /./, namespace: 'words' }, async ({ path }) => {
      const name = basename(path, '.words');
      const wordsIn = async (lcid: number) =>
        isPage(name)
          ? languageWords(pageFile(name, lcid))
          : (name === 'voice' ? voiceWords : panelWords)(await languageWords(languageFile(lcid)));
      const entries = languages.map(async ({ lcid, tag }) => [tag, await wordsIn(lcid)]);
      return { contents: `export default new Map(${JSON.stringify(await Promise.all(entries))})` };
    });
  },
};
