import { isUsualTable, type SearchTable } from '../settings/softphoneSettings';

/** How an activity can name a row: the properties by which it is bound, where there are such. */
export interface ActivityWays {
  readonly setName: string;
  /** Of the phone call itself: what it is about. */
  readonly regarding?: string | undefined;
  /** Of its parties. */
  readonly party?: string | undefined;
}

/** Where callers are looked for; columns by the Web API's names (`_x_value` for a lookup). */
export interface CustomerTable extends ActivityWays {
  readonly entityName: string;
  readonly idColumn: string;
  /** What a row is called by: the first of them that has something in it. */
  readonly titleColumns: readonly string[];
  /** Texts in which a name is looked for. */
  readonly nameColumns: readonly string[];
  readonly detailColumns: readonly string[];
  /** The likeliest first: the order is also the rank of a match. */
  readonly numberColumns: readonly string[];
  readonly mailColumn?: string | undefined;
  /** 0 in it: the row is in use. */
  readonly stateColumn?: string | undefined;
  /** What people call the table and its columns, by logical name; absent where we have words of our own. */
  readonly labels?: ReadonlyMap<string, string>;
}

export type SearchDescribed =
  /** By logical name; a table that is not there is not in it. */
  | { readonly ok: true; readonly tables: ReadonlyMap<string, CustomerTable> }
  /** An HTTP status, `network`, `timeout` or `malformed`. */
  | { readonly ok: false; readonly reason: string };

/** Asks Dataverse what tables that makers named are; never rejects. */
export type DescribeSearch = (search: readonly SearchTable[]) => Promise<SearchDescribed>;

/** Every column is one that each organisation has with the table. */
const usualTable = (
  entityName: string,
  nameColumn: string,
  detailColumn: string,
  numberColumns: readonly string[],
): CustomerTable => ({
  entityName,
  setName: `${entityName}s`,
  idColumn: `${entityName}id`,
  titleColumns: [nameColumn],
  nameColumns: [nameColumn],
  detailColumns: [detailColumn],
  numberColumns,
  mailColumn: 'emailaddress1',
  stateColumn: 'statecode',
  regarding: `regardingobjectid_${entityName}_phonecall`,
  party: `partyid_${entityName}`,
});

/** In the order of their rank; settings may choose other tables and columns. */
const customerTables: readonly CustomerTable[] = [
  usualTable('contact', 'fullname', 'jobtitle', [
    ...['telephone1', 'mobilephone', 'telephone2', 'telephone3', 'business2', 'home2', 'company'],
  ]),
  usualTable('account', 'name', 'address1_city', ['telephone1', 'telephone2', 'telephone3', 'address1_telephone1']),
  usualTable('lead', 'fullname', 'companyname', ['telephone1', 'mobilephone', 'telephone2', 'telephone3']),
];

/** A table that each organisation has; `undefined` for one of which only Dataverse knows. */
export const usualTableOf = (entityName: string | undefined): CustomerTable | undefined =>
  customerTables.find((table) => table.entityName === entityName);

/** What is known without asking Dataverse is enough for it. */
export const isUsual = ({ table, columns, title, show }: SearchTable): boolean =>
  isUsualTable(table) && columns.length === 0 && title === undefined && show === undefined;

export { isUsualTable };
