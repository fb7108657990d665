import { randomUUID } from 'node:crypto';
import { refused, type Right, type TenantAnswer, type TenantRequest, type TenantService } from '../tenantRequest';
import { readBody } from '../readBody';
import { writeApplication } from './writeApplication';
import { assignmentBody, grantBody, grantPatch, principalBody, secretBody, secretKey } from './graphBodies';
import type { Application, GraphState, Principal } from './graphState';

const notFound = (): TenantAnswer =>
  refused(
    404,
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried reference-property objects are not present.',
  );
const done: TenantAnswer = { status: 204 };

/**
 * Microsoft Graph v1.0 as far as registrations need it: upserts by `uniqueName`, lists replaced as a whole, enabled
 * scopes and roles that cannot be taken away, a second assignment refused, writes that other replicas see later.
 */
export function graphService(state: GraphState, has: (right: Right) => boolean, now: () => number): TenantService {
  return (request) => {
    if (request.host !== 'graph.microsoft.com') return undefined;
    if (request.method !== 'GET' && !has('applications')) {
      return refused(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    }
    const path = request.path.replace('/v1.0/', '');
    return (
      answerApplications(state, request, path) ??
      answerPrincipals(state, request, path, now()) ??
      answerGrants(state, request, path) ??
      answerPeople(state, request, path)
    );
  };
}

function answerApplications(state: GraphState, request: TenantRequest, path: string): TenantAnswer | undefined {
  const key = /^applications\((uniqueName|appId)='([^']+)'\)$/.exec(path);
  const { applications } = state;
  if (key !== null) {
    const [, name = '', value] = key;
    const isMeant = (one: Application) => (name === 'appId' ? one.appId : one.uniqueName) === value;
    if (request.method === 'GET') {
      const found = applications.allSeen.find(isMeant);
      return found === undefined ? notFound() : { status: 200, json: shown(found) };
    }
    // The key of an upsert is looked up where it is written, so the same name never makes two.
    const there = applications.allNewest.find(isMeant);
    if (there === undefined && request.headers['prefer'] !== 'create-if-missing') return notFound();
    const uniqueName = name === 'uniqueName' ? value : undefined;
    const before = there ?? { id: randomUUID(), appId: randomUUID(), uniqueName, passwordCredentials: [] };
    const written = writeApplication(before, request.json);
    if ('refusal' in written) return written.refusal;
    applications.write(before.id, written.application);
    return there === undefined ? { status: 201, json: shown(written.application) } : done;
  }
  const [, id = '', action] = /^applications\/([^/]+)(\/(?:add|remove)Password)?$/.exec(path) ?? [];
  if (id === '') return undefined;
  const application = applications.seen(id) && applications.newest(id);
  if (application === undefined) return notFound();
  if (action === '/addPassword') return addPassword(state, application, request.json);
  if (action === '/removePassword') return removePassword(state, application, request.json);
  if (request.method === 'DELETE') return deleteApplication(state, application);
  const written = writeApplication(application, request.json);
  if ('refusal' in written) return written.refusal;
  applications.write(id, written.application);
  return done;
}

/** With all that hangs on it: its service principal, what that was given, and what was given at it. */
function deleteApplication(state: GraphState, { id, appId }: Application): TenantAnswer {
  const { applications, principals, grants, assignments } = state;
  applications.write(id, undefined);
  const principal = principals.allNewest.find((one) => one.appId === appId);
  if (principal === undefined) return done;
  principals.write(principal.id, undefined);
  const isOfIt = (...ids: readonly string[]) => ids.includes(principal.id);
  for (const one of grants.allNewest) if (isOfIt(one.clientId, one.resourceId)) grants.write(one.id, undefined);
  for (const one of assignments.allNewest) {
    if (isOfIt(one.principalId, one.resourceId)) assignments.write(one.id, undefined);
  }
  return done;
}

/** What Graph shows of a registration that somebody asks for: never a secret. */
const shown = ({ identifierUris = [], appRoles = [], api, ...application }: Application) => ({
  ...application,
  identifierUris,
  appRoles,
  api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [], ...api },
});

function addPassword(state: GraphState, application: Application, json: unknown): TenantAnswer {
  const read = readBody(secretBody, json);
  if ('refusal' in read) return read.refusal;
  const { displayName, endDateTime } = read.body.passwordCredential;
  const keyId = randomUUID();
  const secretText = `stand-in~${randomUUID()}`;
  const passwordCredentials = [...application.passwordCredentials, { keyId, displayName, endDateTime }];
  state.applications.write(application.id, { ...application, passwordCredentials });
  state.secrets.set(application.appId, secretText);
  return { status: 200, json: { keyId, displayName, secretText } };
}

function removePassword(state: GraphState, application: Application, json: unknown): TenantAnswer {
  const read = readBody(secretKey, json);
  if ('refusal' in read) return read.refusal;
  const passwordCredentials = application.passwordCredentials.filter(({ keyId }) => keyId !== read.body.keyId);
  state.applications.write(application.id, { ...application, passwordCredentials });
  state.secrets.delete(application.appId);
  return done;
}

function answerPrincipals(
  state: GraphState,
  request: TenantRequest,
  path: string,
  now: number,
): TenantAnswer | undefined {
  const { principals } = state;
  const appId = /^servicePrincipals\(appId='([^']+)'\)$/.exec(path)?.[1];
  if (appId !== undefined) {
    const isMeant = (one: Principal) => one.appId === appId;
    if (request.method === 'GET') {
      const found = principals.allSeen.find(isMeant);
      return found === undefined ? notFound() : { status: 200, json: found };
    }
    if (!state.applications.allSeen.some((one) => one.appId === appId)) {
      return refused(
        400,
        'Request_BadRequest',
        `The appId '${appId}' of the service principal does not reference a valid application object.`,
      );
    }
    const read = readBody(principalBody, request.json);
    if ('refusal' in read) return read.refusal;
    const there = principals.allNewest.find(isMeant);
    const before = there ?? { id: randomUUID(), appId, displayName: '', appRoleAssignmentRequired: false };
    const { displayName = before.displayName, appRoleAssignmentRequired = before.appRoleAssignmentRequired } =
      read.body;
    principals.write(before.id, { ...before, displayName, appRoleAssignmentRequired });
    return there === undefined ? { status: 201, json: before } : done;
  }
  const [, id = '', assigned] = /^servicePrincipals\/([^/]+)(\/appRoleAssignedTo)?$/.exec(path) ?? [];
  const principal = principals.seen(id) && principals.newest(id);
  if (id === '') return undefined;
  if (principal === undefined) return notFound();
  if (assigned === undefined && request.method === 'GET') return { status: 200, json: principal };
  if (assigned !== undefined) return answerAssignments(state, request, principal, now);
  const read = readBody(principalBody, request.json);
  if ('refusal' in read) return read.refusal;
  const { appRoleAssignmentRequired = principal.appRoleAssignmentRequired } = read.body;
  principals.write(id, { ...principal, appRoleAssignmentRequired });
  return done;
}

function answerAssignments(state: GraphState, request: TenantRequest, resource: Principal, now: number): TenantAnswer {
  const { assignments, principals, identities, people } = state;
  if (request.method === 'GET') {
    return { status: 200, json: { value: assignments.allSeen.filter((one) => one.resourceId === resource.id) } };
  }
  const read = readBody(assignmentBody, request.json);
  if ('refusal' in read) return read.refusal;
  const { principalId, resourceId, appRoleId } = read.body;
  const isPerson = people.some(({ id }) => id === principalId);
  const isApp = principals.seen(principalId) !== undefined || (identities.get(principalId) ?? Infinity) <= now;
  const role = state.applications.allSeen
    .find(({ appId }) => appId === resource.appId)
    ?.appRoles?.find(({ id }) => id === appRoleId);
  if (resourceId !== resource.id || !(isPerson || isApp)) return notFound();
  if (role === undefined || !role.allowedMemberTypes.includes(isPerson ? 'User' : 'Application')) {
    return refused(400, 'Request_BadRequest', 'Permission being assigned was not found on application');
  }
  const isThere = assignments.allNewest.some(
    (one) => one.principalId === principalId && one.resourceId === resourceId && one.appRoleId === appRoleId,
  );
  if (isThere) return refused(400, 'Request_BadRequest', 'Permission being assigned already exists on the object');
  const id = randomUUID();
  assignments.write(id, { id, ...read.body });
  return { status: 201, json: { id, ...read.body } };
}

function answerGrants(state: GraphState, request: TenantRequest, path: string): TenantAnswer | undefined {
  const { grants, principals } = state;
  if (path === 'oauth2PermissionGrants' && request.method === 'GET') {
    const [, client, resource] =
      /clientId eq '([^']+)' and resourceId eq '([^']+)'/.exec(request.query.get('$filter') ?? '') ?? [];
    return {
      status: 200,
      json: { value: grants.allSeen.filter((one) => one.clientId === client && one.resourceId === resource) },
    };
  }
  if (path === 'oauth2PermissionGrants') {
    const read = readBody(grantBody, request.json);
    if ('refusal' in read) return read.refusal;
    const { clientId, resourceId } = read.body;
    if (principals.seen(clientId) === undefined || principals.seen(resourceId) === undefined) return notFound();
    if (grants.allNewest.some((one) => one.clientId === clientId && one.resourceId === resourceId)) {
      return refused(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
    }
    const id = randomUUID();
    grants.write(id, { id, ...read.body });
    return { status: 201, json: { id, ...read.body } };
  }
  const id = /^oauth2PermissionGrants\/(.+)$/.exec(path)?.[1];
  const grant = id === undefined ? undefined : grants.newest(id);
  if (id === undefined || grant === undefined) return undefined;
  const read = readBody(grantPatch, request.json);
  if ('refusal' in read) return read.refusal;
  grants.write(id, { ...grant, ...read.body });
  return done;
}

function answerPeople({ people }: GraphState, { method }: TenantRequest, path: string): TenantAnswer | undefined {
  const name = /^users\/(.+)$/.exec(path)?.[1]?.toLowerCase();
  if (name === undefined || method !== 'GET') return undefined;
  const found = people.find(({ id, userPrincipalName }) => [id, userPrincipalName.toLowerCase()].includes(name));
  return found === undefined ? notFound() : { status: 200, json: found };
}
