import {
  array,
  boolean,
  literal,
  nullish,
  number,
  object,
  optional,
  pipe,
  regex,
  strictObject,
  string,
  url,
  union,
} from 'valibot';

/**
 * What Microsoft Graph v1.0 takes, written from its documentation: names of properties are refused when they are
 * misspelt, as Graph does ("Invalid property").
 */
const guid = pipe(string(), regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
const text = nullish(string());

const scope = strictObject({
  id: guid,
  value: nullish(string()),
  type: optional(union([literal('User'), literal('Admin')])),
  isEnabled: optional(boolean()),
  adminConsentDisplayName: text,
  adminConsentDescription: text,
  userConsentDisplayName: text,
  userConsentDescription: text,
});

const appRole = strictObject({
  id: guid,
  value: nullish(string()),
  allowedMemberTypes: array(union([literal('User'), literal('Application')])),
  isEnabled: optional(boolean()),
  displayName: optional(string()),
  description: text,
});

export const applicationBody = strictObject({
  displayName: optional(string()),
  signInAudience: optional(literal('AzureADMyOrg')),
  identifierUris: optional(array(string())),
  api: optional(
    strictObject({ requestedAccessTokenVersion: nullish(number()), oauth2PermissionScopes: optional(array(scope)) }),
  ),
  appRoles: optional(array(appRole)),
  spa: optional(strictObject({ redirectUris: array(pipe(string(), url())) })),
  requiredResourceAccess: optional(
    array(
      strictObject({
        resourceAppId: guid,
        resourceAccess: array(strictObject({ id: guid, type: union([literal('Scope'), literal('Role')]) })),
      }),
    ),
  ),
  keyCredentials: optional(
    array(
      strictObject({
        type: literal('AsymmetricX509Cert'),
        usage: literal('Verify'),
        key: string(),
        displayName: optional(string()),
      }),
    ),
  ),
  tags: optional(array(string())),
});

export const principalBody = strictObject({
  displayName: optional(string()),
  appRoleAssignmentRequired: optional(boolean()),
});

export const grantBody = strictObject({
  clientId: guid,
  consentType: literal('AllPrincipals'),
  resourceId: guid,
  scope: string(),
});

export const grantPatch = strictObject({ scope: string() });
export const assignmentBody = strictObject({ principalId: guid, resourceId: guid, appRoleId: guid });
export const secretBody = strictObject({
  passwordCredential: object({ displayName: string(), endDateTime: pipe(string(), regex(/Z$/)) }),
});
export const secretKey = strictObject({ keyId: guid });
