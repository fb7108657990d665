import type { ColumnRule } from '../organisation/columnRule';
import type { Table } from '../tables';

/** A FetchXML query, read and checked against the tables. Source: learn.microsoft.com, "FetchXml reference". */
export interface FetchQuery {
  readonly entity: FetchEntity;
  readonly top: number | undefined;
  readonly page: { readonly number: number; readonly size: number } | undefined;
  readonly distinct: boolean;
  readonly aggregate: boolean;
  readonly countTotal: boolean;
}

/** The table of the query, or one that is joined to it; `alias` is empty for the first. */
export interface FetchEntity {
  readonly alias: string;
  readonly table: Table;
  readonly attributes: readonly FetchAttribute[];
  readonly orders: readonly FetchOrder[];
  readonly filters: readonly FetchFilter[];
  readonly links: readonly FetchLink[];
}

export interface FetchLink extends FetchEntity {
  readonly outer: boolean;
  readonly from: FetchColumn;
  readonly to: FetchColumn;
}

export interface FetchColumn {
  /** The Web API's name: a lookup is `_x_value`. */
  readonly name: string;
  readonly rule: ColumnRule;
}

export interface FetchAttribute extends FetchColumn {
  /** The name under which it is answered. */
  readonly shownAs: string;
  readonly aggregate: Aggregate | undefined;
  readonly groupBy: boolean;
  /** Groups times by the day of the month, as `dategrouping="day"` does. */
  readonly byDay: boolean;
  readonly distinct: boolean;
}

export const aggregates = ['count', 'countcolumn', 'sum', 'avg', 'min', 'max'] as const;
export type Aggregate = (typeof aggregates)[number];

export interface FetchOrder {
  readonly column: FetchColumn | undefined;
  /** Orders by an aggregate's name instead. */
  readonly alias: string | undefined;
  readonly descending: boolean;
}

export type FetchFilter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly FetchFilter[] }
  | {
      readonly kind: 'condition';
      /** Alias of the entity that the column belongs to. */
      readonly alias: string;
      readonly column: FetchColumn;
      readonly operator: string;
      readonly values: readonly string[];
    };
