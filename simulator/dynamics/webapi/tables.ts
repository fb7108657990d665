/** A row as the Web API shows it; absent and null columns are the same. */
export type TableRow = Readonly<Record<string, unknown>>;

/** A table of the make-believe organisation: its names, columns and lookups. */
export interface Table {
  readonly logicalName: string;
  readonly entitySet: string;
  readonly idColumn: string;
  readonly nameColumn: string;
  readonly columns: ReadonlySet<string>;
  /** Navigation property for `@odata.bind` to the lookup column it fills. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Set while seeded and by the import only. */
  readonly readOnly?: boolean;
  /** Collection-valued navigation property for `$expand`: the set and the lookup column that points back. */
  readonly expands?: Readonly<Record<string, { readonly entitySet: string; readonly lookup: string }>>;
}

const always = ['statecode', 'statuscode', 'createdon', 'modifiedon', '_ownerid_value', 'ownerid', 'versionnumber'];
const phones = ['telephone1', 'telephone2', 'telephone3', 'fax', 'address1_telephone1', 'address1_telephone2'];
const address = ['address1_line1', 'address1_city', 'address1_country', 'emailaddress1', 'donotphone', 'description'];
const columns = (...names: readonly string[]): ReadonlySet<string> => new Set([...always, ...names]);

export const tables: readonly Table[] = [
  {
    logicalName: 'contact',
    entitySet: 'contacts',
    idColumn: 'contactid',
    nameColumn: 'fullname',
    columns: columns(
      'contactid',
      'fullname',
      'firstname',
      'lastname',
      'jobtitle',
      'mobilephone',
      'home2',
      'business2',
      'company',
      'callback',
      'pager',
      'assistantphone',
      'managerphone',
      'address1_telephone3',
      'address2_telephone1',
      'address2_telephone2',
      'address2_telephone3',
      '_parentcustomerid_value',
      ...phones,
      ...address,
    ),
    bindings: {
      parentcustomerid_account: '_parentcustomerid_value',
      parentcustomerid_contact: '_parentcustomerid_value',
    },
  },
  {
    logicalName: 'account',
    entitySet: 'accounts',
    idColumn: 'accountid',
    nameColumn: 'name',
    columns: columns(
      'accountid',
      'name',
      'accountnumber',
      'websiteurl',
      'address1_telephone3',
      'address2_telephone1',
      'address2_telephone2',
      'address2_telephone3',
      '_primarycontactid_value',
      ...phones,
      ...address,
    ),
    bindings: { primarycontactid: '_primarycontactid_value' },
  },
  {
    logicalName: 'lead',
    entitySet: 'leads',
    idColumn: 'leadid',
    nameColumn: 'fullname',
    columns: columns(
      'leadid',
      'fullname',
      'firstname',
      'lastname',
      'subject',
      'companyname',
      'mobilephone',
      ...phones,
      ...address,
    ),
    bindings: {},
  },
  {
    logicalName: 'incident',
    entitySet: 'incidents',
    idColumn: 'incidentid',
    nameColumn: 'title',
    columns: columns(
      'incidentid',
      'title',
      'ticketnumber',
      'description',
      'prioritycode',
      'caseorigincode',
      '_customerid_value',
      '_primarycontactid_value',
    ),
    bindings: {
      customerid_contact: '_customerid_value',
      customerid_account: '_customerid_value',
      primarycontactid: '_primarycontactid_value',
    },
  },
  {
    logicalName: 'phonecall',
    entitySet: 'phonecalls',
    idColumn: 'activityid',
    nameColumn: 'subject',
    columns: columns(
      'activityid',
      'subject',
      'description',
      'phonenumber',
      'directioncode',
      'actualdurationminutes',
      'scheduledstart',
      'scheduledend',
      'actualstart',
      'actualend',
      'leftvoicemail',
      'category',
      'subcategory',
      'phonecall_activity_parties',
      'activitytypecode',
      '_regardingobjectid_value',
    ),
    bindings: {
      regardingobjectid_contact_phonecall: '_regardingobjectid_value',
      regardingobjectid_account_phonecall: '_regardingobjectid_value',
      regardingobjectid_incident_phonecall: '_regardingobjectid_value',
      regardingobjectid_lead_phonecall: '_regardingobjectid_value',
      ownerid: '_ownerid_value',
    },
  },
  {
    logicalName: 'environmentvariabledefinition',
    entitySet: 'environmentvariabledefinitions',
    idColumn: 'environmentvariabledefinitionid',
    nameColumn: 'displayname',
    columns: columns(
      'environmentvariabledefinitionid',
      'schemaname',
      'displayname',
      'description',
      'defaultvalue',
      'type',
    ),
    bindings: {},
    readOnly: true,
    expands: {
      environmentvariabledefinition_environmentvariablevalue: {
        entitySet: 'environmentvariablevalues',
        lookup: '_environmentvariabledefinitionid_value',
      },
    },
  },
  {
    logicalName: 'environmentvariablevalue',
    entitySet: 'environmentvariablevalues',
    idColumn: 'environmentvariablevalueid',
    nameColumn: 'schemaname',
    columns: columns('environmentvariablevalueid', 'schemaname', 'value', '_environmentvariabledefinitionid_value'),
    bindings: {},
    readOnly: true,
  },
  {
    logicalName: 'organization',
    entitySet: 'organizations',
    idColumn: 'organizationid',
    nameColumn: 'name',
    columns: columns(
      'organizationid',
      'name',
      'localeid',
      'languagecode',
      'defaultcountrycode',
      'isdefaultcountrycodecheckenabled',
    ),
    bindings: {},
    readOnly: true,
  },
  {
    // Arrives with the AppSource app of CIF v1, with or without Customer Service.
    logicalName: 'msdyn_ciprovider',
    entitySet: 'msdyn_ciproviders',
    idColumn: 'msdyn_ciproviderid',
    nameColumn: 'msdyn_name',
    columns: columns(
      'msdyn_ciproviderid',
      'msdyn_name',
      'msdyn_label',
      'msdyn_landingurl',
      'msdyn_clicktoact',
      'msdyn_sortorder',
      'msdyn_ciproviderapiversion',
      'msdyn_trusteddomain',
      'msdyn_appselector',
      'msdyn_roleselector',
      'msdyn_customparams',
    ),
    bindings: {},
  },
  {
    logicalName: 'systemuser',
    entitySet: 'systemusers',
    idColumn: 'systemuserid',
    nameColumn: 'fullname',
    columns: columns(
      'systemuserid',
      'fullname',
      'domainname',
      'internalemailaddress',
      'azureactivedirectoryobjectid',
      'isdisabled',
    ),
    bindings: {},
    readOnly: true,
  },
];

/** The navigation property to the people of a phone call; they are kept as they were written, in the row itself. */
export const partiesProperty = 'phonecall_activity_parties';

export const tableOfSet = (entitySet: string): Table | undefined =>
  tables.find((table) => table.entitySet === entitySet);
export const tableOfName = (logicalName: string): Table | undefined =>
  tables.find((table) => table.logicalName === logicalName);
