import {
  array,
  boolean,
  looseObject,
  nullish,
  nullable,
  number,
  object,
  optional,
  string,
  type InferOutput,
} from 'valibot';

/** What this command reads of Microsoft Graph v1.0. */
const scopeShape = object({
  id: string(),
  value: nullable(string()),
  type: optional(string()),
  isEnabled: optional(boolean()),
  adminConsentDisplayName: nullish(string()),
  adminConsentDescription: nullish(string()),
  userConsentDisplayName: nullish(string()),
  userConsentDescription: nullish(string()),
});

const appRoleShape = object({
  id: string(),
  value: nullable(string()),
  allowedMemberTypes: array(string()),
  isEnabled: optional(boolean()),
  displayName: optional(string()),
  description: nullish(string()),
});

const resourceAccessShape = object({
  resourceAppId: string(),
  resourceAccess: array(object({ id: string(), type: string() })),
});

export const applicationShape = object({
  id: string(),
  appId: string(),
  displayName: string(),
  uniqueName: nullish(string()),
  identifierUris: array(string()),
  api: object({
    requestedAccessTokenVersion: nullish(number()),
    oauth2PermissionScopes: optional(array(scopeShape), []),
  }),
  appRoles: optional(array(appRoleShape), []),
  spa: nullish(object({ redirectUris: optional(array(string()), []) })),
  requiredResourceAccess: optional(array(resourceAccessShape), []),
  keyCredentials: optional(
    // They are sent back as they were read when another comes besides.
    array(looseObject({ displayName: nullish(string()) })),
    [],
  ),
  tags: optional(array(string()), []),
  passwordCredentials: optional(
    array(object({ keyId: string(), displayName: nullish(string()), endDateTime: nullish(string()) })),
    [],
  ),
});

export const principalShape = object({
  id: string(),
  appId: string(),
  appRoleAssignmentRequired: optional(boolean(), false),
});

export const grantShape = object({ id: string(), scope: nullish(string()) });
export const assignmentShape = object({ id: string(), principalId: string(), appRoleId: string() });
export const userShape = object({ id: string(), userPrincipalName: string() });

export type Application = InferOutput<typeof applicationShape>;
export type Principal = InferOutput<typeof principalShape>;
export type Grant = InferOutput<typeof grantShape>;
export type Assignment = InferOutput<typeof assignmentShape>;
export type User = InferOutput<typeof userShape>;
