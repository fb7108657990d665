import type { SolutionModel, SolutionRow } from './model/solutionModel';

/** What a solution contains, in lines for people: kind and names, biggest files with their sizes. */
export function describe(model: SolutionModel): readonly string[] {
  const tables = new Map<string, string[]>();
  for (const row of model.rows.filter(({ table }) => table !== 'msdyn_templateparameter')) {
    const label = tableLabels[row.table] ?? row.table;
    tables.set(label, [...(tables.get(label) ?? []), row.key]);
  }
  const size = (path: string): string => `${((model.files.get(path)?.length ?? 0) / 1024).toFixed(0)} KiB`;
  return [
    `Solution ${model.uniqueName} ${model.version}, publisher ${model.publisher.uniqueName} (${model.publisher.prefix})`,
    ...model.controls.map(({ name, manifestFile }) => {
      const bundle = manifestFile.replace(/[^/]+$/, 'bundle.js');
      return `  control                 ${name} (${size(bundle)})`;
    }),
    ...model.webResources.map(({ name, file }) => `  web resource            ${name} (${size(file)})`),
    ...model.views.map(({ label }) => `  view                    ${label}`),
    ...model.charts.map(({ label }) => `  chart                   ${label}`),
    ...model.dashboards.map(({ label }) => `  dashboard               ${label}`),
    ...model.apps.map(({ name }) => `  app                     ${name}`),
    ...model.roles.map(({ name, privileges }) => `  role                    ${name} (${privileges.length} privileges)`),
    ...[...tables].map(([label, keys]) => `  ${label.padEnd(24)}${keys.join(', ')}`),
    ...counted('template parameters', model.rows.filter(({ table }) => table === 'msdyn_templateparameter').length),
    ...counted('links between rows', model.links.length),
    ...model.rows.flatMap(channelUrl),
  ];
}

/** Nothing is said of what is not there: the core has neither. */
const counted = (label: string, count: number): readonly string[] =>
  count === 0 ? [] : [`  ${label.padEnd(24)}${count}`];

const tableLabels: Readonly<Record<string, string>> = {
  environmentvariabledefinition: 'environment variables',
  msdyn_appconfiguration: 'agent profile',
  msdyn_applicationtabtemplate: 'application tabs',
  msdyn_channelprovider: 'channel provider',
  msdyn_notificationfield: 'notification fields',
  msdyn_notificationtemplate: 'notification template',
  msdyn_sessiontemplate: 'session templates',
};

function channelUrl(row: SolutionRow): readonly string[] {
  const column = row.columns.find(({ name }) => name === 'msdyn_channelurl');
  return column ? [`  the panel's address     ${column.value}`] : [];
}
