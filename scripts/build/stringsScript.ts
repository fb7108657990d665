import type { Language } from '../../CifSoftphone/words/languages';
import { stringsGlobal } from '../../CifSoftphone/words/stringsGlobal';
import { languageFile, languageWords, panelWords } from './languageWords';

/** Beside the panel. */
export const stringsName = ({ lcid }: Language): string => `strings.${lcid}.js`;

/** The script that leaves one language's strings where the panel finds them. */
export async function stringsScript({ lcid }: Language): Promise<string> {
  const strings = JSON.stringify(panelWords(await languageWords(languageFile(lcid))));
  return `(window.${stringsGlobal}=window.${stringsGlobal}||{})[${lcid}]=${strings};\n`;
}
