import type { Rows } from '../rowStore';
import type { TableRow } from '../tables';
import { aggregateRows } from './aggregateRows';
import type { FetchQuery } from './fetchQuery';
import { runFetch } from './runFetch';

/** The rows that a view shows, in its order. */
export const rowsOfView = (store: Rows, view: FetchQuery, userId: string): readonly TableRow[] =>
  runFetch(store, view, userId)
    .map((joined) => joined.get(''))
    .filter((row) => row !== undefined);

/** What a chart adds up on a view: its own question, of the rows that the view shows. */
export const figuresOf = (store: Rows, view: FetchQuery, chart: FetchQuery, userId: string): readonly TableRow[] =>
  aggregateRows(chart.entity, runFetch(store, { ...view, aggregate: true }, userId));
