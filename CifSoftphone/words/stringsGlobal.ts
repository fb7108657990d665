/** Where a strings file leaves its texts, by LCID; `scripts/build/stringsScript.ts` writes the files. */
export const stringsGlobal = 'ctiSoftphoneStrings';
