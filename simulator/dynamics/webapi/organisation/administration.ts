import { id, integer, lookup, ownedColumns, systemColumns, text, yesNo } from './columnRule';
import { activeOrNot, type TableDescription } from './tableDescription';

/** Tables that an agent reads and only an import, or who has the privileges, writes. Sources: the table references of Microsoft Dataverse. */
export const administration: readonly TableDescription[] = [
  {
    logicalName: 'environmentvariabledefinition',
    entitySet: 'environmentvariabledefinitions',
    idColumn: 'environmentvariabledefinitionid',
    nameColumn: 'displayname',
    columns: {
      ...ownedColumns,
      environmentvariabledefinitionid: id,
      schemaname: text(100),
      displayname: text(100),
      description: text(2000),
      defaultvalue: text(2000),
      type: integer(100_000_000, 100_000_005),
    },
    states: activeOrNot,
    collections: {
      environmentvariabledefinition_environmentvariablevalue: {
        table: 'environmentvariablevalue',
        lookup: '_environmentvariabledefinitionid_value',
      },
    },
  },
  {
    logicalName: 'environmentvariablevalue',
    entitySet: 'environmentvariablevalues',
    idColumn: 'environmentvariablevalueid',
    nameColumn: 'schemaname',
    columns: {
      ...ownedColumns,
      environmentvariablevalueid: id,
      schemaname: text(100),
      value: text(2000),
      _environmentvariabledefinitionid_value: lookup({
        EnvironmentVariableDefinitionId: 'environmentvariabledefinition',
      }),
    },
    states: activeOrNot,
  },
  {
    logicalName: 'organization',
    entitySet: 'organizations',
    idColumn: 'organizationid',
    nameColumn: 'name',
    columns: {
      ...systemColumns,
      organizationid: id,
      name: text(160),
      localeid: integer(0),
      languagecode: integer(0),
      defaultcountrycode: text(30),
      isdefaultcountrycodecheckenabled: yesNo,
    },
    states: {},
    readOnly: true,
  },
  {
    logicalName: 'systemuser',
    entitySet: 'systemusers',
    idColumn: 'systemuserid',
    nameColumn: 'fullname',
    columns: {
      ...systemColumns,
      systemuserid: id,
      fullname: text(200),
      domainname: text(1024),
      internalemailaddress: text(100),
      azureactivedirectoryobjectid: id,
      isdisabled: yesNo,
      _businessunitid_value: lookup({ businessunitid: 'businessunit' }),
    },
    states: {},
    readOnly: true,
    collections: {
      systemuserroles_association: {
        table: 'role',
        lookup: '_systemuserid_value',
        through: { table: 'systemuserroles', to: '_roleid_value' },
      },
    },
  },
  {
    // Part of CIF 2.0; its rows come with solutions or from the admin center.
    logicalName: 'msdyn_channelprovider',
    entitySet: 'msdyn_channelproviders',
    idColumn: 'msdyn_channelproviderid',
    nameColumn: 'msdyn_name',
    columns: {
      ...ownedColumns,
      msdyn_channelproviderid: id,
      msdyn_name: text(100),
      msdyn_uniquename: text(128),
      msdyn_label: text(100),
      msdyn_channelurl: text(1024),
      msdyn_enableoutbound: yesNo,
      msdyn_sortorder: integer(),
      msdyn_customparams: text(2000),
      msdyn_enableanalytics: yesNo,
    },
    states: activeOrNot,
  },
  {
    // Arrives with the AppSource app of CIF v1, with or without Customer Service. No public reference tells its lengths.
    logicalName: 'msdyn_ciprovider',
    entitySet: 'msdyn_ciproviders',
    idColumn: 'msdyn_ciproviderid',
    nameColumn: 'msdyn_name',
    columns: {
      ...ownedColumns,
      msdyn_ciproviderid: id,
      msdyn_name: text(100),
      msdyn_label: text(100),
      msdyn_landingurl: text(1024),
      msdyn_clicktoact: yesNo,
      msdyn_sortorder: integer(),
      msdyn_ciproviderapiversion: integer(),
      msdyn_trusteddomain: text(2000),
      msdyn_appselector: text(2000),
      msdyn_roleselector: text(2000),
      msdyn_customparams: text(2000),
    },
    states: activeOrNot,
  },
];
