/**
 * Dataverse reads `% _ [ ]` as wildcards in `contains`, `startswith` and `endswith`: a text that is meant as it is
 * written must escape them by a class of one character.
 */
export const likeLiteral = (text: string): string => text.replace(/[[\]%_]/g, (sign) => `[${sign}]`);

/** Matches these characters with anything (spaces, dots, brackets) between them: each spelling of one number. */
export const likeWithGaps = (text: string): string => Array.from(text, likeLiteral).join('%');
