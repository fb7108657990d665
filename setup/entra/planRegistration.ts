import type { Planned } from '../engine/step';
import type { Application, Principal } from './graphShapes';
import { redirectUri, scopeName, wantedRoles, wantedScope, type AppRole } from './registrations';

/** A registration as it is in the tenant. */
export interface SeenRegistration {
  readonly application: Application | undefined;
  readonly principal: Principal | undefined;
}

export type RegistrationChange = Planned &
  (
    | { readonly call: 'create application'; readonly body: object }
    | { readonly call: 'patch application'; readonly id: string; readonly body: object }
    | { readonly call: 'create principal'; readonly appId: string; readonly displayName: string }
  );

/** The adaptor's registration: version 2 tokens, its URI, the scope, the roles, a service principal. */
export function planApi(seen: SeenRegistration, uniqueName: string): readonly RegistrationChange[] {
  const { application } = seen;
  const displayName = 'CIF Softphone adaptor';
  const scope = wantedScope(uniqueName);
  const roles = wantedRoles(uniqueName);
  if (application === undefined) {
    const api = { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [scope] };
    return [create(displayName, { api, appRoles: roles })];
  }
  const changes: RegistrationChange[] = [];
  const { id, appId, api, identifierUris, appRoles } = application;
  const patch = (what: string, body: object) =>
    changes.push({ does: 'change', what, call: 'patch application', id, body });
  const uri = `api://${appId}`;
  if (!identifierUris.includes(uri)) patch(`the address ${uri}`, { identifierUris: [...identifierUris, uri] });
  const others = api.oauth2PermissionScopes.filter(({ value }) => value !== scopeName);
  const seenScope = api.oauth2PermissionScopes.find(({ value }) => value === scopeName);
  if (seenScope?.isEnabled !== true || api.requestedAccessTokenVersion !== 2) {
    // Graph replaces whole lists, and the rest of `api` stays as it was read.
    const scopes = [...others, { ...(seenScope ?? scope), isEnabled: true }];
    patch(`the scope ${scopeName} and tokens of version 2`, {
      api: { ...api, requestedAccessTokenVersion: 2, oauth2PermissionScopes: scopes },
    });
  }
  const missing = roles.filter((wanted) => !isOffered(appRoles, wanted));
  if (missing.length > 0) {
    const names = missing.map(({ value }) => value);
    const kept = appRoles.filter(({ value }) => !names.includes(value));
    const mended = missing.map((wanted) => mend(appRoles, wanted));
    patch(`the roles ${names.join(', ')}`, { appRoles: [...kept, ...mended] });
  }
  return [...changes, ...planPrincipal(seen, displayName)];
}

const isOffered = (seen: readonly AppRole[], { value, allowedMemberTypes }: AppRole): boolean =>
  seen.some(
    (one) =>
      one.value === value &&
      one.isEnabled !== false &&
      allowedMemberTypes.every((type) => one.allowedMemberTypes.includes(type)),
  );

/** One that is there keeps its id: those who have it would lose it with another. */
function mend(seen: readonly AppRole[], wanted: AppRole): AppRole {
  const there = seen.find(({ value }) => value === wanted.value);
  if (there === undefined) return wanted;
  const types = new Set([...there.allowedMemberTypes, ...wanted.allowedMemberTypes]);
  return { ...there, isEnabled: true, allowedMemberTypes: [...types] };
}

/** The page's registration: where the browser may be sent back to, and the one permission that it asks for. */
export function planPage(
  seen: SeenRegistration,
  api: { readonly clientId: string; readonly scopeId: string },
  organisation: string,
): readonly RegistrationChange[] {
  const { application } = seen;
  const displayName = 'CIF Softphone';
  const uri = redirectUri(organisation);
  if (application === undefined) {
    const access = [{ resourceAppId: api.clientId, resourceAccess: [{ id: api.scopeId, type: 'Scope' }] }];
    return [create(displayName, { spa: { redirectUris: [uri] }, requiredResourceAccess: access })];
  }
  const changes: RegistrationChange[] = [];
  const patch = (what: string, body: object) =>
    changes.push({ does: 'change', what, call: 'patch application', id: application.id, body });
  const uris = application.spa?.redirectUris ?? [];
  if (!uris.includes(uri)) patch(`the redirect URI ${uri}`, { spa: { redirectUris: [...uris, uri] } });
  const access = withAccess(application, api.clientId, { id: api.scopeId, type: 'Scope' });
  if (access !== undefined) patch('the permission to ask for the scope', { requiredResourceAccess: access });
  return [...changes, ...planPrincipal(seen, displayName)];
}

/** A telephony system's registration: it asks for the one role. */
export function planTelephony(
  seen: SeenRegistration,
  api: { readonly clientId: string; readonly roleId: string },
  system: string,
): readonly RegistrationChange[] {
  const { application } = seen;
  const displayName = `CIF Softphone telephony ${system}`;
  const wanted = { id: api.roleId, type: 'Role' };
  if (application === undefined) {
    const access = [{ resourceAppId: api.clientId, resourceAccess: [wanted] }];
    return [create(displayName, { requiredResourceAccess: access })];
  }
  const access = withAccess(application, api.clientId, wanted);
  const changes: readonly RegistrationChange[] =
    access === undefined
      ? []
      : [
          {
            does: 'change',
            what: 'the permission to ring',
            call: 'patch application',
            id: application.id,
            body: { requiredResourceAccess: access },
          },
        ];
  return [...changes, ...planPrincipal(seen, displayName)];
}

const create = (displayName: string, more: object): RegistrationChange => ({
  does: 'create',
  what: `the registration "${displayName}"`,
  call: 'create application',
  body: { displayName, signInAudience: 'AzureADMyOrg', ...more },
});

function planPrincipal({ application, principal }: SeenRegistration, name: string): readonly RegistrationChange[] {
  if (application === undefined || principal !== undefined) return [];
  const { appId } = application;
  const what = `the service principal of "${name}"`;
  return [{ does: 'create', what, call: 'create principal', appId, displayName: name }];
}

/** The list with this permission in it; `undefined` when it is there. */
function withAccess(
  { requiredResourceAccess }: Application,
  resourceAppId: string,
  wanted: { readonly id: string; readonly type: string },
): Application['requiredResourceAccess'] | undefined {
  const ours = requiredResourceAccess.find((one) => one.resourceAppId === resourceAppId);
  if (ours?.resourceAccess.some(({ id, type }) => id === wanted.id && type === wanted.type)) return undefined;
  const others = requiredResourceAccess.filter((one) => one !== ours);
  return [...others, { resourceAppId, resourceAccess: [...(ours?.resourceAccess ?? []), wanted] }];
}
