import { isFields } from '../../protocol/fields';
import { variableNames, type VariableName, type VariablesResult } from '../core/settings/environmentVariables';
import { odataText } from './odataText';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

const valueOf = 'environmentvariabledefinition_environmentvariablevalue';

/**
 * Reads all four variables by one request: the value if there is one, else the default.
 * Errors: `SettingsUnreadable` with the HTTP status (or `network`); never rejects.
 */
export async function readEnvironmentVariables(options: WebApiOptions): Promise<VariablesResult> {
  const filter = variableNames.map((name) => `schemaname eq ${odataText(name)}`).join(' or ');
  const answer = await webApiGet(
    `environmentvariabledefinitions?$select=schemaname,defaultvalue&$filter=${encodeURIComponent(filter)}` +
      `&$expand=${valueOf}($select=value)`,
    options,
  );
  if (!answer.ok) return { ok: false, trouble: { kind: 'SettingsUnreadable', detail: answer.reason } };
  const variables: { [Name in VariableName]?: string } = {};
  for (const row of answer.rows) {
    // Schema names compare without case in Dataverse.
    const name = variableNames.find((one) => one.toLowerCase() === String(row.schemaname).toLowerCase());
    const values = row[valueOf];
    const first: unknown = Array.isArray(values) ? values[0] : undefined;
    const value = isFields(first) ? first.value : undefined;
    const chosen = typeof value === 'string' && value !== '' ? value : row.defaultvalue;
    if (name !== undefined && typeof chosen === 'string' && chosen !== '') variables[name] = chosen;
  }
  return { ok: true, variables };
}
