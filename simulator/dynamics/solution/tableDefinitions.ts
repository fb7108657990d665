import type { ImportOptions } from './importOptions';

/** One column of a table whose rows travel in a solution. */
export interface ColumnRule {
  readonly kind: 'text' | 'localized' | 'integer' | 'boolean' | 'lookup';
  readonly required?: boolean;
  readonly maxLength?: number;
  /** Allowed whole numbers (a choice) or the inclusive range. */
  readonly choices?: readonly number[];
  readonly range?: readonly [number, number];
  /** Table that a lookup points to. */
  readonly target?: string;
}

export interface TableRule {
  readonly table: string;
  /** Folder in the zip: the collection name. */
  readonly folder: string;
  readonly key: 'msdyn_uniquename' | 'schemaname';
  readonly keyMaxLength: number;
  readonly columns: Readonly<Record<string, ColumnRule>>;
}

const boolean: ColumnRule = { kind: 'boolean' };
const name: ColumnRule = { kind: 'localized', required: true, maxLength: 100 };
const title: ColumnRule = { kind: 'localized', maxLength: 200 };
const common: Readonly<Record<string, ColumnRule>> = {
  iscustomizable: boolean,
  statecode: { kind: 'integer', choices: [0, 1] },
  statuscode: { kind: 'integer', choices: [1, 2] },
};

const msdyn = (table: string, columns: Readonly<Record<string, ColumnRule>>): TableRule => ({
  table,
  folder: `${table}s`,
  key: 'msdyn_uniquename',
  keyMaxLength: 128,
  columns: { ...common, ...columns },
});

/** The tables of an organisation that has Customer Service with App profile manager and CIF 2.0. */
const tableRules: readonly TableRule[] = [
  {
    table: 'environmentvariabledefinition',
    folder: 'environmentvariabledefinitions',
    key: 'schemaname',
    keyMaxLength: 100,
    columns: {
      iscustomizable: boolean,
      displayname: { kind: 'localized', required: true, maxLength: 100 },
      description: { kind: 'localized', maxLength: 2000 },
      defaultvalue: { kind: 'text', maxLength: 2000 },
      introducedversion: { kind: 'text', maxLength: 48 },
      isrequired: boolean,
      secretstore: { kind: 'integer', choices: [0, 1] },
      type: { kind: 'integer', required: true, range: [100_000_000, 100_000_005] },
    },
  },
  msdyn('msdyn_applicationtabtemplate', {
    msdyn_name: name,
    msdyn_title: title,
    msdyn_description: { kind: 'text', maxLength: 2000 },
    msdyn_pagetype: { kind: 'integer', required: true, range: [509_180_000, 509_180_007] },
    msdyn_pinned: boolean,
    msdyn_templateparameters: { kind: 'text', maxLength: 2048 },
  }),
  msdyn('msdyn_templateparameter', {
    msdyn_name: name,
    msdyn_value: { kind: 'text', maxLength: 2048 },
    msdyn_applicationtabtemplateid: { kind: 'lookup', required: true, target: 'msdyn_applicationtabtemplate' },
  }),
  msdyn('msdyn_sessiontemplate', {
    msdyn_name: name,
    msdyn_title: title,
    msdyn_description: { kind: 'text', maxLength: 2000 },
    msdyn_sessiontype: { kind: 'integer', required: true, choices: [0, 1] },
    msdyn_type: boolean,
    msdyn_entity: { kind: 'text', maxLength: 100 },
    msdyn_panelstate: { kind: 'integer', choices: [162_450_000, 162_450_001, 162_450_002] },
    msdyn_enablebuildexpression: boolean,
    msdyn_enabletitlesync: boolean,
    msdyn_expressiondata: { kind: 'text', maxLength: 1_048_576 },
    msdyn_anchortab: { kind: 'lookup', target: 'msdyn_applicationtabtemplate' },
  }),
  msdyn('msdyn_notificationtemplate', {
    msdyn_name: name,
    msdyn_title: { kind: 'localized', required: true, maxLength: 100 },
    msdyn_description: { kind: 'text', maxLength: 2000 },
    msdyn_icon: { kind: 'localized', maxLength: 1024 },
    msdyn_timeout: { kind: 'integer', range: [0, 500] },
    msdyn_showtimeout: boolean,
    msdyn_autoacceptnotification: boolean,
    msdyn_autopopupsession: boolean,
    msdyn_acceptbuttontext: { kind: 'localized', maxLength: 100 },
    msdyn_rejectbuttontext: { kind: 'localized', maxLength: 100 },
    msdyn_showrejectbutton: boolean,
    msdyn_desktopnotificationmode: { kind: 'integer', choices: [509_180_000, 509_180_001, 509_180_002] },
    msdyn_theme: { kind: 'integer', choices: [509_180_000, 509_180_001] },
  }),
  msdyn('msdyn_notificationfield', {
    msdyn_name: name,
    msdyn_title: { kind: 'localized', required: true, maxLength: 200 },
    msdyn_value: { kind: 'localized', maxLength: 1028 },
    msdyn_order: { kind: 'integer' },
  }),
  msdyn('msdyn_channelprovider', {
    msdyn_name: { kind: 'text', required: true, maxLength: 100 },
    msdyn_label: { kind: 'localized', required: true, maxLength: 100 },
    msdyn_channelurl: { kind: 'text', required: true, maxLength: 1024 },
    msdyn_enableoutbound: boolean,
    msdyn_enableanalytics: boolean,
    msdyn_sortorder: { kind: 'integer', required: true, range: [0, 1000] },
    msdyn_apiversion: { kind: 'integer', choices: [162_450_000] },
    msdyn_trusteddomain: { kind: 'text', maxLength: 2000 },
    msdyn_customparams: { kind: 'text', maxLength: 2000 },
    msdyn_sandboxconfiguration: { kind: 'text', maxLength: 2000 },
  }),
  msdyn('msdyn_appconfiguration', {
    msdyn_name: name,
    msdyn_description: { kind: 'text', maxLength: 2000 },
    msdyn_appmoduleuniquename: { kind: 'text', required: true, maxLength: 100 },
    msdyn_productivitypaneuniquename: { kind: 'text', maxLength: 100 },
    msdyn_profileorder: { kind: 'integer', range: [0, 100] },
  }),
  msdyn('msdyn_paneconfiguration', {
    msdyn_name: { kind: 'text', required: true, maxLength: 100 },
    msdyn_panemode: boolean,
    msdyn_panestate: boolean,
  }),
];

/** An N:N set of customizations.xml: `<set><row fkA.msdyn_uniquename fkB.msdyn_uniquename/></set>`. */
export interface SetRule {
  readonly row: string;
  readonly ends: readonly [SetEnd, SetEnd];
}
export interface SetEnd {
  readonly column: string;
  readonly table: string;
}

const end = (table: string): SetEnd => ({ column: `${table}id`, table });
const set = (row: string, first: string, second: string): SetRule => ({ row, ends: [end(first), end(second)] });

const setRules: readonly SetRule[] = [
  set('msdyn_appconfig_msdyn_channelprovider', 'msdyn_appconfiguration', 'msdyn_channelprovider'),
  set('msdyn_appconfiguration_applicationextension', 'msdyn_appconfiguration', 'msdyn_applicationextension'),
  set('msdyn_appconfiguration_sessiontemplate', 'msdyn_appconfiguration', 'msdyn_sessiontemplate'),
  set('msdyn_msdyn_paneconfig_msdyn_appconfig', 'msdyn_appconfiguration', 'msdyn_paneconfiguration'),
  set('msdyn_notificationtemplate_notificationfield', 'msdyn_notificationfield', 'msdyn_notificationtemplate'),
  set('msdyn_sessiontemplate_applicationtab', 'msdyn_applicationtabtemplate', 'msdyn_sessiontemplate'),
];

const isOfCustomerService = (table: string): boolean => table.startsWith('msdyn_');

/** The tables whose rows this organisation can import. */
export const tablesOf = ({ customerService }: ImportOptions): readonly TableRule[] =>
  tableRules.filter(({ table }) => customerService || !isOfCustomerService(table));

/** The N:N sets that this organisation can import: a set needs the tables at both of its ends. */
export const setsOf = ({ customerService }: ImportOptions): readonly SetRule[] =>
  setRules.filter(({ ends }) => customerService || !ends.some(({ table }) => isOfCustomerService(table)));

/** Rows that the products themselves bring: a lookup may point at them without the zip holding them. */
export const shippedRows: ReadonlySet<string> = new Set([
  'msdyn_applicationextension:msdyn_CIFV2Loader',
  'msdyn_applicationextension:pp_loader',
]);
