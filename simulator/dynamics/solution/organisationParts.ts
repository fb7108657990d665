import { ofCustomerService } from '../ofCustomerService';
import { tables } from '../webapi/tables';
import type { ImportOptions } from './importOptions';
import { shippedRows, tablesOf } from './tableDefinitions';

/** Apps that arrive with Customer Service, by their unique names. */
const apps = ['msdyn_CustomerServiceWorkspace', 'CustomerServiceApps', 'msdyn_CustomerServiceHub'];

/** `<type>:<name>` in lower case: 1 table, 2 column (`table.column`), 61 web resource, 80 app; a row is `table:key`. */
const partOf = (type: string, name: string): string => `${type}:${name}`.toLowerCase();

/** What an organisation has before the import, as far as a solution can require it by name. */
export function organisationParts(options: ImportOptions): ReadonlySet<string> {
  const parts: string[] = [];
  const table = (name: string, columns: Iterable<string>): void => {
    if (!options.customerService && ofCustomerService(name)) return;
    parts.push(partOf('1', name));
    for (const column of columns) parts.push(partOf('2', `${name}.${column.replace(/^_(.+)_value$/, '$1')}`));
  };
  for (const { logicalName, columns } of tables) table(logicalName, columns.keys());
  for (const { table: name, columns } of tablesOf(options)) table(name, Object.keys(columns));
  if (options.customerService) {
    for (const row of shippedRows) parts.push(row.toLowerCase());
    for (const app of apps) parts.push(partOf('80', app));
    parts.push(partOf('1', 'msdyn_applicationextension'), partOf('61', 'Widget/msdyn_ciLibrary.js'));
  }
  for (const { name } of options.after?.webResources ?? []) parts.push(partOf('61', name));
  return new Set(parts);
}

/**
 * A `Required` as such a part; `undefined` for one that has no name of its own (forms and views are told by an id that
 * each organisation has another of).
 */
export function requiredPart(attributes: Readonly<Record<string, string>>): string | undefined {
  const { type = '', schemaName, parentSchemaName } = attributes;
  if (schemaName !== undefined && schemaName !== '') {
    return partOf(type, type === '2' ? `${parentSchemaName ?? ''}.${schemaName}` : schemaName);
  }
  const key = Object.entries(attributes).find(([name]) => name.startsWith('id.'))?.[1];
  return key === undefined ? undefined : partOf(type, key);
}
