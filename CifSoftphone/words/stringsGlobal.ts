// Its own file: the build, which writes the strings files, must not bring the panel in.

/** Where a strings file leaves its texts, by LCID; `scripts/build/stringsScript.ts` writes the files. */
export const stringsGlobal = 'ctiSoftphoneStrings';
