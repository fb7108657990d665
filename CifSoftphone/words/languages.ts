import { primaryLanguage } from './closestLanguage';

/** LCIDs of the languages that write from right to left (Arabic, Hebrew, Urdu, Persian), by their primary part. */
const rightToLeft = new Set([0x01, 0x0d, 0x20, 0x29]);

export const isRightToLeft = (languageId: number): boolean => rightToLeft.has(primaryLanguage(languageId));

const lcidByTag: ReadonlyMap<string, number> = new Map([
  ['en-gb', 2057],
  ['en', 1033],
  ['de', 1031],
  ['fr', 1036],
  ['es', 3082],
  ['ja', 1041],
  ['ar', 1025],
  ['he', 1037],
]);

/** The LCID of a browser language (`de-AT`); English where we do not know it. Dynamics' own answer replaces it. */
export function lcidOfBrowser(tag: string): number {
  const lower = tag.toLowerCase();
  return lcidByTag.get(lower) ?? lcidByTag.get(lower.split('-')[0] ?? '') ?? 1033;
}
