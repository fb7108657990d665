import type { SolutionCheck } from './solutionCheck';

const types = { table: '1', role: '20', dashboard: '60', webResource: '61', siteMap: '62', control: '66', app: '80' };

/** What customizations.xml holds needs a root component each; rows must have none, their type codes differ by org. */
export const checkRootComponents: SolutionCheck = (model) => {
  const { rootComponents, roles, tables, dashboards, siteMaps, apps, webResources, controls } = model;
  const wanted = [
    ...tables.map(({ name }) => `${types.table} ${name}`),
    ...dashboards.map(({ id }) => `${types.dashboard} ${id}`),
    ...siteMaps.map(({ name }) => `${types.siteMap} ${name}`),
    ...apps.map(({ name }) => `${types.app} ${name}`),
    ...roles.map(({ id }) => `${types.role} ${id}`),
    ...webResources.map(({ name }) => `${types.webResource} ${name}`),
    ...controls.map(({ name }) => `${types.control} ${name}`),
  ];
  const found = rootComponents.map(({ type, name }) => `${type} ${name}`);
  return [
    ...wanted
      .filter((component) => !found.includes(component))
      .map((component) => `solution.xml has no root component "${component}": the import stops without it.`),
    ...found
      .filter((component) => !wanted.includes(component))
      .map((component) => `solution.xml names the root component "${component}", which is not in the package.`),
  ];
};
