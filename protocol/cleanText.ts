/** Ends of lines and pages, as systems and clipboards write them: a text of Word breaks its lines with U+000B. */
const breaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
/** What no text needs and Dataverse refuses or nobody can see: controls, halves of characters, non-characters. */
const unwanted = /(?![\n\t])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * A text in which several lines are meant, without what a store refuses (XML 1.0, section 2.2: what Dataverse checks
 * every text by) and without what cannot be shown. Lines end in `\n`; tabs stay. Clean text is given back as it is.
 */
export const cleanLines = (text: string): string => text.replace(breaks, '\n').replace(unwanted, '');

/**
 * Marks that turn the direction of all that follows, until an end that a line need not have: within a sentence of ours
 * they would turn our words, and a number would read backwards. Marks for one sign (LRM, RLM, ALM) stay; the direction
 * of a plain name needs no mark (Unicode Annex 9).
 */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;

/** The same for a text of one line: what would break it becomes a space, and nothing in it reaches beyond it. */
export const cleanLine = (text: string): string =>
  cleanLines(text)
    .replace(/[\n\t]/g, ' ')
    .replace(directions, '');

/** Without blanks around it; empty where nothing in it can be seen: a name of joiners and fillers is no name. */
export const trimmed = (text: string): string => (/[^\s\p{DI}\u2800]/u.test(text) ? text.trim() : '');
