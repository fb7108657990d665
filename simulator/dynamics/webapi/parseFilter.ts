import { filterTokens, type FilterToken } from './filterTokens';
import { badRequest } from './odataError';

export type FilterValue = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A parsed `$filter`; column names are not yet checked against a table. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'compare'; readonly column: string; readonly operator: Comparison; readonly value: FilterValue }
  | { readonly kind: 'text'; readonly function: TextFunction; readonly column: string; readonly value: string };

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const functions: readonly string[] = ['contains', 'startswith', 'endswith'];
const isComparison = (word: string): word is Comparison => comparisons.includes(word);
const isFunction = (word: string): word is TextFunction => functions.includes(word);

/** @throws ODataError 400 when it is not a filter that the Web API takes. */
export function parseFilter(source: string): Filter {
  const parser = new FilterParser(filterTokens(source));
  return parser.whole();
}

class FilterParser {
  private position = 0;

  constructor(private readonly tokens: readonly FilterToken[]) {}

  whole(): Filter {
    const filter = this.either();
    if (this.position < this.tokens.length) throw this.unexpected();
    return filter;
  }

  private either(): Filter {
    let left = this.both();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): Filter {
    let left = this.single();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.single() };
    return left;
  }

  private single(): Filter {
    if (this.takeWord('not')) return { kind: 'not', inner: this.single() };
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const token = this.next();
    if (token.kind !== 'word') throw this.unexpected();
    return this.peek()?.kind === '(' ? this.call(token.text) : this.comparison(token.text);
  }

  private call(name: string): Filter {
    if (!isFunction(name)) throw badRequest(`The function '${name}' is not supported in $filter.`);
    this.expect('(');
    const column = this.next();
    this.expect(',');
    const value = this.next();
    this.expect(')');
    if (column.kind !== 'word' || value.kind !== 'string') throw this.unexpected();
    return { kind: 'text', function: name, column: column.text, value: value.value };
  }

  private comparison(column: string): Filter {
    const operator = this.next();
    if (operator.kind !== 'word' || !isComparison(operator.text)) throw this.unexpected();
    return { kind: 'compare', column, operator: operator.text, value: this.value() };
  }

  private value(): FilterValue {
    const token = this.next();
    switch (token.kind) {
      case 'string':
      case 'guid':
      case 'date':
      case 'number':
        return token.value;
      case 'word':
        if (token.text === 'null') return null;
        if (token.text === 'true' || token.text === 'false') return token.text === 'true';
        throw this.unexpected();
      default:
        throw this.unexpected();
    }
  }

  private peek(): FilterToken | undefined {
    return this.tokens[this.position];
  }

  private next(): FilterToken {
    const token = this.peek();
    if (!token) throw this.unexpected();
    this.position += 1;
    return token;
  }

  private take(kind: FilterToken['kind']): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.position += 1;
    return true;
  }

  private takeWord(word: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'word' || token.text !== word) return false;
    this.position += 1;
    return true;
  }

  private expect(kind: FilterToken['kind']): void {
    if (!this.take(kind)) throw this.unexpected();
  }

  private unexpected(): Error {
    return badRequest(`Syntax error in the $filter expression near its part ${this.position + 1}.`);
  }
}
