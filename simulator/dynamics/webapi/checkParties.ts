import { badPayload, badRequest } from './odataError';
import type { PartyRules } from './organisation/tableDescription';
import { readReference } from './readPayload';
import type { RowStore } from './rowStore';

/** Each party has a role that the activity has a field for, and names one row that exists. @throws ODataError 400 or 404 */
export function checkParties(store: RowStore, rules: PartyRules, parties: unknown): void {
  if (parties === undefined) return;
  if (!Array.isArray(parties)) throw badPayload('activityparties', `${rules.property} must be an array.`);
  for (const party of parties as readonly unknown[]) checkParty(store, rules, party);
}

function checkParty(store: RowStore, rules: PartyRules, party: unknown): void {
  const fields: readonly (readonly [string, unknown])[] =
    typeof party === 'object' && party !== null ? Object.entries(party) : [];
  const mask = fields.find(([name]) => name === 'participationtypemask')?.[1];
  if (typeof mask !== 'number' || !rules.roles.includes(mask)) {
    throw badRequest(`The participationtypemask of a party here is one of ${rules.roles.join(', ')}.`);
  }
  const [bind, ...more] = fields.filter(([name]) => name !== 'participationtypemask');
  const table = /^partyid_(\w+)@odata\.bind$/.exec(bind?.[0] ?? '')?.[1];
  const reference = readReference(bind?.[1]);
  if (more.length > 0 || reference === undefined || reference.table.logicalName !== table) {
    throw badRequest('A party names one row by partyid_<table>@odata.bind.');
  }
  if (!rules.tables.includes(table)) throw badRequest(`A row of ${table} cannot be a party here.`);
  store.get(reference.table, reference.id);
}
