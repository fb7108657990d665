import { all, choice, id, lookup, ownedColumns, readOnly, text, yesNo } from './columnRule';
import { phoneColumns } from './phoneColumns';
import { activeOrNot, type TableDescription } from './tableDescription';

/** Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/contact */
export const contact: TableDescription = {
  logicalName: 'contact',
  entitySet: 'contacts',
  idColumn: 'contactid',
  nameColumn: 'fullname',
  columns: {
    ...ownedColumns,
    ...phoneColumns,
    ...all(
      text(50),
      'firstname',
      'lastname',
      'mobilephone',
      'home2',
      'business2',
      'company',
      'callback',
      'pager',
      'assistantphone',
      'managerphone',
    ),
    contactid: id,
    fullname: readOnly(text(160)),
    jobtitle: text(100),
    emailaddress1: text(100),
    address1_line1: text(250),
    address1_city: text(80),
    address1_country: text(80),
    description: text(2000),
    donotphone: yesNo,
    preferredcontactmethodcode: choice(1, 2, 3, 4, 5),
    _parentcustomerid_value: lookup({ parentcustomerid_account: 'account', parentcustomerid_contact: 'contact' }),
  },
  states: activeOrNot,
  collections: {
    contact_customer_contacts: { table: 'contact', lookup: '_parentcustomerid_value' },
    account_primary_contact: { table: 'account', lookup: '_primarycontactid_value' },
    incident_customer_contacts: { table: 'incident', lookup: '_customerid_value' },
    Contact_Phonecalls: { table: 'phonecall', lookup: '_regardingobjectid_value' },
  },
};
