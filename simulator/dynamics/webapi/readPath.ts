import { badRequest, notSimulated, unknownResource } from './odataError';
import { tableOfSet, type Table } from './tables';

/** A table, or one row of it by its key. */
export interface ResourcePath {
  readonly table: Table;
  readonly id: string | undefined;
}

/** What CIF 2.0 and the app profile manager bring; that of CIF 1.0 comes by itself. */
export const ofCif2 = ({ logicalName }: Table): boolean =>
  logicalName.startsWith('msdyn_') && logicalName !== 'msdyn_ciprovider';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `contacts`, `contacts(<id>)` or `contacts(contactid=<id>)`.
 * @throws ODataError 404 for what is not there, 400 for a key of another form and for what only Dataverse answers
 */
export function readPath(path: string): ResourcePath {
  const [first = '', ...more] = path.replace(/\/$/, '').split('/');
  const [, name = '', , key] = /^([$\w]+)(\(([^()]*)\))?$/.exec(first) ?? [];
  if (['', '$metadata', '$batch'].includes(name) && (name !== '' || first === '')) {
    throw notSimulated(first === '' ? 'the service document' : `'${name}'`);
  }
  const table = tableOfSet(name);
  // Parties are reached through their activity only.
  if (table === undefined || table.pairs || table.idColumn === 'activitypartyid') {
    throw unknownResource(first.split('(')[0] ?? first);
  }
  if (more.length > 0) throw notSimulated(`'/${more.join('/')}' below ${table.entitySet}`);
  if (key === undefined) return { table, id: undefined };
  const [column, value] = key.includes('=') ? key.split('=', 2) : [table.idColumn, key];
  if (column !== table.idColumn) {
    throw badRequest(
      `The specified key attributes are not a defined key for the ${table.logicalName} entity: ${column}.`,
    );
  }
  if (value === undefined || !guid.test(value))
    throw badRequest(`Bad Request - Error in query syntax: '${key}' is no key.`);
  return { table, id: value.toLowerCase() };
}
