import { filterTokens, type FilterToken, type Literal } from './filterTokens';
import { badRequest, notSimulated } from './odataError';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A parsed `$filter`; paths (`primarycontactid/fullname`) are not yet checked against a table. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'text'; readonly function: TextFunction; readonly path: string; readonly value: string }
  | {
      readonly kind: 'any' | 'all';
      readonly path: string;
      readonly variable: string;
      readonly inner: Filter | undefined;
    };

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const functions: readonly string[] = ['contains', 'startswith', 'endswith'];
const isComparison = (word: string): word is Comparison => comparisons.includes(word);
const isFunction = (word: string): word is TextFunction => functions.includes(word);

/** Brackets within brackets; the OData library refuses deeper ones too. */
const maxDepth = 100;
/** Conditions of one query: learn.microsoft.com/power-apps/developer/data-platform/query-throttling, "limits". */
const maxConditions = 500;

/** @throws ODataError 400 when it is not a filter that the Web API takes. */
export function parseFilter(source: string): Filter {
  return new FilterParser(filterTokens(source)).whole();
}

class FilterParser {
  private position = 0;
  private depth = 0;
  private conditions = 0;

  constructor(private readonly tokens: readonly FilterToken[]) {}

  whole(): Filter {
    const filter = this.either();
    if (this.position < this.tokens.length) throw this.unexpected();
    return filter;
  }

  private either(): Filter {
    const of = [this.both()];
    while (this.takeWord('or')) of.push(this.both());
    return of.length === 1 && of[0] ? of[0] : { kind: 'or', of };
  }

  private both(): Filter {
    const of = [this.single()];
    while (this.takeWord('and')) of.push(this.single());
    return of.length === 1 && of[0] ? of[0] : { kind: 'and', of };
  }

  private single(): Filter {
    if (this.takeWord('not')) return this.deeper(() => ({ kind: 'not', inner: this.single() }));
    if (this.take('(')) {
      return this.deeper(() => {
        const inner = this.either();
        this.expect(')');
        return inner;
      });
    }
    this.conditions += 1;
    if (this.conditions > maxConditions) throw badRequest('Number of conditions in query exceeded maximum limit.');
    const word = this.word();
    return this.peek()?.kind === '(' ? this.call(word) : this.comparison(word);
  }

  private deeper(read: () => Filter): Filter {
    this.depth += 1;
    if (this.depth > maxDepth) throw badRequest('Recursion depth exceeded allowed limit.');
    const filter = read();
    this.depth -= 1;
    return filter;
  }

  private call(name: string): Filter {
    const lambda = /^(.+)\/(any|all)$/.exec(name);
    if (lambda) return this.deeper(() => this.lambda(lambda[1] ?? '', lambda[2] === 'any' ? 'any' : 'all'));
    if (name.startsWith('Microsoft.Dynamics.CRM.')) throw notSimulated(`the query function '${name}'`);
    if (!isFunction(name)) throw badRequest(`The function '${name}' is not supported in $filter.`);
    this.expect('(');
    const path = this.word();
    this.expect(',');
    const value = this.literal();
    this.expect(')');
    if (value.type !== 'text') throw this.unexpected();
    return { kind: 'text', function: name, path, value: value.value };
  }

  /** `any()` alone asks whether there is one. */
  private lambda(path: string, kind: 'any' | 'all'): Filter {
    this.expect('(');
    if (kind === 'any' && this.take(')')) return { kind, path, variable: '', inner: undefined };
    const variable = this.word();
    this.expect(':');
    const inner = this.either();
    this.expect(')');
    return { kind, path, variable, inner };
  }

  private comparison(path: string): Filter {
    const operator = this.word();
    if (!isComparison(operator)) throw this.unexpected();
    return { kind: 'compare', path, operator, value: this.literal() };
  }

  private literal(): Literal {
    const token = this.next();
    if (token.kind === 'word') throw notSimulated(`a comparison with '${token.text}', which is no constant,`);
    if (token.kind !== 'literal') throw this.unexpected();
    return token.value;
  }

  private word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw this.unexpected();
    return token.text;
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
