/** A primary language is the lower ten bits of an LCID: 1031, 2055 and 3079 are all German. */
export const primaryLanguage = (languageId: number): number => languageId & 0x3ff;

/** What there is for an LCID: the same language of another country will do, else the first. */
export function closestLanguage<T>(available: ReadonlyMap<number, T>, languageId: number): T | undefined {
  const sameLanguage = [...available].find(([lcid]) => primaryLanguage(lcid) === primaryLanguage(languageId));
  return available.get(languageId) ?? sameLanguage?.[1] ?? [...available.values()][0];
}
