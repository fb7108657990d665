import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../base/clock';
import { notAllowed, notSignedIn, unavailable } from '../http/problems';
import type { Settings } from '../settings/settings';
import { timings } from '../base/timings';
import { administratorRole, readGuid, type Agent, type TelephonyApp } from '../model/callers';
import { emailOf } from './emailOf';
import { rememberTokens } from './rememberTokens';

/** App role that a telephony system needs. */
const telephonyRole = 'Calls.Send';

const rolesOf = ({ roles }: JWTPayload): readonly unknown[] => (Array.isArray(roles) ? roles : []);

/** Says who is calling, from the Authorization header alone. All throw ProblemError 401, 403 or 503. */
export interface Verifier {
  readonly agent: (authorization: string | null) => Promise<Agent>;
  readonly telephony: (authorization: string | null) => Promise<TelephonyApp>;
  /** Comes back when it is the identity of the SignalR Service, with which it calls the upstream addresses. */
  readonly signalRService: (authorization: string | null) => Promise<void>;
}

type VerifierSettings = Pick<Settings, 'authority' | 'tenantId' | 'clientId' | 'apiScope' | 'upstream'>;

export function createVerifier(
  settings: VerifierSettings,
  keys: () => Promise<JWTVerifyGetKey>,
  clock: Clock,
): Verifier {
  const api = [settings.clientId, `api://${settings.clientId}`];
  const { identity } = settings.upstream;
  const verifyFor = (audiences: string[]) => {
    const verifyOnce = rememberTokens((token) => verifyToken(token, settings, audiences, keys), clock);
    return async (authorization: string | null): Promise<JWTPayload> => {
      const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) throw notSignedIn('The request has no bearer token.');
      return verifyOnce(token);
    };
  };
  const verify = verifyFor(api);
  const verifyService = identity?.audience === undefined ? verify : verifyFor([identity.audience]);
  return {
    agent: async (authorization) => {
      const claims = await verify(authorization);
      const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ') : [];
      // An ID token of the same app has the same audience; only the scope tells the two apart.
      if (!scopes.includes(settings.apiScope)) {
        throw notAllowed(
          'The token has not the scope of this API.',
          'Use an access token (not an ID token) for the scope named in the setting ApiScope.',
        );
      }
      const oid = readGuid(claims.oid);
      if (oid === undefined) throw notSignedIn('The token names no person.');
      const email = emailOf(claims);
      return {
        oid,
        ...(email === undefined ? {} : { email }),
        ...(rolesOf(claims).includes(administratorRole) ? { isAdministrator: true } : {}),
      };
    },
    telephony: async (authorization) => {
      const claims = await verify(authorization);
      const appId = readGuid(claims.azp ?? claims.appid);
      // App-only tokens have no scope and name the app's own service principal as their subject. A person's ID token
      // could carry the role where an administrator gave it to people, so the role alone is not enough.
      const isApp = claims.scp === undefined && claims.oid !== undefined && claims.oid === claims.sub;
      if (!rolesOf(claims).includes(telephonyRole) || !isApp || appId === undefined) {
        throw notAllowed(
          `The token is not that of an app with the role ${telephonyRole}.`,
          'Give the telephony app this role, grant admin consent, and use the client credentials flow.',
        );
      }
      return { appId };
    },
    signalRService: async (authorization) => {
      const claims = await verifyService(authorization);
      // By its object id, not by a role: Azure keeps the service's token for a day, and a new role would come as late.
      if (identity === undefined || claims.scp !== undefined || readGuid(claims.oid) !== identity.objectId) {
        throw notAllowed(
          'The token is not that of the SignalR Service.',
          'Compare the setting UpstreamIdentityObjectId with the object id of the identity of the SignalR Service.',
        );
      }
    },
  };
}

async function verifyToken(
  token: string,
  settings: VerifierSettings,
  audience: string[],
  keys: () => Promise<JWTVerifyGetKey>,
): Promise<JWTPayload> {
  const getKey = await keys().catch(() => {
    throw unavailable('The sign-in service could not be reached, so the token cannot be checked.');
  });
  try {
    const { payload } = await jwtVerify(token, getKey, {
      algorithms: ['RS256'],
      issuer: issuersOf(settings),
      audience,
      clockTolerance: timings.tokenClockToleranceMs / 1000,
      requiredClaims: ['exp', 'iss', 'aud', 'tid'],
    });
    if (payload.tid !== settings.tenantId) throw notSignedIn('The token is of another tenant.');
    return payload;
  } catch (error) {
    throw tokenProblem(error);
  }
}

function tokenProblem(error: unknown): unknown {
  if (error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')) {
    return unavailable('The keys of the sign-in service could not be read.');
  }
  if (error instanceof errors.JWTExpired) return notSignedIn('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return notSignedIn(`The token's claim "${error.claim}" is not what this API needs.`);
  }
  if (error instanceof errors.JOSEError) return notSignedIn('The token is not valid.');
  return error;
}

/** Tokens of version 2 and 1; which one an API gets depends on its app registration. */
function issuersOf({ authority, tenantId }: VerifierSettings): string[] {
  const { origin, host } = new URL(authority);
  const version1 = host === 'login.microsoftonline.com' ? 'https://sts.windows.net' : origin;
  return [`${origin}/${tenantId}/v2.0`, `${version1}/${tenantId}/`];
}
