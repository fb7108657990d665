import { notSignedIn } from '../../../adaptor/src/http/problems';
import type { Verifier } from '../../../adaptor/src/identity/createVerifier';

export const telephonyAppId = '7e1e0000-0000-4000-8000-000000000001';
export const telephonyToken = 'app';

/** What stands for Entra in this world: tokens that name somebody and expire. Signatures are not this world's subject. */
export class Identities {
  private readonly issued = new Map<string, { readonly oid: string; untilMs: number }>();

  constructor(private readonly nowMs: () => number) {}

  issue(oid: string, lifeMs: number): string {
    const token = `agent-${this.issued.size + 1}`;
    this.issued.set(token, { oid, untilMs: this.nowMs() + lifeMs });
    return token;
  }

  /** All tokens of this agent are worth nothing from now on. */
  expire(oid: string): void {
    for (const token of this.issued.values()) if (token.oid === oid) token.untilMs = 0;
  }

  /** The adaptor's port, answered by this world. */
  readonly verifier: Verifier = {
    agent: (authorization) => {
      const token = this.issued.get((authorization ?? '').replace('Bearer ', ''));
      if (token === undefined || token.untilMs < this.nowMs()) {
        return Promise.reject(notSignedIn('The token has expired.'));
      }
      return Promise.resolve({ oid: token.oid });
    },
    telephony: (authorization) =>
      authorization === `Bearer ${telephonyToken}`
        ? Promise.resolve({ appId: telephonyAppId })
        : Promise.reject(notSignedIn('The token is not that of an app.')),
    signalRService: () => Promise.reject(notSignedIn('This service has a key.')),
  };
}
