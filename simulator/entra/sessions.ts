import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Agent } from './entraClaims';

/** The name that Entra's own cookie has. */
const cookieName = 'ESTSAUTH';
/** None, because hidden frames of other sites must reach it where the browser allows that at all. */
const attributes = 'Path=/; HttpOnly; Secure; SameSite=None';

/** Who is signed in at the issuer in which browser. Without the cookie it knows nobody. */
export function sessionStore() {
  const sessions = new Map<string, Agent>();
  const keyOf = (request: IncomingMessage): string =>
    new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
  return {
    agent: (request: IncomingMessage): Agent | undefined => sessions.get(keyOf(request)),
    /** Gives the Set-Cookie header. */
    begin(agent: Agent): string {
      const key = randomBytes(32).toString('base64url');
      sessions.set(key, agent);
      return `${cookieName}=${key}; ${attributes}`;
    },
    end(request: IncomingMessage): string {
      sessions.delete(keyOf(request));
      return `${cookieName}=; Max-Age=0; ${attributes}`;
    },
  };
}

export type SessionStore = ReturnType<typeof sessionStore>;
