/**
 * Privileges that a role of ours may name. An import was never seen with a name that the organisation has not, so only
 * those are here that public exports of roles hold or that follow Microsoft's rule prv<Verb><schema name> for a table
 * that every Dataverse has. `msdyn_` tables are not among them: docs/import.md says who gives those rights.
 */
const verbs = {
  Activity: ['Create', 'Read', 'Write', 'Append', 'AppendTo'],
  Connection: ['Create', 'Read', 'Append', 'AppendTo'],
  Account: ['Read', 'AppendTo'],
  Contact: ['Read', 'AppendTo'],
  /** Of Customer Service: only the full package may name it. */
  Incident: ['Read', 'AppendTo'],
  User: ['Read', 'AppendTo'],
  Organization: ['Read'],
  EnvironmentVariableDefinition: ['Create', 'Read', 'Write'],
  EnvironmentVariableValue: ['Read'],
  AppModule: ['Read'],
  SystemForm: ['Read'],
  WebResource: ['Read'],
} as const;

export const knownPrivileges: ReadonlySet<string> = new Set(
  Object.entries(verbs).flatMap(([table, allowed]) => allowed.map((verb) => `prv${verb}${table}`)),
);
