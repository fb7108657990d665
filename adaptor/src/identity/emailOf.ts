import type { JWTPayload } from 'jose';
import { readEmail } from '../../../protocol/emailText';

/**
 * The person's address, as the tenant itself has it: telephony systems find the agent's telephone by it. It is told and
 * nothing else: who somebody is says the object id alone, because an address can be changed and given to another one.
 * Of a guest there is none: it comes from another tenant, whose administrator writes there what they like.
 */
export function emailOf(claims: JWTPayload): string | undefined {
  if (isGuest(claims)) return undefined;
  const isUnverified = claims.xms_edov !== undefined && !isYes(claims.xms_edov);
  const mail = isUnverified ? undefined : readEmail(claims.email);
  return mail ?? readEmail(claims.preferred_username) ?? readEmail(claims.upn);
}

/** `acct` says it where the registration asks for it; `idp` names who signed a guest in; `#EXT#` is in a guest's own name. */
function isGuest({ acct, idp, tid, preferred_username: name, upn }: JWTPayload): boolean {
  const isOthers = typeof idp === 'string' && !idp.includes(String(tid));
  return acct === 1 || acct === '1' || isOthers || [name, upn].some((one) => /#ext#/i.test(String(one)));
}

const isYes = (claim: unknown): boolean => claim === true || /^(1|true)$/i.test(String(claim));
