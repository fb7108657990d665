import { badPayload, badRequest } from './odataError';
import { lookupTable, tableOfSet, type Table } from './tables';

const target = /^\/?(\w+)\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)$/i;

/** `/contacts(<id>)` or the same with the Web API's address before it. */
export function readReference(value: unknown): { readonly table: Table; readonly id: string } | undefined {
  const [, set = '', id = ''] = target.exec(typeof value === 'string' ? value.replace(webApiAddress, '') : '') ?? [];
  const table = tableOfSet(set);
  return table === undefined ? undefined : { table, id: id.toLowerCase() };
}
const webApiAddress = /^https?:\/\/[^/]+\/api\/data\/v\d+\.\d+\//i;

/**
 * The columns of a body; a lookup that is bound becomes its column with the annotation that names the table.
 * @throws ODataError 400 for what is no JSON object, and for a name that the table has not.
 */
export function readPayload(table: Table, body: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw badPayload(table.entitySet, 'The request body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw badPayload(table.entitySet, 'A JSON object is expected.');
  }
  const columns = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parsed)) {
    const [property = '', annotation] = name.split('@');
    if (annotation === 'odata.bind') bind(table, property, value, columns);
    // Other annotations say something of a value, and are none.
    else if (annotation === undefined) columns.set(assertWritten(table, name), value);
  }
  return Object.fromEntries(columns);
}

function assertWritten(table: Table, name: string): string {
  if (table.columns.get(name)?.kind === 'lookup') {
    throw badPayload(
      table.entitySet,
      `CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. (${name})`,
    );
  }
  if (table.columns.has(name) || name === table.parties?.property) return name;
  if (table.navigations.has(name) || table.collections.has(name)) {
    throw badRequest(`The simulator creates no related rows: bind '${name}' with '${name}@odata.bind'.`);
  }
  throw badPayload(
    table.entitySet,
    `The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.${table.logicalName}'. ` +
      'Make sure to only use property names that are defined by the type.',
  );
}

function bind(table: Table, property: string, value: unknown, columns: Map<string, unknown>): void {
  const navigation = table.navigations.get(property);
  if (navigation === undefined || table.columns.get(navigation.column)?.readOnly === true) {
    throw badPayload(
      table.entitySet,
      `An undeclared property '${property}' which only has property annotations in the payload but no property value ` +
        'was found in the payload. In OData, only declared navigation properties and declared named streams can be ' +
        'represented as properties without values.',
    );
  }
  const { column } = navigation;
  if (value === null) {
    // A lookup is emptied by its navigation property too.
    columns.set(column, null);
    columns.set(column + lookupTable, undefined);
    return;
  }
  const reference = readReference(value);
  if (reference === undefined) {
    throw badPayload(table.entitySet, `The bind value of '${property}' must look like /contacts(<id>).`);
  }
  if (reference.table.logicalName !== navigation.table) {
    throw badPayload(
      table.entitySet,
      `'${property}' leads to ${navigation.table} and cannot be bound to ${reference.table.logicalName}.`,
    );
  }
  columns.set(column, reference.id);
  columns.set(column + lookupTable, navigation.table);
}
