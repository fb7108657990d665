import type { ImportOptions } from './importOptions';
import type { ImportProblems } from './importProblem';
import { organisationParts, requiredPart } from './organisationParts';
import type { SolutionRow } from './readRows';
import type { SolutionManifest } from './readSolutionManifest';

/**
 * What the solution says that it needs: satisfied by the organisation, or by the solution itself; else the import is
 * refused with the name of each. Versions of other solutions are not compared: the organisation has none to compare with.
 */
export function checkDependencies(
  { facts, required, rootComponents }: SolutionManifest,
  rows: readonly SolutionRow[],
  options: ImportOptions,
  problems: ImportProblems,
): void {
  const known = new Set([
    ...organisationParts(options),
    ...[...rootComponents].map((component) => component.toLowerCase()),
    ...rows.map(({ table, key }) => `${table}:${key}`.toLowerCase()),
  ]);
  for (const attributes of required) {
    const part = requiredPart(attributes);
    if (part !== undefined && known.has(part)) continue;
    const { type = '?', schemaName, displayName, solution } = attributes;
    const name = schemaName ?? displayName ?? attributes['id'] ?? '?';
    const from = solution === undefined ? '' : `, of the solution ${solution}`;
    problems.add(
      'missing-dependency',
      `The following solution cannot be imported: ${facts.uniqueName}. Some dependencies are missing. ` +
        `The missing dependencies are : ${name} (type ${type}${from}). ${JSON.stringify(attributes)}`,
    );
  }
}
