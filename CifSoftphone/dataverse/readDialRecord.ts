import { ownField, shortLine } from '../../protocol/fields';
import { maxDisplayNameLength } from '../../protocol/limits';
import type { DialRecordReader } from '../core/customer/dialRecord';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

const nameColumns: ReadonlyMap<string, string> = new Map([
  ['contact', 'fullname'],
  ['account', 'name'],
  ['lead', 'fullname'],
]);

/** Reads the name of a contact, account or lead, and whether it allows phone calls. */
export const dialRecordReader =
  (options: WebApiOptions): DialRecordReader =>
  async ({ entityName, id }) => {
    const nameColumn = nameColumns.get(entityName);
    if (nameColumn === undefined) return undefined;
    const filter = encodeURIComponent(`${entityName}id eq ${id}`);
    const answer = await webApiGet(`${entityName}s?$select=${nameColumn},donotphone&$filter=${filter}`, options);
    const row = answer.ok ? answer.rows[0] : undefined;
    if (row === undefined) return undefined;
    return { name: shortLine(ownField(row, nameColumn), maxDisplayNameLength), doNotPhone: row.donotphone === true };
  };
