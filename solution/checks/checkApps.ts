import { allBelow, type LabelledPart } from '../model/readFigures';
import type { SolutionModel } from '../model/solutionModel';
import { child, childText } from '../model/xmlElement';
import { allowedRoles, platformRoles } from './allowedRoles';
import type { SolutionCheck } from './solutionCheck';

/** An app without its sitemap, its icon or its roles does not import, or opens to nobody. */
export const checkApps: SolutionCheck = (model) => [
  ...model.apps.flatMap((app) => appFaults(app, model)),
  ...model.siteMaps.flatMap((map) => mapFaults(map, model)),
];

function appFaults({ name, element }: LabelledPart, model: SolutionModel): readonly string[] {
  const { tables, dashboards, siteMaps, webResources } = model;
  const known = [
    ...tables.map((one) => `1 ${one.name}`),
    ...dashboards.map(({ id }) => `60 ${id}`),
    ...siteMaps.map((one) => `62 ${one.name}`),
  ];
  const parts = allBelow(element, 'AppModuleComponent').map(
    ({ attributes: { type = '', schemaName, id = '' } }) => `${type} ${schemaName ?? id}`,
  );
  const roles = (child(element, 'AppModuleRoleMaps')?.children ?? []).map((one) => one.attributes['id'] ?? '');
  const icon = childText(element, 'WebResourceId');
  return [
    ...parts
      .filter((part) => !known.includes(part))
      .map((part) => `The app ${name} holds "${part}", which is not in the package.`),
    ...(parts.includes(`62 ${name}`) ? [] : [`The app ${name} has no sitemap of its name.`]),
    ...(webResources.some(({ id }) => id === `{${icon}}`)
      ? []
      : [`The icon of the app ${name} is not in the package.`]),
    ...roles
      .filter((id) => !allowedRoles(model).includes(id))
      .map((id) => `The app ${name} is for the role ${id}, which is not known.`),
    ...platformRoles
      .filter((id) => !roles.includes(id))
      .map((id) => `The app ${name} shuts out the administrators of the system (${id}).`),
  ];
}

function mapFaults({ name, element }: LabelledPart, model: SolutionModel): readonly string[] {
  const pages = allBelow(element, 'SubArea').map(({ attributes }) => attributes);
  const ids = ['Area', 'Group', 'SubArea'].flatMap((part) =>
    allBelow(element, part).map((one) => one.attributes['Id'] ?? ''),
  );
  return [
    ...(new Set(ids).size === ids.length ? [] : [`The sitemap ${name} has an id twice.`]),
    ...pages
      .filter((page) => !leadsSomewhere(page, model))
      .map(({ Id: id = '' }) => `The page ${id} of the sitemap ${name} leads to nothing in the package.`),
  ];
}

const ofWebResource = '$webresource:';

function leadsSomewhere(
  { DefaultDashboard: id, Entity: table, Url: url = '' }: Readonly<Record<string, string>>,
  { tables, dashboards, webResources }: SolutionModel,
): boolean {
  if (url.startsWith(ofWebResource)) return webResources.some(({ name }) => name === url.slice(ofWebResource.length));
  return id === undefined ? tables.some((one) => one.name === table) : dashboards.some((one) => one.id === `{${id}}`);
}
