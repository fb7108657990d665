import { badRequest } from './odataError';

export type FilterToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: '(' | ')' | ',' };

/** Order matters: a GUID and a date start like numbers. */
const patterns: readonly (readonly [RegExp, (match: string) => FilterToken | undefined])[] = [
  [/^\s+/, () => undefined],
  [/^'(?:[^']|'')*'/, (match) => ({ kind: 'string', value: match.slice(1, -1).replace(/''/g, "'") })],
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i, (match) => ({ kind: 'guid', value: match.toLowerCase() })],
  [/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?/, (match) => ({ kind: 'date', value: match })],
  [/^-?\d+(?:\.\d+)?/, (match) => ({ kind: 'number', value: Number(match) })],
  [/^[A-Za-z_][\w.]*(?:\/[A-Za-z_]\w*)*/, (match) => ({ kind: 'word', text: match })],
  [/^\(/, () => ({ kind: '(' })],
  [/^\)/, () => ({ kind: ')' })],
  [/^,/, () => ({ kind: ',' })],
];

/** @throws ODataError 400 with the position of what no OData filter may hold. */
export function filterTokens(source: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  while (position < source.length) {
    const rest = source.slice(position);
    const hit = patterns
      .map(([pattern, make]) => ({ match: pattern.exec(rest)?.[0], make }))
      .find(({ match }) => match);
    if (!hit?.match) throw badRequest(`Syntax error at position ${position} in the $filter expression.`);
    const token = hit.make(hit.match);
    if (token) tokens.push(token);
    position += hit.match.length;
  }
  return tokens;
}
