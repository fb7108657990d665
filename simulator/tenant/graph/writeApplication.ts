import { readBody } from '../readBody';
import { refused, type TenantAnswer } from '../tenantRequest';
import { applicationBody } from './graphBodies';
import type { Application } from './graphState';

/** A PATCH of a registration: lists are replaced as a whole, and what is enabled cannot be taken away or changed. */
export function writeApplication(
  before: Application,
  json: unknown,
): { readonly application: Application } | { readonly refusal: TenantAnswer } {
  const read = readBody(applicationBody, json);
  if ('refusal' in read) return read;
  const { body } = read;
  const application = { ...before, ...body, api: { ...before.api, ...body.api } };
  const uri = body.identifierUris?.find((one) => one !== `api://${before.appId}`);
  if (uri !== undefined) {
    return { refusal: refused(400, 'HostNameNotOnVerifiedDomain', `The host of ${uri} is not a verified domain.`) };
  }
  const enabled = [...(before.api?.oauth2PermissionScopes ?? []), ...(before.appRoles ?? [])].filter(
    ({ isEnabled }) => isEnabled !== false,
  );
  const after = [...(application.api.oauth2PermissionScopes ?? []), ...(application.appRoles ?? [])];
  const lost = enabled.find(({ id, value }) => !after.some((one) => one.id === id && one.value === value));
  if (lost !== undefined) {
    const text = 'Property value cannot be deleted unless it is disabled first.';
    return { refusal: refused(400, 'CannotDeleteOrUpdateEnabledEntitlement', text) };
  }
  return { application };
}
