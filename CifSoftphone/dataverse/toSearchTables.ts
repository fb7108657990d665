import type { SearchTable } from '../core/settings/softphoneSettings';
import { customerTables, type CustomerTable } from '../core/customer/customerTables';

/** The tables and columns that a maker chose, in that order; a table without columns has its usual ones. */
export const toSearchTables = (search: readonly SearchTable[]): readonly CustomerTable[] =>
  search.flatMap(({ table, columns }) => {
    const usual = customerTables.find(({ entityName }) => entityName === table);
    if (usual === undefined) return [];
    return [columns.length === 0 ? usual : { ...usual, numberColumns: columns }];
  });
