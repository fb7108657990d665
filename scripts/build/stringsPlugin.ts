import type { Plugin } from 'esbuild';
import { languages } from '../../CifSoftphone/words/languages';
import { languageFile, languageWords, panelWords, voiceWords } from './languageWords';

/**
 * `import texts from '../strings/CifSoftphone.1033.resx'` gives the panel's strings as one object, so the page fetches
 * nothing. `import words from '../strings/voice.words'` (or `panel.words`) gives those of all languages, by tag.
 */
export const stringsPlugin: Plugin = {
  name: 'strings',
  setup(build) {
    build.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({
      contents: JSON.stringify(panelWords(await languageWords(path))),
      loader: 'json',
    }));
    build.onResolve({ filter: /\/strings\/(?:panel|voice)\.words$/ }, ({ path }) => ({ path, namespace: 'words' }));
    build.onLoad({ filter: /./, namespace: 'words' }, async ({ path }) => {
      const wanted = path.endsWith('voice.words') ? voiceWords : panelWords;
      const entries = languages.map(async ({ lcid, tag }) => [tag, wanted(await languageWords(languageFile(lcid)))]);
      return { contents: `export default new Map(${JSON.stringify(await Promise.all(entries))})` };
    });
  },
};
