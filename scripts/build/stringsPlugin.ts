import type { Plugin } from 'esbuild';
import { languages } from '../../CifSoftphone/words/languages';
import { languageFile, languageWords, panelWords, voiceWords } from './languageWords';

/**
 * `import words from '../strings/voice.words'` gives those of all languages, by tag, so the page fetches nothing; so does
 * `panel.words`, of which tests draw.
 */
export const stringsPlugin: Plugin = {
  name: 'strings',
  setup(build) {
    build.onResolve({ filter: /\/strings\/(?:panel|voice)\.words$/ }, ({ path }) => ({ path, namespace: 'words' }));
    build.onLoad({ filter: /./, namespace: 'words' }, async ({ path }) => {
      const wanted = path.endsWith('voice.words') ? voiceWords : panelWords;
      const entries = languages.map(async ({ lcid, tag }) => [tag, wanted(await languageWords(languageFile(lcid)))]);
      return { contents: `export default new Map(${JSON.stringify(await Promise.all(entries))})` };
    });
  },
};
