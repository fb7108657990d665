import type { Customer } from './customerMatch';

/** Where callers are looked for; `numberColumns` are those that every Dataverse organisation has. */
export interface CustomerTable {
  readonly entityName: Customer['entityName'];
  readonly setName: string;
  readonly idColumn: string;
  readonly nameColumn: string;
  readonly numberColumns: readonly string[];
}

export const customerTables: readonly CustomerTable[] = [
  {
    entityName: 'contact',
    setName: 'contacts',
    idColumn: 'contactid',
    nameColumn: 'fullname',
    numberColumns: ['telephone1', 'mobilephone', 'telephone2'],
  },
  {
    entityName: 'account',
    setName: 'accounts',
    idColumn: 'accountid',
    nameColumn: 'name',
    numberColumns: ['telephone1', 'telephone2'],
  },
];
