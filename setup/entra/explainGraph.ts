import type { Said } from '../engine/failure';
import type { Refusal } from '../http/refusal';

const policies =
  /HostNameNotOnVerifiedDomain|SignInAudienceNotAllowedAsPerAppPolicy|CredentialTypeNotAllowedAsPerAppPolicy|CredentialInvalidLifetimeAsPerAppPolicy/;

/** What Microsoft Graph's refusals mean to an admin; `undefined` for those that nobody has explained yet. */
export function explainGraph({ status, code, text }: Refusal): Said | undefined {
  const policy = policies.exec(`${code} ${text}`)?.[0];
  if (policy !== undefined) {
    return {
      happened: `Entra ID refused a registration by a policy of the tenant (${policy}).`,
      means: 'The tenant does not allow registrations, secrets or addresses of this kind.',
      todo: 'Ask the Entra administrator for an exception; for a secret, give the telephony system a certificate (--certificate).',
    };
  }
  if (status === 403) {
    return {
      happened: `Entra ID refused a change (${status} ${code}).`,
      means: 'Your account may not manage registrations in this tenant, or the role is eligible in PIM and not active.',
      todo: 'Activate the role or ask for it, sign in again, and run the command again: it goes on here.',
      right: 'Cloud Application Administrator (Entra ID)',
    };
  }
  return undefined;
}
