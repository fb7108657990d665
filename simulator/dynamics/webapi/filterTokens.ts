import { badRequest } from './odataError';

export type FilterToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: '(' | ')' | ',' | ':' };

/** A constant of a filter, with the OData type that its spelling has. */
export type Literal =
  | { readonly type: 'text' | 'guid' | 'time'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

const literal = (value: Literal): FilterToken => ({ kind: 'literal', value });

/** Order matters: a GUID and a date start like numbers. */
const patterns: readonly (readonly [RegExp, (match: string) => FilterToken | undefined])[] = [
  [/\s+/y, () => undefined],
  [/'(?:[^']|'')*'/y, (match) => literal({ type: 'text', value: match.slice(1, -1).replace(/''/g, "'") })],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iy, (match) => literal({ type: 'guid', value: match.toLowerCase() })],
  [/\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?/y, (match) => literal({ type: 'time', value: match })],
  [/-?\d+(?:\.\d+)?/y, (match) => literal({ type: 'number', value: Number(match) })],
  [/[A-Za-z_][\w.]*(?:\/[A-Za-z_]\w*)*/y, toWord],
  [/\(/y, () => ({ kind: '(' })],
  [/\)/y, () => ({ kind: ')' })],
  [/,/y, () => ({ kind: ',' })],
  [/:/y, () => ({ kind: ':' })],
];

function toWord(text: string): FilterToken {
  if (text === 'null') return literal({ type: 'null', value: null });
  if (text === 'true' || text === 'false') return literal({ type: 'boolean', value: text === 'true' });
  return { kind: 'word', text };
}

/** @throws ODataError 400 with the position of what no OData filter may hold. */
export function filterTokens(source: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  const matchHere = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    return pattern.exec(source)?.[0];
  };
  while (position < source.length) {
    const hit = patterns.map(([pattern, make]) => ({ match: matchHere(pattern), make })).find(({ match }) => match);
    if (!hit?.match) throw badRequest(`Syntax error at position ${position} in the $filter expression.`);
    const token = hit.make(hit.match);
    if (token) tokens.push(token);
    position += hit.match.length;
  }
  return tokens;
}
