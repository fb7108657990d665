import type { SearchTableName } from '../settings/softphoneSettings';

/** Where callers are looked for. Every column is one that each organisation has with the table. */
export interface CustomerTable {
  readonly entityName: SearchTableName;
  readonly setName: string;
  readonly idColumn: string;
  readonly nameColumn: string;
  readonly detailColumn: string;
  /** The likeliest first: the order is also the rank of a match. */
  readonly numberColumns: readonly string[];
}

/** In the order of their rank; settings may choose other tables and columns. */
export const customerTables: readonly CustomerTable[] = [
  {
    entityName: 'contact',
    setName: 'contacts',
    idColumn: 'contactid',
    nameColumn: 'fullname',
    detailColumn: 'jobtitle',
    numberColumns: ['telephone1', 'mobilephone', 'telephone2', 'telephone3', 'business2', 'home2', 'company'],
  },
  {
    entityName: 'account',
    setName: 'accounts',
    idColumn: 'accountid',
    nameColumn: 'name',
    detailColumn: 'address1_city',
    numberColumns: ['telephone1', 'telephone2', 'telephone3', 'address1_telephone1'],
  },
  {
    entityName: 'lead',
    setName: 'leads',
    idColumn: 'leadid',
    nameColumn: 'fullname',
    detailColumn: 'companyname',
    numberColumns: ['telephone1', 'mobilephone', 'telephone2', 'telephone3'],
  },
];

export const setNameOf = (entityName: SearchTableName): string =>
  customerTables.find((table) => table.entityName === entityName)?.setName ?? `${entityName}s`;
