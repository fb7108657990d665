import { allBelow } from '../../../solution/model/readFigures';
import { child, childrenOf, childText, type XmlElement } from '../../../solution/model/xmlElement';
import { columnOf } from '../webapi/fetch/fetchElement';
import { readFetch } from '../webapi/fetch/parseFetch';
import { ODataError } from '../webapi/odataError';
import { tableOfName, type Table } from '../webapi/tables';
import type { ImportProblems } from './importProblem';
import type { Chart, Dashboard, ModelDrivenApp, Organisation, View } from './organisation';
import type { SolutionManifest } from './readSolutionManifest';

type Figures = Pick<Organisation, 'views' | 'charts' | 'dashboards' | 'apps'>;

/** Views, charts, dashboards and apps; only on tables that the organisation has already. Source: published exports. */
export function readFigures(
  customizations: XmlElement,
  { facts, rootComponents }: SolutionManifest,
  problems: ImportProblems,
): Figures {
  const declared = (type: string, name: string): void => {
    if (rootComponents.has(`${type}:${name}`)) return;
    problems.add(
      'root-component',
      `The component ${name} of type ${type} is not declared in the solution file as a root component.`,
    );
  };
  const tables = childrenOf(child(customizations, 'Entities'), 'Entity');
  const found = tables.map((element) => {
    const name = childText(element, 'Name').toLowerCase();
    const table = tableOfName(name);
    if (table === undefined && !name.startsWith(`${facts.prefix}_`))
      problems.add('table', `The entity with a name = '${name}' was not found in the MetadataCache.`);
    declared('1', name);
    return table === undefined ? { views: [], charts: [] } : readTable(element, table, problems);
  });
  const views = found.flatMap((one) => one.views);
  const charts = found.flatMap((one) => one.charts);
  const sections = (section: string, name: string) => childrenOf(child(customizations, section), name);
  const dashboards = sections('Dashboards', 'Dashboard').map((element) =>
    readDashboard(element, views, charts, problems),
  );
  dashboards.forEach(({ id }) => declared('60', id));
  sections('AppModuleSiteMaps', 'AppModuleSiteMap').forEach((element) =>
    declared('62', childText(element, 'SiteMapUniqueName')),
  );
  const apps = sections('AppModules', 'AppModule').map((element): ModelDrivenApp => {
    const uniqueName = childText(element, 'UniqueName');
    declared('80', uniqueName);
    return { uniqueName, roles: allBelow(element, 'Role').map(({ attributes }) => attributes['id'] ?? '') };
  });
  return { views, charts, dashboards, apps };
}

function readTable(element: XmlElement, table: Table, problems: ImportProblems) {
  const views = allBelow(element, 'savedquery').flatMap((view) => {
    for (const { attributes } of allBelow(view, 'cell')) columnOrProblem(table, attributes['name'] ?? '', problems);
    return readQuery(view, 'savedqueryid', table, problems);
  });
  const charts = allBelow(element, 'visualization').flatMap((chart) =>
    readQuery(chart, 'savedqueryvisualizationid', table, problems),
  );
  return { views, charts };
}

function columnOrProblem(table: Table, name: string, problems: ImportProblems): void {
  tellRefusal(problems, () => columnOf(table, name));
}

function readQuery(element: XmlElement, idName: string, table: Table, problems: ImportProblems): readonly View[] {
  const id = childText(element, idName);
  const [fetch] = allBelow(element, 'fetch');
  const query = fetch && tellRefusal(problems, () => readFetch(fetch, table));
  return query === undefined ? [] : [{ id, names: namesOf(element), query }];
}

function tellRefusal<T>(problems: ImportProblems, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    problems.add('fetch', error.message);
    return undefined;
  }
}

const namesOf = (element: XmlElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (child(element, 'LocalizedNames')?.children ?? []).map(({ attributes }) => [
      attributes['languagecode'] ?? '',
      attributes['description'] ?? '',
    ]),
  );

function readDashboard(
  element: XmlElement,
  views: readonly View[],
  charts: readonly Chart[],
  problems: ImportProblems,
): Dashboard {
  const idIn = (parts: readonly View[], text: string, type: string): string => {
    const found = parts.find(({ id }) => id.toLowerCase() === text.toLowerCase());
    if (found === undefined) {
      problems.add(
        'missing-dependency',
        `Some dependencies are missing. The missing dependencies are : ${text} (type ${type}).`,
      );
    }
    return found?.id ?? '';
  };
  const cells = allBelow(element, 'parameters').map((cell) => ({
    view: idIn(views, childText(cell, 'ViewId'), '26'),
    chart:
      childText(cell, 'ChartGridMode') === 'Grid' ? undefined : idIn(charts, childText(cell, 'VisualizationId'), '59'),
  }));
  return { id: childText(element, 'FormId'), names: namesOf(element), cells };
}
