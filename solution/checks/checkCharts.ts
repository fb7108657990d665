import { allBelow, type LabelledPart } from '../model/readFigures';
import { figuredTables, type FiguredTable } from './figuredTables';
import type { SolutionCheck } from './solutionCheck';

/** Dataverse knows no smaller part of time: a chart by the hour cannot be. */
const dateGroupings = ['day', 'week', 'month', 'quarter', 'year', 'fiscal-period', 'fiscal-year'];

/** A chart whose names do not fit together is refused, or draws nothing. */
export const checkCharts: SolutionCheck = (model) => {
  const tables = figuredTables(model);
  return model.charts.flatMap((chart) => chartFaults(chart, tables));
};

function chartFaults({ label, element }: LabelledPart, tables: ReadonlyMap<string, FiguredTable>): readonly string[] {
  const attributes = allBelow(element, 'attribute').map((one) => one.attributes);
  const groups = attributes.filter(({ groupby }) => groupby === 'true').map(({ alias }) => alias);
  const figures = attributes.filter(({ aggregate }) => aggregate !== undefined).map(({ alias }) => alias);
  const categories = allBelow(element, 'category').map((one) => one.attributes['alias']);
  const measures = allBelow(element, 'measure').map((one) => one.attributes['alias']);
  const [fetch] = allBelow(element, 'fetch');
  const table = tables.get(allBelow(element, 'entity')[0]?.attributes['name'] ?? '');
  return [
    ...(fetch?.attributes['aggregate'] === 'true' && table !== undefined
      ? []
      : [`The chart "${label}" must add up phone calls, or rows of a table of the package.`]),
    ...(groups.join() === categories.join() && groups.length === 1
      ? []
      : [`The chart "${label}" has a category that its question does not group by.`]),
    ...(figures.join() === measures.join() && figures.length > 0
      ? []
      : [`The chart "${label}" measures something else than its question adds up.`]),
    ...attributes
      .filter(({ dategrouping }) => dategrouping !== undefined && !dateGroupings.includes(dategrouping))
      .map(({ dategrouping }) => `The chart "${label}" groups by ${dategrouping}, which Dataverse cannot.`),
    ...attributes
      .filter(({ name = '' }) => table?.columns.has(name) !== true)
      .map(({ name }) => `The chart "${label}" names ${name}, which the softphone does not fill.`),
    ...(allBelow(element, 'Series').some((one) => one.attributes['ChartType'] !== undefined)
      ? []
      : [`The chart "${label}" has no form.`]),
  ];
}
