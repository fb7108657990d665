import { allBelow } from '../model/readFigures';
import type { SolutionModel } from '../model/solutionModel';
import { child, childText } from '../model/xmlElement';
import { phoneCallColumns } from './phoneCallColumns';

/** A table that views and charts may ask for. */
export interface FiguredTable {
  readonly columns: ReadonlySet<string>;
  /** The package brings the table itself, so that its usual views are in it, too. */
  readonly isOwn: boolean;
}

/** By logical name: phone calls, and what the package brings with its columns. */
export const figuredTables = ({ tables }: Pick<SolutionModel, 'tables'>): ReadonlyMap<string, FiguredTable> =>
  new Map<string, FiguredTable>([
    ['phonecall', { columns: phoneCallColumns, isOwn: false }],
    ...tables
      .filter(({ element }) => child(element, 'EntityInfo') !== undefined)
      .map(({ name, element }) => [name, { columns: columnsIn(element), isOwn: true }] as const),
  ]);

const columnsIn = (element: SolutionModel['tables'][number]['element']): ReadonlySet<string> =>
  new Set(allBelow(element, 'attribute').map((one) => childText(one, 'LogicalName')));
