/**
 * The same pattern for the same numbers, without those given: `11[0-2]` and `1(?:10|11|12)` become one text, so that
 * countries share a line. Reads what libphonenumber writes of short numbers: digits, sets, groups, `|`, `?` and `\d`.
 *
 * @throws Error for any other sign
 */
export function plainPattern(pattern: string, without: readonly string[]): string {
  return written(new Set(expanded(pattern).filter((number) => !without.includes(number))));
}

/** All numbers of a pattern. */
function expanded(pattern: string): readonly string[] {
  let at = 0;
  const either = (): readonly string[] => {
    const found = [...inTurn()];
    while (pattern[at] === '|') {
      at += 1;
      found.push(...inTurn());
    }
    return found;
  };
  const inTurn = (): readonly string[] => {
    let found: readonly string[] = [''];
    while (at < pattern.length && !'|)'.includes(pattern.charAt(at))) {
      const one = single();
      const next = pattern[at] === '?' ? ['', ...one] : one;
      if (pattern[at] === '?') at += 1;
      found = found.flatMap((head) => next.map((tail) => head + tail));
    }
    return found;
  };
  const single = (): readonly string[] => {
    const [piece = ''] = /^(?:\(\?:|\[[\d-]+\]|\\d|\d)/.exec(pattern.slice(at)) ?? [];
    if (piece === '') throw new Error(`The pattern ${pattern} cannot be read at ${at}.`);
    at += piece.length;
    if (piece !== '(?:') return [...'0123456789'].filter((digit) => new RegExp(`^${piece}$`).test(digit));
    const found = either();
    at += 1;
    return found;
  };
  return either();
}

function written(numbers: ReadonlySet<string>): string {
  const endings = new Map<string, Set<string>>();
  for (const number of numbers) {
    if (number === '') continue;
    const [first = ''] = number;
    endings.set(first, (endings.get(first) ?? new Set()).add(number.slice(1)));
  }
  const digitsOf = new Map<string, string>();
  for (const [digit, rest] of [...endings].sort()) {
    const tail = written(rest);
    digitsOf.set(tail, (digitsOf.get(tail) ?? '') + digit);
  }
  const parts = [...digitsOf].map(([tail, digits]) => oneOf(digits) + tail);
  const all = parts.length > 1 ? `(?:${parts.join('|')})` : parts.join('');
  if (!numbers.has('') || all === '') return all;
  return parts.length > 1 || all.length === 1 ? `${all}?` : `(?:${all})?`;
}

function oneOf(digits: string): string {
  if (digits.length === 1) return digits;
  if (digits.length === 10) return '\\d';
  const isRun = digits.length > 2 && Number(digits.at(-1)) - Number(digits[0]) === digits.length - 1;
  return `[${isRun ? `${digits.charAt(0)}-${digits.slice(-1)}` : digits}]`;
}
