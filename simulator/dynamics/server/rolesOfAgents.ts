import type { Organisation } from '../solution/organisation';
import { united, type Depth, type Privileges, type Verb } from '../webapi/privileges';

/** As docs/import.md tells whoever gives the softphone to agents. */
const roleOfAgents = 'CIF Softphone agent';
const roleOfAdministrators = 'CIF Softphone administrator';

/** What somebody is in the organisation. */
export type Rank = 'agent' | 'softphone administrator' | 'system administrator';

/** The organisation's own role for its service staff: what the solution's role leaves to it, and its own tables. */
const ownRole: Readonly<Record<string, readonly Verb[]>> = {
  Contact: ['Create', 'Write', 'Append'],
  Account: ['Create', 'Write', 'Append'],
  Incident: ['Create', 'Write', 'Append'],
  Lead: ['Create', 'Read', 'Write', 'Append', 'AppendTo'],
  contoso_device: ['Create', 'Read', 'Write', 'Append', 'AppendTo'],
  contoso_site: ['Create', 'Read', 'Write', 'Append', 'AppendTo'],
  msdyn_channelprovider: ['Read'],
  msdyn_ciprovider: ['Read'],
};

/**
 * What agents may do: both roles together. `undefined` in an organisation whose solution brought no role: then they are
 * what its admin made them, and nothing is refused.
 */
export function rolesOfAgents({ roles }: Organisation): Privileges | undefined {
  const given = roles.find(({ name }) => name === roleOfAgents);
  if (given === undefined) return undefined;
  // The core package leaves cases to the organisation: nobody knows whether it has any.
  const cases: typeof ownRole = given.privileges.has('prvReadIncident')
    ? ownRole
    : { ...ownRole, Incident: [...(ownRole['Incident'] ?? []), 'Read', 'AppendTo'] };
  const own = Object.entries(cases).flatMap(([table, verbs]) =>
    verbs.map((verb): [string, Depth] => [`prv${verb}${table}`, 'Local']),
  );
  return united([given.privileges, new Map(own)]);
}

/** What the role for administrators allows by itself, beside what everybody may. */
export function roleOfAdministrator({ roles }: Organisation): Privileges | undefined {
  const own: Privileges = new Map([['prvReadUser', 'Global']]);
  const given = roles.find(({ name }) => name === roleOfAdministrators)?.privileges;
  return given && united([given, own]);
}
