import { loadScript } from '../browser/loadScript';
import { closestLanguage } from './closestLanguage';
import { stringsGlobal } from './stringsGlobal';
import type { Texts } from './texts';

/** The panel waits so long for the strings of the agent's language before it draws in English: below what a person notices as empty. */
export const languageWaitMs = 500;

export interface PanelLanguage {
  readonly lcid: number;
  /** For `<html lang>`: how a screen reader pronounces the page. */
  readonly tag: string;
  readonly texts: Texts;
}

type Strings = Readonly<Record<string, string>>;

/** The files beside the panel, by LCID; English rides in the panel itself. */
const files: ReadonlyMap<number, { readonly tag: string; readonly lcid: number | undefined }> = new Map([
  [1033, { tag: 'en', lcid: undefined }],
  [1031, { tag: 'de', lcid: 1031 }],
  [1036, { tag: 'fr', lcid: 1036 }],
  [3082, { tag: 'es', lcid: 3082 }],
  [1041, { tag: 'ja', lcid: 1041 }],
]);

export interface PanelLanguages {
  /** The words until others are loaded, and where others cannot be. */
  readonly first: PanelLanguage;
  /**
   * The panel's own strings (a control gets its strings from the form), in the language closest to the LCID. A file
   * that does not load leaves the agent with English words, not without a phone: never rejects.
   */
  load(languageId: number): Promise<PanelLanguage>;
}

const language = (lcid: number, tag: string, strings: Strings): PanelLanguage => ({
  lcid,
  tag,
  texts: (key) => strings[key] ?? key,
});

/** @param pageUrl address of the panel: its strings lie beside it */
export function panelLanguages(english: Strings, pageUrl: string): PanelLanguages {
  const first = language(1033, 'en', english);
  return {
    first,
    load: async (languageId) => {
      const file = closestLanguage(files, languageId);
      if (file?.lcid === undefined) return first;
      const { tag, lcid } = file;
      try {
        const url = new URL(`strings.${lcid}.js`, pageUrl).pathname;
        return language(lcid, tag, await loadScript(url, () => stringsOf(lcid)));
      } catch {
        return first;
      }
    },
  };
}

function stringsOf(lcid: number): Strings | undefined {
  const all: unknown = Reflect.get(window, stringsGlobal);
  const strings: unknown = typeof all === 'object' && all !== null ? Reflect.get(all, lcid) : undefined;
  return isStrings(strings) ? strings : undefined;
}

const isStrings = (value: unknown): value is Strings =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
