import words from '../../../strings/panel.words';
import { closestLanguage } from '../../../CifSoftphone/words/languages';

/** All languages at once: the gallery draws many of them in one page. */
export function galleryLanguage(languageId: number): { readonly tag: string; readonly texts: (key: string) => string } {
  const { tag } = closestLanguage(languageId);
  return { tag, texts: (key) => words.get(tag)?.[key] ?? key };
}
