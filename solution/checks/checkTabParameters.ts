import type { SolutionModel, SolutionRow } from '../model/solutionModel';
import type { SolutionCheck } from './solutionCheck';

const valueOf = (row: SolutionRow, name: string): string | undefined =>
  row.columns.find((column) => column.name === name)?.value;

/** A tab's parameters are kept twice, as JSON and as rows: the platform reads now one, now the other. */
export const checkTabParameters: SolutionCheck = (model) =>
  model.rows
    .filter(({ table }) => table === 'msdyn_applicationtabtemplate')
    .flatMap((tab) => {
      const inJson = fromJson(valueOf(tab, 'msdyn_templateparameters') ?? '');
      if (!inJson) {
        return [`${tab.path}: msdyn_templateparameters is not the JSON {"name":{"value":...}}.`];
      }
      const inRows = fromRows(model, tab.key);
      return sameEntries(inJson, inRows)
        ? []
        : [`The tab ${tab.key} has other parameters as JSON than as rows: ${differences(inJson, inRows)}.`];
    });

type Parameters = ReadonlyMap<string, string | null>;

function fromJson(text: string): Parameters | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) {
      return undefined;
    }
    return new Map(
      Object.entries(parsed).map(([name, entry]: [string, unknown]) => {
        const value: unknown =
          typeof entry === 'object' && entry !== null && 'value' in entry ? entry.value : undefined;
        return [name, typeof value === 'string' ? value : null];
      }),
    );
  } catch {
    return undefined;
  }
}

function fromRows(model: SolutionModel, tab: string): Parameters {
  const rows = model.rows.filter(
    (row) => row.table === 'msdyn_templateparameter' && valueOf(row, 'msdyn_applicationtabtemplateid') === tab,
  );
  return new Map(rows.map((row) => [valueOf(row, 'msdyn_name') ?? row.key, valueOf(row, 'msdyn_value') ?? null]));
}

function sameEntries(a: Parameters, b: Parameters): boolean {
  return differences(a, b) === '';
}

function differences(a: Parameters, b: Parameters): string {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).join(', ');
}
