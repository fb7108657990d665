import { loadScript } from '../browser/loadScript';
import { closestLanguage, english, type Language } from './languages';
import { stringsGlobal } from './stringsGlobal';
import type { Texts } from './texts';

/** The panel waits so long for the strings of the agent's language before it draws in English: below what a person notices as empty. */
export const languageWaitMs = 500;

/** Its tag is for `<html lang>`: how a screen reader pronounces the page. */
export interface PanelLanguage extends Language {
  readonly texts: Texts;
}

type Strings = Readonly<Record<string, string>>;

const spoken = (language: Language, strings: Strings): PanelLanguage => ({
  ...language,
  texts: (key) => strings[key] ?? key,
});

/** What there is without any file: the keys. They read badly, but a telephone is there. */
export const wordless: PanelLanguage = spoken(english, {});

/**
 * Gives the panel's own strings (a control gets its strings from the form), in the language closest to the LCID. A file
 * that does not load leaves the agent with English words, and without those with the keys: never rejects.
 *
 * @param pageUrl address of the panel: the strings lie beside it
 */
export function panelLanguages(pageUrl: string): (languageId: number) => Promise<PanelLanguage> {
  const load = async (language: Language): Promise<PanelLanguage> => {
    const { lcid } = language;
    const url = new URL(`strings.${lcid}.js`, pageUrl).pathname;
    return spoken(language, await loadScript(url, () => stringsOf(lcid)));
  };
  return (languageId) =>
    load(closestLanguage(languageId))
      .catch(() => load(english))
      .catch(() => wordless);
}

function stringsOf(lcid: number): Strings | undefined {
  const all: unknown = Reflect.get(window, stringsGlobal);
  const strings: unknown = typeof all === 'object' && all !== null ? Reflect.get(all, lcid) : undefined;
  return isStrings(strings) ? strings : undefined;
}

const isStrings = (value: unknown): value is Strings =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
