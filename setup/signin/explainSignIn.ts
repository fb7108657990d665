import type { Said } from '../engine/failure';

const rules: readonly (readonly [code: RegExp, means: string, todo: string])[] = [
  [
    /AADSTS(53003|50005|530084|530003)/,
    'A Conditional Access policy of the tenant does not let this way of signing in pass.',
    'Try the other way (with or without --device-code), from a managed device; else ask the Entra administrator.',
  ],
  [
    /AADSTS65002/,
    'The public client that signs you in may not ask for this service.',
    'Register a public client of your own (docs/setup.md says how) and give it with --client-id.',
  ],
  [
    /AADSTS(50105|501051)/,
    'The application asks for an assignment that you do not have.',
    'Ask the Entra administrator to assign you to it.',
  ],
  [
    /AADSTS(50076|50079|50158)/,
    'The tenant asks for multi-factor authentication.',
    'Run again without --yes and sign in with the second factor; in a pipeline use --token-command.',
  ],
  [
    /AADSTS(90002|50020|50034)/,
    'The account is not of this tenant, or the tenant does not exist.',
    'Name the tenant with --tenant, and sign in with an account of it.',
  ],
  [
    /user_cancel|access_denied/i,
    'The sign-in was given up, or not completed within ten minutes.',
    'Run the command again and complete it.',
  ],
];

/** @param text what the sign-in library said, of which only the code is shown */
export function explainSignIn(text: string): Said {
  const code = /AADSTS\d+/.exec(text)?.[0];
  const rule = rules.find(([pattern]) => pattern.test(text));
  return {
    happened: `The sign-in did not succeed${code === undefined ? '' : ` (${code})`}.`,
    means: rule?.[1] ?? 'Entra ID refused it, or could not be reached.',
    todo: rule?.[2] ?? 'Check the network and the tenant (--tenant), and run the command again.',
  };
}
