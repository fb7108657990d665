/** What a column of a row may hold. */
export interface ColumnRule {
  readonly kind: 'plain' | 'localized' | 'lookup';
  readonly maxLength?: number;
  /** Whole numbers, both ends included. */
  readonly range?: readonly [number, number];
  readonly required?: true;
  /** Table of the row that a lookup names. */
  readonly table?: string;
}

const bit: ColumnRule = { kind: 'plain', range: [0, 1] };
const name: ColumnRule = { kind: 'localized', maxLength: 100, required: true };
const state = {
  iscustomizable: bit,
  statecode: { kind: 'plain', range: [0, 0] },
  statuscode: { kind: 'plain', range: [1, 1] },
} as const;

/** The tables whose rows we ship: their columns, kinds, lengths and choices. */
export const tableColumns: Readonly<Record<string, Readonly<Record<string, ColumnRule>>>> = {
  environmentvariabledefinition: {
    description: { kind: 'localized', maxLength: 2000, required: true },
    displayname: name,
    introducedversion: { kind: 'plain', required: true },
    iscustomizable: bit,
    isrequired: { kind: 'plain', range: [0, 0], required: true },
    secretstore: { kind: 'plain', range: [0, 0], required: true },
    type: { kind: 'plain', range: [100000000, 100000005], required: true },
  },
  msdyn_sessiontemplate: {
    ...state,
    msdyn_name: name,
    msdyn_title: { kind: 'localized', maxLength: 200, required: true },
    msdyn_anchortab: { kind: 'lookup', table: 'msdyn_applicationtabtemplate', required: true },
    msdyn_enablebuildexpression: bit,
    msdyn_panelstate: { kind: 'plain', range: [162450000, 162450002], required: true },
    msdyn_sessiontype: { kind: 'plain', range: [0, 1], required: true },
    msdyn_type: bit,
  },
  msdyn_applicationtabtemplate: {
    ...state,
    msdyn_name: name,
    msdyn_title: { kind: 'localized', maxLength: 200 },
    msdyn_pagetype: { kind: 'plain', range: [509180000, 509180007], required: true },
    msdyn_pinned: bit,
    msdyn_templateparameters: { kind: 'plain', maxLength: 2048, required: true },
  },
  msdyn_templateparameter: {
    ...state,
    msdyn_name: name,
    msdyn_value: { kind: 'plain', maxLength: 2048 },
    msdyn_applicationtabtemplateid: { kind: 'lookup', table: 'msdyn_applicationtabtemplate', required: true },
  },
  msdyn_notificationtemplate: {
    ...state,
    msdyn_name: name,
    msdyn_title: { kind: 'localized', maxLength: 100, required: true },
    msdyn_acceptbuttontext: { kind: 'localized', maxLength: 100, required: true },
    msdyn_rejectbuttontext: { kind: 'localized', maxLength: 100 },
    msdyn_icon: { kind: 'localized', maxLength: 1024 },
    msdyn_autoacceptnotification: bit,
    msdyn_desktopnotificationmode: { kind: 'plain', range: [509180000, 509180002], required: true },
    msdyn_showrejectbutton: bit,
    msdyn_showtimeout: bit,
    msdyn_theme: { kind: 'plain', range: [509180000, 509180001] },
    msdyn_timeout: { kind: 'plain', range: [0, 500], required: true },
  },
  msdyn_notificationfield: {
    ...state,
    msdyn_name: name,
    msdyn_order: { kind: 'plain', range: [0, 100] },
    msdyn_title: { kind: 'localized', maxLength: 200, required: true },
    msdyn_value: { kind: 'localized', maxLength: 1028, required: true },
  },
  msdyn_channelprovider: {
    ...state,
    msdyn_name: { kind: 'plain', maxLength: 100, required: true },
    msdyn_label: name,
    msdyn_apiversion: { kind: 'plain', range: [162450000, 162450000], required: true },
    msdyn_channelurl: { kind: 'plain', maxLength: 1024, required: true },
    msdyn_customparams: { kind: 'plain', maxLength: 2000 },
    msdyn_enableanalytics: bit,
    msdyn_enableoutbound: bit,
    msdyn_sortorder: { kind: 'plain', range: [0, 1000], required: true },
    msdyn_trusteddomain: { kind: 'plain', maxLength: 2000 },
  },
  msdyn_appconfiguration: {
    ...state,
    msdyn_name: name,
    msdyn_appmoduleuniquename: { kind: 'plain', maxLength: 100, required: true },
    msdyn_profileorder: { kind: 'plain', range: [0, 100], required: true },
  },
};

/** Unique names of these tables, and schema names of environment variables. */
export const maxKeyLength = (table: string): number => (table === 'environmentvariabledefinition' ? 100 : 128);
