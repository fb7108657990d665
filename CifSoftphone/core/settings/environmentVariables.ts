import type { Trouble } from '../troubles/trouble';

/** The environment variables of the solution, by schema name. */
export const variableNames = ['cti_AdaptorFunctionUrl', 'cti_ClientId', 'cti_Authority', 'cti_Scope'] as const;
export type VariableName = (typeof variableNames)[number];

/** What is set; a variable that is neither set nor has a default is absent. */
export type LineVariables = { readonly [Name in VariableName]?: string };

export type VariablesResult =
  { readonly ok: true; readonly variables: LineVariables } | { readonly ok: false; readonly trouble: Trouble };
