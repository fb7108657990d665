import type { ImportOptions } from './importOptions';
import type { ImportProblems } from './importProblem';
import type { SolutionRow } from './readRows';
import { setsOf, shippedRows } from './tableDefinitions';
import type { XmlElement } from '../../../solution/model/xmlElement';

/** One N:N pair: the keys by table name. */
export interface SetPair {
  readonly row: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Reads the N:N sets that lie in customizations.xml; each end must exist. */
export function readSets(
  customizations: XmlElement,
  rows: readonly SolutionRow[],
  options: ImportOptions,
  problems: ImportProblems,
): readonly SetPair[] {
  const known = new Set(rows.map((row) => `${row.table}:${row.key}`));
  const pairs: SetPair[] = [];
  const sets = setsOf(options);
  for (const setElement of customizations.children) {
    if (!setElement.name.startsWith('msdyn_') || !setElement.name.endsWith('set')) continue;
    const rule = sets.find((candidate) => `${candidate.row}set` === setElement.name);
    if (!rule) {
      problems.add(
        'unknown-set',
        `Component with name ${setElement.name} is not enabled for import on this organization (0x80040315).`,
      );
      continue;
    }
    for (const element of setElement.children) {
      const keys: Record<string, string> = {};
      for (const { column, table } of rule.ends) {
        const key = element.attributes[`${column}.msdyn_uniquename`];
        if (element.name !== rule.row || key === undefined) {
          problems.add('set-row', `${setElement.name}: a row must be ${rule.row} with ${column}.msdyn_uniquename.`);
        } else if (!known.has(`${table}:${key}`) && !shippedRows.has(`${table}:${key}`)) {
          problems.add(
            'lookup',
            `The dependent component ${table} (msdyn_uniquename=${key}) does not exist. Failure trying to associate it with ${rule.row}. Missing dependency lookup type = PrimaryKeyLookup.`,
          );
        } else {
          keys[table] = key;
        }
      }
      pairs.push({ row: rule.row, keys });
    }
  }
  return pairs;
}
