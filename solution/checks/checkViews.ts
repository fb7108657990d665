import { allBelow, type LabelledPart } from '../model/readFigures';
import { child, childText } from '../model/xmlElement';
import { phoneCallColumns } from './phoneCallColumns';
import type { SolutionCheck } from './solutionCheck';

/** A view with a column that the organisation has not is refused at import, or shows an error to whoever opens it. */
export const checkViews: SolutionCheck = ({ views }) => views.flatMap(viewFaults);

function viewFaults({ label, element }: LabelledPart): readonly string[] {
  const fetch = child(child(element, 'fetchxml'), 'fetch');
  const entity = child(fetch, 'entity');
  const row = child(child(child(element, 'layoutxml'), 'grid'), 'row');
  const asked = (entity?.children ?? [])
    .filter(({ name }) => name === 'attribute')
    .map(({ attributes }) => attributes['name'] ?? '');
  const shown = (row?.children ?? []).map(({ attributes }) => attributes['name'] ?? '');
  return [
    ...(entity?.attributes['name'] === 'phonecall' && row?.attributes['id'] === 'activityid'
      ? []
      : [`The view "${label}" must ask for phonecall and show rows by activityid.`]),
    ...columnsIn(element).map((column) => `The view "${label}" names ${column}, which the softphone does not fill.`),
    ...[...shown, 'activityid']
      .filter((column) => !asked.includes(column))
      .map((column) => `The view "${label}" shows ${column} without asking for it.`),
    ...(['isdefault', 'isquickfindquery', 'isprivate', 'querytype'].every((name) => childText(element, name) === '0')
      ? []
      : [`The view "${label}" must be a public one and not the default of a table that is not ours.`]),
  ];
}

/** Names in the question that are no column of a phone call of ours. */
const columnsIn = (element: LabelledPart['element']): readonly string[] =>
  [
    ...allBelow(element, 'attribute').map(({ attributes }) => attributes['name']),
    ...[...allBelow(element, 'condition'), ...allBelow(element, 'order')].map(
      ({ attributes }) => attributes['attribute'],
    ),
    ...allBelow(element, 'link-entity').flatMap(({ attributes }) => [attributes['from'], attributes['to']]),
  ].filter((column): column is string => column !== undefined && !phoneCallColumns.has(column));
