import type { Trouble } from '../troubles/trouble';
import type { LineVariables, VariableName } from './environmentVariables';
import type { LineSettings } from './lineSettings';

export type LineSettingsResult =
  { readonly ok: true; readonly settings: LineSettings } | { readonly ok: false; readonly trouble: Trouble };

/**
 * Makes settings out of the environment variables as admins write them: a bare host, a trailing slash, the URL of
 * `negotiate` itself and a bare scope name are understood. Errors name the variable that is missing or unusable.
 */
export function parseLineSettings(variables: LineVariables): LineSettingsResult {
  const adaptor = variables.cti_AdaptorFunctionUrl?.trim() ?? '';
  const clientId = variables.cti_ClientId?.trim() ?? '';
  const authorityText = variables.cti_Authority?.trim() ?? '';
  const scopeName = variables.cti_Scope?.trim() ?? '';
  if (adaptor === '') return missing('cti_AdaptorFunctionUrl');
  if (clientId === '') return missing('cti_ClientId');
  if (authorityText === '') return missing('cti_Authority');
  if (scopeName === '') return missing('cti_Scope');
  const adaptorUrl = parseAdaptorUrl(adaptor);
  if (adaptorUrl === undefined) return invalid('cti_AdaptorFunctionUrl');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId)) return invalid('cti_ClientId');
  const authority = parseSafeUrl(withScheme(authorityText));
  if (authority === undefined) return invalid('cti_Authority');
  if (/\s/.test(scopeName)) return invalid('cti_Scope');
  return {
    ok: true,
    settings: {
      adaptorUrl,
      clientId,
      authority: withoutTrailingSlash(authority.href),
      // The name alone is what the adaptor's own setting holds; admins copy it from there.
      scope: scopeName.includes('/') ? scopeName : `api://${clientId}/${scopeName}`,
    },
  };
}

const missing = (detail: VariableName): LineSettingsResult => ({
  ok: false,
  trouble: { kind: 'SettingMissing', detail },
});
const invalid = (detail: VariableName): LineSettingsResult => ({
  ok: false,
  trouble: { kind: 'SettingInvalid', detail },
});

function parseAdaptorUrl(text: string): string | undefined {
  const url = parseSafeUrl(withScheme(text));
  if (url === undefined) return undefined;
  const path = withoutTrailingSlash(url.pathname).replace(/\/negotiate$/i, '');
  // Functions lie under /api unless the app's host.json says otherwise; then the admin gives the whole path.
  return `${url.origin}${path === '' ? '/api' : path}`;
}

/** Tokens and calls travel over it: https, or http on this very machine. */
function parseSafeUrl(text: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
  return safe && url.username === '' && url.password === '' && url.search === '' && url.hash === '' ? url : undefined;
}

const withScheme = (text: string): string => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
const withoutTrailingSlash = (text: string): string => text.replace(/\/+$/, '');
