/** Entra's `client_info`: which account of which tenant, as MSAL keys its cache by. */
export const clientInfo = (oid: string, tenantId: string): string =>
  Buffer.from(JSON.stringify({ uid: oid, utid: tenantId })).toString('base64url');
