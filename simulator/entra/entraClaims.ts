import { createHash, randomBytes } from 'node:crypto';
import type { TokenClaims } from './tokenSigner';
import type { Directory } from './runningEntra';

export type Agent = Directory['agents' | 'administrators'][number];

export interface ClaimsContext {
  readonly directory: Directory;
  /** `${url}/${tenantId}/v2.0` */
  readonly issuer: string;
  readonly lifetimeS: number;
}

/** Access token of a person for our API, version 2.0. */
export function delegatedClaims(context: ClaimsContext, agent: Agent, clientId: string, scope: string): TokenClaims {
  const { directory } = context;
  return {
    aud: directory.apiClientId,
    ...common(context),
    azp: clientId,
    azpacr: '0',
    name: agent.name,
    oid: agent.oid,
    preferred_username: agent.userName,
    ...(directory.administrators.some(({ oid }) => oid === agent.oid) ? { roles: [directory.administratorRole] } : {}),
    scp: scope,
    sub: pairwise(agent.oid, directory.apiClientId),
  };
}

/** Access token of an app for our API: roles instead of scopes, and the app itself is the subject. */
export function appClaims(context: ClaimsContext, clientId: string): TokenClaims {
  const oid = servicePrincipalId(clientId);
  return {
    aud: context.directory.apiClientId,
    ...common(context),
    azp: clientId,
    azpacr: '1',
    idtyp: 'app',
    oid,
    roles: [context.directory.telephonyRole],
    sub: oid,
  };
}

export function idClaims(
  context: ClaimsContext,
  agent: Agent,
  clientId: string,
  nonce: string | undefined,
): TokenClaims {
  return {
    aud: clientId,
    ...common(context),
    name: agent.name,
    ...(nonce === undefined ? {} : { nonce }),
    oid: agent.oid,
    preferred_username: agent.userName,
    sub: pairwise(agent.oid, clientId),
  };
}

function common({ directory, issuer, lifetimeS }: ClaimsContext): TokenClaims {
  const nowS = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    iat: nowS,
    nbf: nowS,
    exp: nowS + lifetimeS,
    tid: directory.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '2.0',
  };
}

/** Entra gives every app another subject for the same person; who relied on it would find nobody. */
const pairwise = (oid: string, clientId: string): string =>
  createHash('sha256').update(`${oid} ${clientId}`).digest('base64url');

/** A stable object id for an app's service principal, in the form of a GUID. */
function servicePrincipalId(clientId: string): string {
  const hex = createHash('sha256').update(`service principal ${clientId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
