// Its own file: what a terminal may be told is tested without a run.

/** What moves the cursor, colours, rings, or turns the direction of writing: a server must not write over our lines. */
const controls = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * One line that only says something. Words of servers are in it: no terminal and no pipeline may take them for an order
 * (Azure DevOps reads `##vso[…]` anywhere in a line, GitHub Actions `::…::` at its beginning).
 */
export const printable = (line: string): string =>
  line
    .replace(controls, ' ')
    .replace(/##(?=(vso)?\[)/g, '# #')
    .replace(/^(\s*):(?=:)/, '$1: ');
