import { randomBytes } from 'node:crypto';
import type { Agent } from './entraClaims';

/** What an authorization code stands for. */
export interface CodeGrant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly agent: Agent;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly codeChallenge: string;
}

export interface RefreshGrant {
  readonly clientId: string;
  readonly agent: Agent;
  readonly scope: string;
  /** Milliseconds since 1970. */
  readonly untilMs: number;
}

const codeLifeMs = 10 * 60_000;
/** Entra's limit for single-page apps; a refreshed token does not live longer than the first. */
export const refreshLifeMs = 24 * 3_600_000;

/** Codes and refresh tokens, in memory: a new start knows none. */
export function grantStore() {
  const codes = new Map<string, CodeGrant & { untilMs: number }>();
  const refreshTokens = new Map<string, RefreshGrant>();
  const secret = (): string => randomBytes(32).toString('base64url');
  return {
    addCode(grant: CodeGrant): string {
      const code = `1.${secret()}`;
      codes.set(code, { ...grant, untilMs: Date.now() + codeLifeMs });
      return code;
    },
    /** Each code is good for one attempt, right or wrong. */
    takeCode(code: string): CodeGrant | undefined {
      const grant = codes.get(code);
      codes.delete(code);
      return grant && grant.untilMs > Date.now() ? grant : undefined;
    },
    addRefreshToken(grant: RefreshGrant): string {
      const token = `1.A${secret()}`;
      refreshTokens.set(token, grant);
      return token;
    },
    /** An older token stays good beside its successor, as in Entra: two tabs may hold the same one. */
    refreshToken(token: string): RefreshGrant | undefined {
      const grant = refreshTokens.get(token);
      return grant && grant.untilMs > Date.now() ? grant : undefined;
    },
  };
}

export type GrantStore = ReturnType<typeof grantStore>;
