/** A fact longer than this may go on in the next line. */
const wholeLength = 24;

/** Facts in one line: where it breaks, it breaks between two of them, and the dot stays with the one before. */
export const factWords = (facts: readonly string[]): string =>
  facts.map((fact) => (fact.length > wholeLength ? fact : fact.replace(/ /g, '\u00a0'))).join('\u00a0· ');
