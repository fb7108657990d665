import english from '../../strings/CifSoftphone.1033.resx';
import german from '../../strings/CifSoftphone.1031.resx';
import french from '../../strings/CifSoftphone.1036.resx';
import japanese from '../../strings/CifSoftphone.1041.resx';
import spanish from '../../strings/CifSoftphone.3082.resx';
import { closestLanguage } from './languages';
import type { Texts } from './texts';

export interface PanelLanguage {
  /** For `<html lang>`: how a screen reader pronounces the page. */
  readonly tag: string;
  readonly texts: Texts;
}

const language = (tag: string, strings: Readonly<Record<string, string>>): PanelLanguage => ({
  tag,
  texts: (key) => strings[key] ?? key,
});
const first = language('en', english);
const languages: ReadonlyMap<number, PanelLanguage> = new Map([
  [1033, first],
  [1031, language('de', german)],
  [1036, language('fr', french)],
  [3082, language('es', spanish)],
  [1041, language('ja', japanese)],
]);

/** The panel's own strings (a control gets its strings from the form), in the language closest to the LCID. */
export const panelLanguage = (languageId: number): PanelLanguage => closestLanguage(languages, languageId) ?? first;
