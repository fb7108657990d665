import { allBelow, type LabelledPart } from '../model/readFigures';
import { child, childText } from '../model/xmlElement';
import { figuredTables, type FiguredTable } from './figuredTables';
import type { SolutionCheck } from './solutionCheck';

/** A view with a column that the organisation has not is refused at import, or shows an error to whoever opens it. */
export const checkViews: SolutionCheck = (model) => {
  const tables = figuredTables(model);
  return model.views.flatMap((view) => viewFaults(view, tables));
};

function viewFaults({ label, element }: LabelledPart, tables: ReadonlyMap<string, FiguredTable>): readonly string[] {
  const fetch = child(child(element, 'fetchxml'), 'fetch');
  const entity = child(fetch, 'entity');
  const row = child(child(child(element, 'layoutxml'), 'grid'), 'row');
  const asked = (entity?.children ?? [])
    .filter(({ name }) => name === 'attribute')
    .map(({ attributes }) => attributes['name'] ?? '');
  const shown = (row?.children ?? []).map(({ attributes }) => attributes['name'] ?? '');
  const table = tables.get(entity?.attributes['name'] ?? '');
  return [
    ...(table !== undefined && row?.attributes['id'] === 'activityid'
      ? []
      : [`The view "${label}" must ask for phone calls or a table of the package and show rows by activityid.`]),
    ...columnsIn(element, table?.columns).map(
      (column) => `The view "${label}" names ${column}, which the softphone does not fill.`,
    ),
    ...[...shown, 'activityid']
      .filter((column) => !asked.includes(column))
      .map((column) => `The view "${label}" shows ${column} without asking for it.`),
    ...(table?.isOwn === true ||
    ['isdefault', 'isquickfindquery', 'isprivate', 'querytype'].every((name) => childText(element, name) === '0')
      ? []
      : [`The view "${label}" must be a public one and not the default of a table that is not ours.`]),
  ];
}

/** Names in the question that are no column of its table. */
const columnsIn = (
  element: LabelledPart['element'],
  known = new Set<string>() as ReadonlySet<string>,
): readonly string[] =>
  [
    ...allBelow(element, 'attribute').map(({ attributes }) => attributes['name']),
    ...[...allBelow(element, 'condition'), ...allBelow(element, 'order')].map(
      ({ attributes }) => attributes['attribute'],
    ),
    ...allBelow(element, 'link-entity').flatMap(({ attributes }) => [attributes['from'], attributes['to']]),
  ].filter((column): column is string => column !== undefined && !known.has(column));
