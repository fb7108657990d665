/** App role of a person who may let the own softphone ring for a test. */
export const administratorRole = 'Softphone.Administer';

/** An agent, known by a verified delegated token. */
export interface Agent {
  /** Entra object id, lower case. */
  readonly oid: string;
  /** What the tenant calls the person's address, in small letters. Only ever told: it can be changed, so it decides nothing. */
  readonly email?: string;
  /** The token carries `administratorRole`. */
  readonly isAdministrator?: true;
}

/** A telephony system, known by a verified app-only token. */
export interface TelephonyApp {
  /** Its app registration's client id, lower case: `source` of its calls. */
  readonly appId: string;
}

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A GUID in lower case, or `undefined`. */
export function readGuid(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return guidPattern.test(text) ? text : undefined;
}

/** The user id that the SignalR Service knows: tenant and person, because object ids are unique only in a tenant. */
export const signalRUserId = (tenantId: string, oid: string): string => `${tenantId}_${oid}`;

/** The object id out of `<tid>_<oid>` of our tenant, or out of a bare object id. */
export function readOid(value: unknown, tenantId: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const prefix = `${tenantId}_`;
  const text = value.toLowerCase();
  return readGuid(text.startsWith(prefix) ? text.slice(prefix.length) : text);
}
