/** Facts in one line: where it breaks, the dot stays with the fact before it, and what is short stays in one piece. */
export const factWords = (facts: readonly string[]): string =>
  facts.map((fact) => (fact[24] ? fact : fact.replace(/ /g, '\u00a0'))).join('\u00a0· ');
