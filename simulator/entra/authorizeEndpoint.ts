import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { clientInfo } from './clientInfo';
import type { EntraAnswer } from './entraAnswer';
import type { Agent } from './entraClaims';
import { describeError, isEntraError, type EntraError } from './entraError';
import type { GrantStore } from './grants';
import type { RegisteredApp } from './registeredApps';
import { grantScopes } from './requestedScopes';
import type { Directory, Refusal } from './runningEntra';
import type { SessionStore } from './sessions';
import { silentRefusal } from './silentRefusal';
import { accountPickerPage, errorPage } from './signInPages';

export interface AuthorizeSurroundings {
  readonly directory: Directory;
  readonly apps: ReadonlyMap<string, RegisteredApp>;
  readonly grants: GrantStore;
  readonly sessions: SessionStore;
  refusal(): Refusal;
}

/** `chosen` is the account that the person picked on our page (its object id), absent on the first request. */
export function authorize(
  around: AuthorizeSurroundings,
  request: IncomingMessage,
  url: URL,
  chosen: string | undefined,
): EntraAnswer {
  const { directory, sessions } = around;
  const asked = url.searchParams;
  const app = around.apps.get(asked.get('client_id') ?? '');
  if (!app) return errorPage('AADSTS700016: Application with this identifier was not found in the directory.');
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) {
    return errorPage('AADSTS50011: The redirect URI of the request does not match one configured for the application.');
  }
  const refuse = (error: EntraError): EntraAnswer =>
    redirect(redirectUri, asked, { error: error.error, error_description: describeError(error) });

  const flaw = flawOf(asked) ?? scopeFlaw(asked, directory);
  if (flaw) return refuse(flaw);

  const hint = asked.get('login_hint')?.toLowerCase();
  const fitsHint = (agent: Agent): boolean => hint === undefined || agent.userName.toLowerCase() === hint;
  const signedIn = sessions.agent(request);
  const silent = asked.get('prompt') === 'none';
  const refusal = app.kind === 'spa' ? around.refusal() : 'none';
  if (silent && refusal !== 'none') return refuse(silentRefusal(refusal));
  if (silent && !(signedIn && fitsHint(signedIn))) return refuse(loginRequired);

  const people: readonly Agent[] = [...directory.agents, ...directory.administrators];
  const picked = people.find((agent) => agent.oid === chosen);
  const mustAsk = ['select_account', 'login', 'consent'].includes(asked.get('prompt') ?? '');
  const agent = picked ?? (!mustAsk && signedIn && fitsHint(signedIn) ? signedIn : undefined);
  if (!agent) {
    const offered = people.filter(fitsHint);
    return accountPickerPage(offered.length > 0 ? offered : people, url.pathname + url.search);
  }
  if (refusal === 'access-denied') return refuse(accessDenied);

  const code = around.grants.addCode({
    clientId: app.clientId,
    redirectUri,
    agent,
    scope: asked.get('scope') ?? '',
    nonce: asked.get('nonce') ?? undefined,
    codeChallenge: asked.get('code_challenge') ?? '',
  });
  const answer = redirect(redirectUri, asked, {
    code,
    ...(asked.get('client_info') === '1' ? { client_info: clientInfo(agent.oid, directory.tenantId) } : {}),
    session_state: randomUUID(),
  });
  return picked ? { ...answer, headers: { ...answer.headers, 'Set-Cookie': sessions.begin(picked) } } : answer;
}

function flawOf(asked: URLSearchParams): EntraError | undefined {
  if (asked.get('response_type') !== 'code') {
    return { error: 'unsupported_response_type', code: 700054, message: "Only the response_type 'code' is enabled." };
  }
  if (!['query', 'fragment', null].includes(asked.get('response_mode'))) {
    return { error: 'invalid_request', code: 70007, message: 'The response_mode is not supported here.' };
  }
  if (!asked.get('code_challenge') || asked.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_request', code: 9002325, message: 'Proof Key for Code Exchange (S256) is required.' };
  }
  return undefined;
}

function scopeFlaw(asked: URLSearchParams, directory: Directory): EntraError | undefined {
  const granted = grantScopes(asked.get('scope') ?? '', directory);
  return isEntraError(granted) ? granted : undefined;
}

/** 303: the browser must follow the picker's POST with a GET. */
function redirect(redirectUri: string, asked: URLSearchParams, values: Record<string, string>): EntraAnswer {
  const state = asked.get('state');
  const answer = new URLSearchParams({ ...values, ...(state === null ? {} : { state }) });
  const mark = asked.get('response_mode') === 'fragment' ? '#' : '?';
  return { status: 303, headers: { Location: `${redirectUri}${mark}${answer.toString()}` } };
}

const loginRequired: EntraError = {
  error: 'login_required',
  code: 50058,
  message: 'A silent sign-in request was sent but no user is signed in.',
};
const accessDenied: EntraError = {
  error: 'access_denied',
  code: 65004,
  message: 'User declined to consent to access the app.',
};
