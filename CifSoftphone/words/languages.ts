/** A language in which the softphone speaks. */
export interface Language {
  readonly lcid: number;
  /** As browsers and `<html lang>` write it. */
  readonly tag: string;
}

/** Where no other fits. */
export const english: Language = { lcid: 1033, tag: 'en' };

/**
 * The languages in which the softphone speaks. A new one is a line here and its file in `strings/`: panel, telephone,
 * notification, build, solution, simulator and tests read this list.
 */
export const languages: readonly Language[] = [
  english,
  { lcid: 1031, tag: 'de' },
  { lcid: 1036, tag: 'fr' },
  { lcid: 3082, tag: 'es' },
  { lcid: 1041, tag: 'ja' },
  { lcid: 1040, tag: 'it' },
  { lcid: 1043, tag: 'nl' },
  { lcid: 1046, tag: 'pt-BR' },
  { lcid: 1025, tag: 'ar' },
  { lcid: 2052, tag: 'zh-CN' },
];

/** A primary language is the lower ten bits of an LCID: 1031, 2055 and 3079 are all German. */
const primaryOf = (lcid: number): number => lcid & 0x3ff;

/** Chinese in its traditional signs, of Taiwan, Hong Kong, Macao or of no country: another way of writing. */
const traditionalChinese = new Set([1028, 3076, 5124, 31748]);

/** The language for an LCID: the same one of another country will do, but not in other signs; else English. */
export function closestLanguage(lcid: number): Language {
  if (traditionalChinese.has(lcid)) return english;
  const sameLanguage = languages.find((one) => primaryOf(one.lcid) === primaryOf(lcid));
  return languages.find((one) => one.lcid === lcid) ?? sameLanguage ?? english;
}

/** Primary languages that are written from right to left: Arabic, Hebrew, Urdu, Persian. */
const rightToLeft = new Set([0x01, 0x0d, 0x20, 0x29]);

export const isRightToLeft = (lcid: number): boolean => rightToLeft.has(primaryOf(lcid));

/** Known without words of their own: for the way of writing numbers, and for the direction. */
const others: readonly Language[] = [
  { lcid: 2057, tag: 'en-gb' },
  { lcid: 1037, tag: 'he' },
  ...['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant'].map((tag) => ({ lcid: 1028, tag })),
];

/** The LCID of a browser language (`de-AT`); English where we do not know it. Dynamics' own answer replaces it. */
export function lcidOfBrowser(tag: string): number {
  const known = [...languages, ...others].map((one) => ({ ...one, tag: one.tag.toLowerCase() }));
  const lower = tag.toLowerCase();
  const found = known.find((one) => one.tag === lower) ?? known.find((one) => first(one.tag) === first(lower));
  return (found ?? english).lcid;
}

const first = (tag: string): string => tag.split('-')[0] ?? '';
