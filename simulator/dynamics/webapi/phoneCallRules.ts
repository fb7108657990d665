import { badRequest, ODataError } from './odataError';
import type { RowStore } from './rowStore';
import { tableOfName, tableOfSet, type TableRow } from './tables';

/** Status reasons of a phone call by state, as every organisation has them. */
const statusReasons: Readonly<Record<string, readonly number[]>> = { 0: [1], 1: [2, 4], 2: [3] };

/** Lengths of text columns, as every organisation has them. */
const textLengths: Readonly<Record<string, number>> = {
  subject: 200,
  description: 2000,
  category: 250,
  subcategory: 250,
};

/**
 * What Dataverse checks of a phone call. Where sources differ the stricter reading is taken: a closed activity takes
 * no change at all but to be opened again.
 */
export function checkPhoneCall(store: RowStore, before: TableRow | undefined, columns: TableRow): void {
  const state = columns['statecode'] ?? before?.['statecode'] ?? 0;
  const reason = columns['statuscode'];
  if (reason !== undefined && statusReasons[String(state)]?.includes(Number(reason)) !== true) {
    throw new ODataError(400, '0x80048408', `${String(reason)} is not a valid status code for state ${String(state)}.`);
  }
  if ((before?.['statecode'] ?? 0) !== 0 && columns['statecode'] !== 0) {
    throw new ODataError(400, '0x80045f06', 'The activity is closed and cannot be changed.');
  }
  for (const [column, length] of Object.entries(textLengths)) {
    const text = columns[column];
    if (typeof text === 'string' && text.length > length) {
      throw badRequest(`The length of the '${column}' attribute exceeded the maximum allowed length of '${length}'.`);
    }
  }
  const parties = columns['phonecall_activity_parties'];
  if (parties === undefined) return;
  if (!Array.isArray(parties)) throw badRequest('phonecall_activity_parties must be an array.');
  for (const party of parties as readonly unknown[]) checkParty(store, party);
}

/** Sender (1) or recipient (2), bound to one row that exists. */
function checkParty(store: RowStore, party: unknown): void {
  const fields: readonly (readonly [string, unknown])[] =
    typeof party === 'object' && party !== null ? Object.entries(party) : [];
  const mask = fields.find(([name]) => name === 'participationtypemask')?.[1];
  if (mask !== 1 && mask !== 2) throw badRequest('A party of a phone call is its sender (1) or recipient (2).');
  const [bind, ...more] = fields.filter(([name]) => name !== 'participationtypemask');
  const table = /^partyid_(\w+)@odata\.bind$/.exec(bind?.[0] ?? '')?.[1];
  const target = /^\/?(\w+)\(([0-9a-f-]{36})\)$/i.exec(String(bind?.[1]));
  const targetTable = tableOfSet(target?.[1] ?? '');
  if (more.length > 0 || target?.[2] === undefined || targetTable === undefined || targetTable.logicalName !== table) {
    throw badRequest('A party names one row by partyid_<table>@odata.bind.');
  }
  store.get(targetTable, target[2]);
}

/** A lookup points to a row that exists. */
export function checkLookups(store: RowStore, columns: TableRow): void {
  const suffix = '@Microsoft.Dynamics.CRM.lookuplogicalname';
  for (const [name, logicalName] of Object.entries(columns)) {
    const table = name.endsWith(suffix) ? tableOfName(String(logicalName)) : undefined;
    if (table !== undefined) store.get(table, String(columns[name.slice(0, -suffix.length)]));
  }
}
