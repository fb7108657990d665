import { languages as ofSoftphone } from '../../CifSoftphone/words/languages';
import table from './words.json';
import { element, type Written } from './xmlWriter';

const { languages, ...words } = table;
const lcids = languages.map((tag) => String(ofSoftphone.find((one) => one.tag === tag)?.lcid ?? ''));
export type Word = keyof typeof words;
/** A word of ours in all languages of the softphone, or one of the platform's own, which it brings in English. */
export type Words = Word | { readonly english: string };

const inLanguages = (word: Words): readonly (readonly [language: string, text: string])[] =>
  typeof word === 'string'
    ? lcids.map((lcid, at) => [lcid, words[word][at] ?? ''] as const)
    : [['1033', word.english] as const];

/** `<displayname description="Channel" languagecode="1033" />` and its like, one for each language. */
export const labels = (name: string, word: Words): readonly Written[] =>
  inLanguages(word).map(([languagecode, description]) => element(name, { description, languagecode }));

export const allLanguages: readonly string[] = lcids;
