import type { Trouble } from '../troubles/trouble';

/** The environment variables of the solution, by schema name. */
export const variableNames = ['cti_AdaptorFunctionUrl', 'cti_ClientId', 'cti_Authority', 'cti_Scope'] as const;
export type VariableName = (typeof variableNames)[number];

/** What is set; a variable that is neither set nor has a default is absent. */
export type LineVariables = { readonly [Name in VariableName]?: string };

/**
 * The organisation's settings: a JSON text in as many variables as it needs (2,000 characters fit into one), which the
 * settings page makes: `cti_Settings_01` and so on.
 *
 * @param all variables by their names in small letters, in the order of these
 */
export const settingsIn = (all: ReadonlyMap<string, string>): string =>
  [...all].map(([name, text]) => (name.startsWith('cti_settings_') ? text : '')).join('');

export type VariablesResult =
  { readonly ok: true; readonly variables: LineVariables } | { readonly ok: false; readonly trouble: Trouble };
