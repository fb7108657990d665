import { object, string, type InferOutput } from 'valibot';
import type { Call } from '../http/call';
import { askForAll } from '../http/askForAll';
import { askFor, askIfThere } from '../http/readAnswer';
import { Refusal } from '../http/refusal';
import {
  applicationShape,
  assignmentShape,
  grantShape,
  principalShape,
  userShape,
  type Application,
  type Assignment,
  type Grant,
  type Principal,
  type User,
} from './graphShapes';

export const graphResource = 'https://graph.microsoft.com';
const appIdShape = object({ appId: string() });
const secretShape = object({ keyId: string(), secretText: string() });
type NewSecret = InferOutput<typeof secretShape>;
const v1 = `${graphResource}/v1.0`;
const selected =
  '$select=id,appId,displayName,uniqueName,identifierUris,api,appRoles,spa,requiredResourceAccess,tags,keyCredentials,passwordCredentials';

/** How a registration is found again: by the key that we gave it, or by the client id of one that was made by hand. */
export type ApplicationKey = { readonly uniqueName: string } | { readonly appId: string };

const pathOf = (key: ApplicationKey): string =>
  'appId' in key ? `applications(appId='${key.appId}')` : `applications(uniqueName='${key.uniqueName}')`;

/** A write to what Entra ID does not show everywhere yet: azure-cli waits for the same words. */
export const notInAllReplicas = (refusal: Refusal): boolean =>
  (refusal.status === 404 && refusal.asked.method !== 'GET' && refusal.asked.method !== 'DELETE') ||
  (refusal.status === 400 && /does not reference|does not exist|must in the local tenant/.test(refusal.text));

/** What is asked of Microsoft Graph, each call once and typed. */
export interface Graph {
  readonly application: (key: ApplicationKey) => Promise<Application | undefined>;
  /** Makes it, or changes the one of that key. */
  readonly upsertApplication: (uniqueName: string, body: object) => Promise<void>;
  /** Into Entra's bin, for 30 days. */
  readonly deleteApplication: (id: string) => Promise<void>;
  /** Client id of a service principal; `undefined` when there is none. */
  readonly appIdOf: (principalId: string) => Promise<string | undefined>;
  readonly patchApplication: (id: string, body: object) => Promise<void>;
  readonly principal: (appId: string) => Promise<Principal | undefined>;
  readonly upsertPrincipal: (appId: string, displayName: string) => Promise<void>;
  readonly requireAssignment: (principalId: string) => Promise<void>;
  readonly grants: (clientPrincipalId: string, resourcePrincipalId: string) => Promise<readonly Grant[]>;
  readonly addGrant: (clientPrincipalId: string, resourcePrincipalId: string, scope: string) => Promise<void>;
  readonly patchGrant: (id: string, scope: string) => Promise<void>;
  readonly assignments: (resourcePrincipalId: string) => Promise<readonly Assignment[]>;
  readonly assign: (resourcePrincipalId: string, principalId: string, roleId: string) => Promise<void>;
  readonly user: (nameOrId: string) => Promise<User | undefined>;
  /** The secret, which nobody can read again. */
  readonly addSecret: (applicationId: string, displayName: string, endDateTime: string) => Promise<NewSecret>;
  readonly removeSecret: (applicationId: string, keyId: string) => Promise<void>;
}

export function createGraph(call: Call): Graph {
  const write = async (method: 'POST' | 'PATCH', path: string, json?: object, upsert = false) => {
    const headers = upsert ? { headers: { Prefer: 'create-if-missing' } } : {};
    await call({ method, url: `${v1}/${path}`, ...(json === undefined ? {} : { json }), ...headers });
  };
  /** A second one is refused, so an answer that was lost does no harm. */
  const writeOnce = async (path: string, json: object) => {
    try {
      await write('POST', path, json);
    } catch (error) {
      const isThere = error instanceof Refusal && (error.status === 409 || /already exists?\b/i.test(error.text));
      if (!isThere) throw error;
    }
  };
  return {
    application: (key) =>
      askIfThere(call, applicationShape, { method: 'GET', url: `${v1}/${pathOf(key)}?${selected}` }),
    upsertApplication: (uniqueName, body) => write('PATCH', pathOf({ uniqueName }), body, true),
    async deleteApplication(id) {
      try {
        await call({ method: 'DELETE', url: `${v1}/applications/${id}` });
      } catch (error) {
        if (!(error instanceof Refusal && error.status === 404)) throw error;
      }
    },
    appIdOf: async (id) =>
      (await askIfThere(call, appIdShape, { method: 'GET', url: `${v1}/servicePrincipals/${id}?$select=appId` }))
        ?.appId,
    patchApplication: (id, body) => write('PATCH', `applications/${id}`, body),
    principal: (appId) =>
      askIfThere(call, principalShape, {
        method: 'GET',
        url: `${v1}/servicePrincipals(appId='${appId}')?$select=id,appId,appRoleAssignmentRequired`,
      }),
    upsertPrincipal: (appId, displayName) =>
      write('PATCH', `servicePrincipals(appId='${appId}')`, { displayName }, true),
    requireAssignment: (id) => write('PATCH', `servicePrincipals/${id}`, { appRoleAssignmentRequired: true }),
    grants: (client, resource) =>
      askForAll(
        call,
        grantShape,
        `${v1}/oauth2PermissionGrants?$filter=${encodeURIComponent(
          `clientId eq '${client}' and resourceId eq '${resource}' and consentType eq 'AllPrincipals'`,
        )}`,
      ),
    addGrant: (clientId, resourceId, scope) =>
      writeOnce('oauth2PermissionGrants', { clientId, consentType: 'AllPrincipals', resourceId, scope }),
    patchGrant: (id, scope) => write('PATCH', `oauth2PermissionGrants/${id}`, { scope }),
    assignments: (resource) =>
      askForAll(call, assignmentShape, `${v1}/servicePrincipals/${resource}/appRoleAssignedTo?$top=999`),
    assign: (resourceId, principalId, appRoleId) =>
      writeOnce(`servicePrincipals/${resourceId}/appRoleAssignedTo`, { principalId, resourceId, appRoleId }),
    user: (nameOrId) =>
      askIfThere(call, userShape, {
        method: 'GET',
        url: `${v1}/users/${encodeURIComponent(nameOrId)}?$select=id,userPrincipalName`,
      }),
    async addSecret(applicationId, displayName, endDateTime) {
      const url = `${v1}/applications/${applicationId}/addPassword`;
      const json = { passwordCredential: { displayName, endDateTime } };
      return askFor(call, secretShape, { method: 'POST', url, json });
    },
    removeSecret: (applicationId, keyId) => write('POST', `applications/${applicationId}/removePassword`, { keyId }),
  };
}
