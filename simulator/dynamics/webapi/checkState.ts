import { badRequest, ODataError } from './odataError';
import type { Table, TableRow } from './tables';

const invalidState = (message: string): ODataError => new ODataError(400, '0x80048408', message);

/** The state and its reason belong together. Gives what is stored beside the columns: the reason that a state alone means. */
export function checkState(table: Table, id: string, before: TableRow | undefined, columns: TableRow): TableRow {
  if (!table.columns.has('statecode')) return {};
  const given = columns['statecode'];
  const from = Number(before?.['statecode'] ?? 0);
  const to = Number(given ?? from);
  const where = `${table.logicalName} with Id ${id}`;
  if (given === null || columns['statuscode'] === null) throw invalidState(`A ${table.logicalName} has a state.`);
  const reasons = table.states[to];
  if (reasons === undefined) throw invalidState(`${to} is not a valid state code on ${where}.`);
  const refused = to === from ? undefined : table.refusedStates?.[to];
  if (refused !== undefined) throw badRequest(refused);
  if (table.readOnlyWhenClosed && from !== 0 && given !== 0) {
    throw new ODataError(400, '0x80045f06', 'The activity is closed and cannot be changed.');
  }
  const reason = columns['statuscode'];
  if (reason !== undefined && !reasons.includes(Number(reason))) {
    throw invalidState(`${String(reason)} is not a valid status code for state code ${to} on ${where}.`);
  }
  return reason === undefined && to !== from ? { statuscode: reasons[0] } : {};
}
