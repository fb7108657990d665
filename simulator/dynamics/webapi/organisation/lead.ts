import { choice, id, lookup, ownedColumns, readOnly, text, yesNo } from './columnRule';
import { phoneColumns } from './phoneColumns';
import type { TableDescription } from './tableDescription';

/** Source: learn.microsoft.com/dynamics365/developer/reference/entities/lead; a mobile number is shorter here. */
export const lead: TableDescription = {
  logicalName: 'lead',
  entitySet: 'leads',
  idColumn: 'leadid',
  nameColumn: 'fullname',
  columns: {
    ...ownedColumns,
    ...phoneColumns,
    leadid: id,
    fullname: readOnly(text(160)),
    firstname: text(50),
    lastname: text(50),
    subject: text(300),
    companyname: text(100),
    jobtitle: text(100),
    mobilephone: text(20),
    pager: text(20),
    emailaddress1: text(100),
    address1_line1: text(250),
    address1_city: text(80),
    address1_country: text(80),
    description: text(2000),
    donotphone: yesNo,
    leadqualitycode: choice(1, 2, 3),
    _parentcontactid_value: lookup({ parentcontactid: 'contact' }),
    _parentaccountid_value: lookup({ parentaccountid: 'account' }),
  },
  states: { 0: [1, 2], 1: [3], 2: [4, 5, 6, 7] },
  collections: { Lead_Phonecalls: { table: 'phonecall', lookup: '_regardingobjectid_value' } },
};
