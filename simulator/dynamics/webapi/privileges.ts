import { ofCustomerService } from '../ofCustomerService';
import { tables, type Table } from './tables';

/** How far a privilege reaches, the nearest first. Source: learn.microsoft.com, "Security roles and privileges". */
export const depths = ['Basic', 'Local', 'Deep', 'Global'] as const;
export type Depth = (typeof depths)[number];
export const isDepth = (text: string): text is Depth => depths.some((depth) => depth === text);

const verbs = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;
export type Verb = (typeof verbs)[number];

/** What somebody may do: by the privilege's name, how far. */
export type Privileges = ReadonlyMap<string, Depth>;

/**
 * All kinds of activities share one set of privileges, users have a name of their own, and values of environment
 * variables take theirs from the definition. Source: learn.microsoft.com, "Environment variables overview".
 */
const ownNames: Readonly<Record<string, string>> = {
  phonecall: 'Activity',
  cti_conversation: 'Activity',
  activityparty: 'Activity',
  systemuser: 'User',
  environmentvariabledefinition: 'EnvironmentVariableDefinition',
  environmentvariablevalue: 'EnvironmentVariableDefinition',
};

const schemaName = (logicalName: string): string =>
  ownNames[logicalName] ??
  (logicalName.includes('_') ? logicalName : logicalName.charAt(0).toUpperCase() + logicalName.slice(1));

export const privilegeName = (verb: Verb, { logicalName }: Pick<Table, 'logicalName'>): string =>
  `prv${verb}${schemaName(logicalName)}`;

/** Those that every Dataverse has beside those of the tables here. */
const platformTables = ['AppModule', 'SystemForm', 'WebResource', 'EnvironmentVariableValue'];

/** The names of all privileges of an organisation. */
export function privilegesOf({ customerService }: { readonly customerService: boolean }): ReadonlySet<string> {
  const here = tables.filter(({ logicalName }) => customerService || !ofCustomerService(logicalName));
  const names = [...here.map(({ logicalName }) => schemaName(logicalName)), ...platformTables];
  return new Set(names.flatMap((name) => verbs.map((verb) => `prv${verb}${name}`)));
}

/** Roles add up: of two the farther reach counts. */
export function united(all: readonly Privileges[]): Privileges {
  const sum = new Map<string, Depth>();
  for (const [name, depth] of all.flatMap((one) => [...one])) {
    const known = sum.get(name);
    if (known === undefined || depths.indexOf(depth) > depths.indexOf(known)) sum.set(name, depth);
  }
  return sum;
}
