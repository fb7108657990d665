import type { SearchTableName, SearchTable } from '../settings/softphoneSettings';

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

/** The tables and columns that a maker chose, in that order; a table without columns has its usual ones. */
export const toSearchTables = (search: readonly SearchTable[]): readonly CustomerTable[] =>
  search.flatMap(({ table, columns }) => {
    const usual = customerTables.find(({ entityName }) => entityName === table);
    if (usual === undefined) return [];
    return [columns.length === 0 ? usual : { ...usual, numberColumns: columns }];
  });
