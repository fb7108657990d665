import { readFileSync } from 'node:fs';
import { variableNames } from '../CifSoftphone/core/settings/environmentVariables';

/**
 * Reads pac's deployment settings: `{"EnvironmentVariables":[{"SchemaName":…,"Value":…}],"ConnectionReferences":[]}`.
 * Gives values by schema name. Throws an Error naming the file and what is wrong; like Dataverse, it refuses empty
 * values (leave the entry out instead) and names that the solution does not define. Names compare without case.
 */
export function readDeploymentSettings(file: string): Readonly<Record<string, string>> {
  const wrong = (what: string): Error => new Error(`The settings file ${file} ${what}.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw wrong('cannot be read: check the path given with --settings');
  }
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    throw wrong('is not JSON');
  }
  const entries = (settings as { EnvironmentVariables?: unknown } | null)?.EnvironmentVariables;
  if (!Array.isArray(entries)) throw wrong('has no list "EnvironmentVariables"');
  const values: Record<string, string> = {};
  const unknown: string[] = [];
  for (const entry of entries as { SchemaName?: unknown; Value?: unknown }[]) {
    if (typeof entry?.SchemaName !== 'string' || typeof entry.Value !== 'string') {
      throw wrong('has an environment variable without the texts "SchemaName" and "Value"');
    }
    if (entry.Value === '') throw wrong(`has an empty value for ${entry.SchemaName}: leave the entry out instead`);
    const { SchemaName: given, Value: value } = entry;
    const name = variableNames.find((one) => one.toLowerCase() === given.toLowerCase());
    if (name === undefined) unknown.push(given);
    else values[name] = value;
  }
  if (unknown.length > 0) {
    const which = unknown.map((name) => JSON.stringify(name)).join(', ');
    throw wrong(
      `has environment variables that the solution does not define: ${which}. It defines ${variableNames.join(', ')}: correct the names, or take the entries out`,
    );
  }
  return values;
}
