import german from '../../../strings/CifSoftphone.1031.resx';
import english from '../../../strings/CifSoftphone.1033.resx';
import french from '../../../strings/CifSoftphone.1036.resx';
import japanese from '../../../strings/CifSoftphone.1041.resx';
import spanish from '../../../strings/CifSoftphone.3082.resx';
import { closestLanguage } from '../../../CifSoftphone/words/closestLanguage';

type Strings = Readonly<Record<string, string>>;

const languages = new Map<number, { readonly tag: string; readonly strings: Strings }>([
  [1033, { tag: 'en', strings: english }],
  [1031, { tag: 'de', strings: german }],
  [1036, { tag: 'fr', strings: french }],
  [3082, { tag: 'es', strings: spanish }],
  [1041, { tag: 'ja', strings: japanese }],
]);

/** All languages at once: the gallery draws many of them in one page. */
export function galleryLanguage(languageId: number): { readonly tag: string; readonly texts: (key: string) => string } {
  const { tag, strings } = closestLanguage(languages, languageId) ?? { tag: 'en', strings: english };
  return { tag, texts: (key) => strings[key] ?? key };
}
