import type { ImportProblems } from './importProblem';
import type {
  AppProfile,
  ChannelProvider,
  EnvironmentVariableDefinition,
  NotificationTemplate,
  PanelMode,
  SessionTemplate,
  TabPageType,
  TabTemplate,
} from './organisation';
import type { SolutionRow } from './readRows';
import type { SetPair } from './readSets';

const panelModes: Readonly<Record<string, PanelMode>> = {
  '162450000': 'minimised',
  '162450001': 'hidden',
  '162450002': 'docked',
};
const pageTypes: readonly TabPageType[] = [
  'entity-list',
  'entity-record',
  'web-resource',
  'control',
  'dashboard',
  'search',
  'third-party',
  'custom',
];
const desktopModes = ['never', 'background', 'always'] as const;
const firstOfRange = 509_180_000;

const ofTable = (rows: readonly SolutionRow[], table: string): readonly SolutionRow[] =>
  rows.filter((row) => row.table === table && row.columns['statecode'] !== '1');

/** Keys at the `wanted` end of a set whose other end is `key` of `table`. */
function joined(pairs: readonly SetPair[], row: string, table: string, key: string, wanted: string): readonly string[] {
  return pairs.flatMap((pair) => {
    const other = pair.keys[wanted];
    return pair.row === row && pair.keys[table] === key && other !== undefined ? [other] : [];
  });
}

export const toEnvironmentVariables = (
  rows: readonly SolutionRow[],
  values: ReadonlyMap<string, string>,
): readonly EnvironmentVariableDefinition[] =>
  ofTable(rows, 'environmentvariabledefinition').map(({ key, columns }) => ({
    schemaName: key,
    displayName: columns['displayname'] ?? key,
    description: columns['description'],
    type: Number(columns['type']),
    defaultValue: columns['defaultvalue'],
    currentValue: values.get(key),
  }));

export const toSessionTemplates = (
  rows: readonly SolutionRow[],
  pairs: readonly SetPair[],
): readonly SessionTemplate[] =>
  ofTable(rows, 'msdyn_sessiontemplate').map(({ key, columns }) => ({
    uniqueName: key,
    title: columns['msdyn_title'] ?? columns['msdyn_name'] ?? key,
    kind: columns['msdyn_sessiontype'] === '1' ? 'entity' : 'generic',
    panelMode: panelModes[columns['msdyn_panelstate'] ?? ''] ?? 'minimised',
    anchorTab: columns['msdyn_anchortab'],
    tabs: joined(
      pairs,
      'msdyn_sessiontemplate_applicationtab',
      'msdyn_sessiontemplate',
      key,
      'msdyn_applicationtabtemplate',
    ),
  }));

export function toNotificationTemplates(
  rows: readonly SolutionRow[],
  pairs: readonly SetPair[],
): readonly NotificationTemplate[] {
  const fields = ofTable(rows, 'msdyn_notificationfield');
  return ofTable(rows, 'msdyn_notificationtemplate').map(({ key, columns }) => {
    const names = joined(
      pairs,
      'msdyn_notificationtemplate_notificationfield',
      'msdyn_notificationtemplate',
      key,
      'msdyn_notificationfield',
    );
    return {
      uniqueName: key,
      title: columns['msdyn_title'] ?? '',
      icon: columns['msdyn_icon'],
      timeoutSeconds: Number(columns['msdyn_timeout'] ?? 120),
      showTimeout: columns['msdyn_showtimeout'] !== '0',
      autoAccept: columns['msdyn_autoacceptnotification'] === '1',
      acceptText: columns['msdyn_acceptbuttontext'] ?? 'Accept',
      rejectText: columns['msdyn_rejectbuttontext'] ?? 'Reject',
      showReject: columns['msdyn_showrejectbutton'] !== '0',
      desktopMode:
        desktopModes[Number(columns['msdyn_desktopnotificationmode'] ?? firstOfRange) - firstOfRange] ?? 'never',
      theme: columns['msdyn_theme'] === '509180001' ? 'light' : 'dark',
      fields: fields
        .filter((field) => names.includes(field.key))
        .sort((a, b) => Number(a.columns['msdyn_order'] ?? 0) - Number(b.columns['msdyn_order'] ?? 0))
        .map((field) => ({ title: field.columns['msdyn_title'] ?? '', value: field.columns['msdyn_value'] ?? '' })),
    };
  });
}

export const toTabTemplates = (rows: readonly SolutionRow[], problems: ImportProblems): readonly TabTemplate[] =>
  ofTable(rows, 'msdyn_applicationtabtemplate').map(({ key, columns }) => ({
    uniqueName: key,
    title: columns['msdyn_title'] ?? columns['msdyn_name'] ?? key,
    pageType: pageTypes[Number(columns['msdyn_pagetype']) - firstOfRange] ?? 'custom',
    pinned: columns['msdyn_pinned'] === '1',
    parameters: readParameters(key, columns['msdyn_templateparameters'], problems),
  }));

function readParameters(
  tab: string,
  json: string | undefined,
  problems: ImportProblems,
): Readonly<Record<string, string | undefined>> {
  if (json === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('not an object');
    return Object.fromEntries(
      Object.entries(parsed).map(([name, holder]: [string, unknown]) => {
        if (typeof holder !== 'object' || holder === null || !('value' in holder))
          throw new Error(`${name} has no value`);
        return [name, typeof holder.value === 'string' ? holder.value : undefined];
      }),
    );
  } catch {
    problems.add(
      'tab-parameters',
      `msdyn_applicationtabtemplate (${tab}): msdyn_templateparameters must be JSON of the form {"name":{"value":…}}.`,
    );
    return {};
  }
}

export const toChannelProviders = (rows: readonly SolutionRow[]): readonly ChannelProvider[] =>
  ofTable(rows, 'msdyn_channelprovider')
    .map(({ key, columns }) => ({
      uniqueName: key,
      label: columns['msdyn_label'] ?? key,
      channelUrl: columns['msdyn_channelurl'] ?? '',
      clickToAct: columns['msdyn_enableoutbound'] === '1',
      sortOrder: Number(columns['msdyn_sortorder'] ?? 0),
      customParams: columns['msdyn_customparams'],
    }))
    .sort((a, b) => a.sortOrder - b.sortOrder);

export const toAppProfiles = (rows: readonly SolutionRow[], pairs: readonly SetPair[]): readonly AppProfile[] =>
  ofTable(rows, 'msdyn_appconfiguration').map(({ key, columns }) => {
    const of = (row: string, wanted: string) => joined(pairs, row, 'msdyn_appconfiguration', key, wanted);
    return {
      uniqueName: key,
      appModule: columns['msdyn_appmoduleuniquename'] ?? '',
      providers: of('msdyn_appconfig_msdyn_channelprovider', 'msdyn_channelprovider'),
      extensions: of('msdyn_appconfiguration_applicationextension', 'msdyn_applicationextension'),
    };
  });
