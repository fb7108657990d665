import { choice, id, lookup, ownedColumns, text, yesNo } from './columnRule';
import { phoneColumns } from './phoneColumns';
import { activeOrNot, type TableDescription } from './tableDescription';

/** Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/account */
export const account: TableDescription = {
  logicalName: 'account',
  entitySet: 'accounts',
  idColumn: 'accountid',
  nameColumn: 'name',
  columns: {
    ...ownedColumns,
    ...phoneColumns,
    accountid: id,
    name: text(160),
    accountnumber: text(20),
    websiteurl: text(200),
    emailaddress1: text(100),
    address1_line1: text(250),
    address1_city: text(80),
    address1_country: text(80),
    description: text(2000),
    donotphone: yesNo,
    preferredcontactmethodcode: choice(1, 2, 3, 4, 5),
    _primarycontactid_value: lookup({ primarycontactid: 'contact' }),
    _parentaccountid_value: lookup({ parentaccountid: 'account' }),
  },
  states: activeOrNot,
  collections: {
    contact_customer_accounts: { table: 'contact', lookup: '_parentcustomerid_value' },
    account_parent_account: { table: 'account', lookup: '_parentaccountid_value' },
    incident_customer_accounts: { table: 'incident', lookup: '_customerid_value' },
    Account_Phonecalls: { table: 'phonecall', lookup: '_regardingobjectid_value' },
  },
};
