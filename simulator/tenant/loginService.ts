import type { GraphState } from './graph/graphState';
import type { TenantAnswer, TenantService } from './tenantRequest';

const refusedSignIn = (code: string, text: string): TenantAnswer => ({
  status: 401,
  json: { error: 'invalid_client', error_description: `${code}: ${text}` },
});

/** The token endpoint for apps: a secret that is a few seconds old is not known yet, and roles are those that are seen. */
export function loginService(directory: GraphState, tenantId: string, sign: (claims: object) => string): TenantService {
  return ({ method, host, path, bytes }) => {
    if (host !== 'login.microsoftonline.com' || path !== `/${tenantId}/oauth2/v2.0/token` || method !== 'POST') {
      return undefined;
    }
    const form = new URLSearchParams(bytes.toString('utf8'));
    const clientId = form.get('client_id') ?? '';
    const application = directory.applications.allSeen.find(({ appId }) => appId === clientId);
    const isKnown = (application?.passwordCredentials.length ?? 0) > 0;
    if (!isKnown || directory.secrets.get(clientId) !== form.get('client_secret')) {
      return refusedSignIn('AADSTS7000215', 'Invalid client secret provided.');
    }
    const audience = /^api:\/\/([0-9a-f-]{36})\/\.default$/.exec(form.get('scope') ?? '')?.[1];
    const api = directory.applications.allSeen.find(({ appId }) => appId === audience);
    const resource = directory.principals.allSeen.find(({ appId }) => appId === audience);
    const client = directory.principals.allSeen.find(({ appId }) => appId === clientId);
    const given = directory.assignments.allSeen.filter(
      ({ principalId, resourceId }) => principalId === client?.id && resourceId === resource?.id,
    );
    if (resource?.appRoleAssignmentRequired === true && given.length === 0) {
      return refusedSignIn('AADSTS501051', 'The application is not assigned to a role.');
    }
    const roles = api?.appRoles
      ?.filter(({ id }) => given.some(({ appRoleId }) => appRoleId === id))
      .map(({ value }) => value);
    // As of an app: itself is the subject, and no person's scope is in it.
    const itself = { azp: clientId, azpacr: '1', idtyp: 'app', oid: client?.id, sub: client?.id };
    const access_token = sign({ aud: audience, roles, ...itself });
    return {
      status: 200,
      json: { token_type: 'Bearer', expires_in: 3599, access_token },
    };
  };
}
