import { isFields } from '../../protocol/fields';
import { variableNames, type VariablesResult } from '../core/settings/environmentVariables';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

const valueOf = 'environmentvariabledefinition_environmentvariablevalue';

/**
 * Reads all four variables, and the organisation's settings, by one request: the value if there is one, else the default.
 * @param onRead told all variables of the softphone, by their names in small letters; those of its settings are among them
 *
 * Errors: `SettingsUnreadable` with the HTTP status (or `network`); never rejects.
 */
export async function readEnvironmentVariables(
  options: WebApiOptions,
  onRead?: (all: ReadonlyMap<string, string>) => void,
): Promise<VariablesResult> {
  const answer = await webApiGet(
    `environmentvariabledefinitions?$select=schemaname,defaultvalue&$filter=startswith(schemaname,'cti_')&$orderby=schemaname` +
      `&$expand=${valueOf}($select=value)`,
    options,
  );
  if (!answer.ok) return { ok: false, trouble: { kind: 'SettingsUnreadable', detail: answer.reason } };
  // Schema names compare without case in Dataverse.
  const all = new Map<string, string>();
  for (const row of answer.rows) {
    const values = row[valueOf];
    const first: unknown = Array.isArray(values) ? values[0] : undefined;
    // An empty value is none.
    const chosen = (isFields(first) && first.value) || row.defaultvalue;
    if (typeof chosen === 'string') all.set(String(row.schemaname).toLowerCase(), chosen);
  }
  if (onRead) onRead(all);
  return { ok: true, variables: Object.fromEntries(variableNames.map((name) => [name, all.get(name.toLowerCase())])) };
}
