import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { clientInfo } from './clientInfo';
import { appClaims, delegatedClaims, idClaims, type Agent, type ClaimsContext } from './entraClaims';
import { isEntraError, type EntraError } from './entraError';
import { refreshLifeMs, type GrantStore } from './grants';
import type { RegisteredApp } from './registeredApps';
import { grantScopes } from './requestedScopes';
import type { Refusal } from './runningEntra';
import { silentRefusal } from './silentRefusal';
import type { TokenSigner } from './tokenSigner';

export interface TokenSurroundings {
  readonly context: ClaimsContext;
  readonly apps: ReadonlyMap<string, RegisteredApp>;
  readonly grants: GrantStore;
  readonly signer: TokenSigner;
  refusal(): Refusal;
}

/** POST oauth2/v2.0/token with the form that came: the JSON of a token answer, or why there is none. */
export function answerTokenRequest(
  around: TokenSurroundings,
  request: IncomingMessage,
  form: URLSearchParams,
): object | EntraError {
  const [basicId, basicSecret] = basicCredentials(request);
  const app = around.apps.get(form.get('client_id') ?? basicId ?? '');
  if (!app) return { error: 'unauthorized_client', code: 700016, message: 'The application was not found.' };
  if (app.kind === 'spa' && request.headers.origin === undefined) {
    const message = "Tokens issued for the 'Single-Page Application' may only be redeemed via cross-origin requests.";
    return { error: 'invalid_request', code: 9002327, message };
  }
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(around, app, form);
    case 'refresh_token':
      return refresh(around, app, form);
    case 'client_credentials':
      return appToken(around, app, form.get('client_secret') ?? basicSecret ?? '', form.get('scope') ?? '');
    default:
      return { error: 'unsupported_grant_type', code: 70003, message: 'The grant type is not supported.' };
  }
}

function redeemCode(around: TokenSurroundings, app: RegisteredApp, form: URLSearchParams): object | EntraError {
  const grant = around.grants.takeCode(form.get('code') ?? '');
  if (!grant || grant.clientId !== app.clientId) {
    return {
      error: 'invalid_grant',
      code: 70008,
      message: 'The code is unknown, was redeemed already or has expired.',
    };
  }
  if (grant.redirectUri !== form.get('redirect_uri')) {
    return { error: 'invalid_client', code: 500112, message: 'The redirect address is not that of the request.' };
  }
  const verifier = form.get('code_verifier') ?? '';
  if (createHash('sha256').update(verifier).digest('base64url') !== grant.codeChallenge) {
    return { error: 'invalid_grant', code: 501481, message: 'The Code_Verifier does not match the code_challenge.' };
  }
  return delegated(around, app, grant.agent, form.get('scope') ?? grant.scope, grant.nonce, Date.now() + refreshLifeMs);
}

function refresh(around: TokenSurroundings, app: RegisteredApp, form: URLSearchParams): object | EntraError {
  const grant = around.grants.refreshToken(form.get('refresh_token') ?? '');
  if (!grant || grant.clientId !== app.clientId) {
    return { error: 'invalid_grant', code: 700084, message: 'The refresh token is unknown or has expired.' };
  }
  const refusal = app.kind === 'spa' ? around.refusal() : 'none';
  if (refusal !== 'none') return silentRefusal(refusal);
  return delegated(around, app, grant.agent, form.get('scope') ?? grant.scope, undefined, grant.untilMs);
}

function delegated(
  { context, grants, signer }: TokenSurroundings,
  app: RegisteredApp,
  agent: Agent,
  scope: string,
  nonce: string | undefined,
  refreshUntilMs: number,
): object | EntraError {
  const granted = grantScopes(scope, context.directory);
  if (isEntraError(granted)) return granted;
  return {
    token_type: 'Bearer',
    scope: granted.scope,
    expires_in: context.lifetimeS,
    ext_expires_in: context.lifetimeS,
    // Without a scope of ours Entra gives a token for Graph, which is nobody's to read.
    access_token:
      granted.api === undefined
        ? randomBytes(48).toString('base64url')
        : signer.sign(delegatedClaims(context, agent, app.clientId, granted.api)),
    ...(granted.offline
      ? {
          refresh_token: grants.addRefreshToken({ clientId: app.clientId, agent, scope, untilMs: refreshUntilMs }),
          refresh_token_expires_in: Math.floor((refreshUntilMs - Date.now()) / 1000),
        }
      : {}),
    ...(granted.openId ? { id_token: signer.sign(idClaims(context, agent, app.clientId, nonce)) } : {}),
    client_info: clientInfo(agent.oid, context.directory.tenantId),
  };
}

function appToken(
  { context, signer }: TokenSurroundings,
  app: RegisteredApp,
  secret: string,
  scope: string,
): object | EntraError {
  if (app.secret === undefined || !sameText(app.secret, secret)) {
    return { error: 'invalid_client', code: 7000215, message: 'Invalid client secret provided.', status: 401 };
  }
  const { apiClientId } = context.directory;
  if (![`api://${apiClientId}/.default`, `${apiClientId}/.default`].includes(scope)) {
    return { error: 'invalid_scope', code: 1002012, message: "The scope must be the API's, ending in /.default." };
  }
  return {
    token_type: 'Bearer',
    expires_in: context.lifetimeS,
    ext_expires_in: context.lifetimeS,
    access_token: signer.sign(appClaims(context, app.clientId)),
  };
}

function basicCredentials(request: IncomingMessage): readonly [string?, string?] {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return [];
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret.join(':')];
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
