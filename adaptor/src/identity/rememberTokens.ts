import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Clock } from '../base/clock';
import { timings } from '../base/timings';

/** Checks a token and gives its claims. @throws ProblemError when it is not valid */
export type VerifyToken = (token: string) => Promise<JWTPayload>;

/** More than the agents and telephony apps of one instance have tokens at a time; a few MB. */
const rememberedTokens = 20_000;

/**
 * The same check, made once for each token: a telephony system sends the same one with each call, and its signature is
 * the dearest part of a ring. Only hashes are kept, only of tokens that were found valid, and never past their expiry.
 */
export function rememberTokens(verify: VerifyToken, clock: Clock): VerifyToken {
  const known = new Map<string, { readonly claims: JWTPayload; readonly untilMs: number }>();
  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64');
    const found = known.get(hash);
    if (found !== undefined && clock() < found.untilMs) return found.claims;
    known.delete(hash);
    const claims = await verify(token);
    const expiresAtMs = (claims.exp ?? 0) * 1000 + timings.tokenClockToleranceMs;
    known.set(hash, { claims, untilMs: Math.min(expiresAtMs, clock() + timings.tokenRememberedMs) });
    for (const oldest of known.keys()) {
      if (known.size <= rememberedTokens) break;
      known.delete(oldest);
    }
    return claims;
  };
}
