import { allBelow, type LabelledPart } from '../model/readFigures';
import type { SolutionModel } from '../model/solutionModel';
import { childText, type XmlElement } from '../model/xmlElement';
import { allowedRoles } from './allowedRoles';
import type { SolutionCheck } from './solutionCheck';

/** A dashboard stands on views and charts of its own package: one that the organisation has not stops the import. */
export const checkDashboards: SolutionCheck = (model) => model.dashboards.flatMap((board) => boardFaults(board, model));

function boardFaults({ label, element }: LabelledPart, model: SolutionModel): readonly string[] {
  const has = (parts: readonly LabelledPart[], id: string): boolean =>
    parts.some((one) => one.id.toLowerCase() === id.toLowerCase());
  const roles = allBelow(element, 'Role').map((one) => one.attributes['Id'] ?? '');
  const ids = ['tab', 'section', 'cell'].flatMap((name) =>
    allBelow(element, name).map((one) => one.attributes['id'] ?? ''),
  );
  return [
    ...allBelow(element, 'parameters').flatMap((cell) => [
      ...(has(model.views, childText(cell, 'ViewId'))
        ? []
        : [`The dashboard "${label}" shows the view ${childText(cell, 'ViewId')}, which is not in the package.`]),
      ...(childText(cell, 'ChartGridMode') === 'Grid' || has(model.charts, childText(cell, 'VisualizationId'))
        ? []
        : [
            `The dashboard "${label}" shows the chart ${childText(cell, 'VisualizationId')}, which is not in the package.`,
          ]),
    ]),
    ...(new Set(ids).size === ids.length ? [] : [`The dashboard "${label}" has an id twice.`]),
    ...allBelow(element, 'rows').flatMap(({ children }) => rowFaults(label, children)),
    ...roles
      .filter((id) => !allowedRoles(model).includes(id.toLowerCase()))
      .map((id) => `The dashboard "${label}" is for the role ${id}, which is not known.`),
  ];
}

/** A cell that is N rows high is followed by N - 1 empty ones. */
function rowFaults(label: string, rows: readonly XmlElement[]): readonly string[] {
  return rows.flatMap((row, at) => {
    const high = Math.max(0, ...row.children.map((cell) => Number(cell.attributes['rowspan'] ?? 1)));
    const below = rows.slice(at + 1, at + high);
    return high === 0 || (below.length === high - 1 && below.every(({ children }) => children.length === 0))
      ? []
      : [`The dashboard "${label}" has cells that are ${high} rows high without as many rows.`];
  });
}
