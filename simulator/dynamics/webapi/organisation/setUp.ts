import { choice, id, lookup, ownedColumns, systemColumns, text, yesNo } from './columnRule';
import { activeOrNot, type Collection, type TableDescription } from './tableDescription';

const pairs = (table: string, far: string, near: string): Collection => ({
  table: far,
  lookup: `_${near}id_value`,
  through: { table, to: `_${far}id_value` },
});

const pairTable = (logicalName: string, one: string, other: string): TableDescription => ({
  logicalName,
  entitySet: `${logicalName}set`,
  idColumn: `${logicalName}id`,
  nameColumn: `${logicalName}id`,
  columns: {
    ...systemColumns,
    [`${logicalName}id`]: id,
    [`_${one}id_value`]: id,
    [`_${other}id_value`]: id,
  },
  states: {},
  pairs: true,
});

/** What brings Customer Service: its templates travel in solutions, so only an import writes them here. */
const template = (kind: string): TableDescription => ({
  logicalName: `msdyn_${kind}`,
  entitySet: `msdyn_${kind}s`,
  idColumn: `msdyn_${kind}id`,
  nameColumn: 'msdyn_name',
  columns: { ...ownedColumns, [`msdyn_${kind}id`]: id, msdyn_name: text(100), msdyn_uniquename: text(128) },
  states: activeOrNot,
  readOnly: true,
});

/**
 * Tables that set-up looks at. Sources: the table references of Microsoft Dataverse and of Dynamics 365 Customer Service
 * (names of the many-to-many relationships included).
 */
export const setUp: readonly TableDescription[] = [
  {
    logicalName: 'solution',
    entitySet: 'solutions',
    idColumn: 'solutionid',
    nameColumn: 'friendlyname',
    columns: {
      ...systemColumns,
      solutionid: id,
      uniquename: text(65),
      friendlyname: text(256),
      version: text(256),
      ismanaged: yesNo,
    },
    states: {},
    readOnly: true,
  },
  {
    logicalName: 'businessunit',
    entitySet: 'businessunits',
    idColumn: 'businessunitid',
    nameColumn: 'name',
    columns: { ...systemColumns, businessunitid: id, name: text(160) },
    states: {},
    readOnly: true,
  },
  {
    logicalName: 'role',
    entitySet: 'roles',
    idColumn: 'roleid',
    nameColumn: 'name',
    columns: {
      ...systemColumns,
      roleid: id,
      name: text(100),
      _businessunitid_value: lookup({ businessunitid: 'businessunit' }),
    },
    states: {},
    readOnly: true,
  },
  pairTable('systemuserroles', 'systemuser', 'role'),
  {
    ...template('appconfiguration'),
    collections: {
      msdyn_appconfiguration_systemuser: pairs(
        'msdyn_appconfiguration_systemuser',
        'systemuser',
        'msdyn_appconfiguration',
      ),
      msdyn_appconfig_msdyn_channelprovider: pairs(
        'msdyn_appconfig_msdyn_channelprovider',
        'msdyn_channelprovider',
        'msdyn_appconfiguration',
      ),
      msdyn_appconfiguration_sessiontemplate: pairs(
        'msdyn_appconfiguration_sessiontemplate',
        'msdyn_sessiontemplate',
        'msdyn_appconfiguration',
      ),
    },
  },
  template('sessiontemplate'),
  template('notificationtemplate'),
  template('applicationtabtemplate'),
  pairTable('msdyn_appconfiguration_systemuser', 'msdyn_appconfiguration', 'systemuser'),
  pairTable('msdyn_appconfig_msdyn_channelprovider', 'msdyn_appconfiguration', 'msdyn_channelprovider'),
  pairTable('msdyn_appconfiguration_sessiontemplate', 'msdyn_appconfiguration', 'msdyn_sessiontemplate'),
  {
    logicalName: 'msdyn_kpieventdefinition',
    entitySet: 'msdyn_kpieventdefinitions',
    idColumn: 'msdyn_kpieventdefinitionid',
    nameColumn: 'msdyn_name',
    columns: {
      ...ownedColumns,
      msdyn_kpieventdefinitionid: id,
      msdyn_name: text(100),
      msdyn_eventdisplayname: text(100),
      msdyn_eventdescription: text(2000),
      // Microsoft's own, and makers'.
      msdyn_eventtype: choice(100_000_000, 100_000_001),
    },
    states: activeOrNot,
  },
];
