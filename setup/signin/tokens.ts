import { SetupFailure } from '../engine/failure';

/** Gives the admin's tokens, one for each service. They are kept in memory only. */
export interface Tokens {
  /**
   * @param resource such as `https://graph.microsoft.com`
   * @param claims what the service wants to be proven besides
   * @throws SetupFailure when the sign-in is refused
   */
  readonly get: (resource: string, claims?: string) => Promise<string>;
}

/** Who is signed in, as a token says. */
export interface Admin {
  readonly tenantId: string;
  /** Object id; of a service principal in a pipeline. */
  readonly id: string;
  /** Only people can be given what is theirs, such as a test ring at their own softphone. */
  readonly isPerson: boolean;
}

/** Reads a token of ours for what we must know, not to trust it: the services do the checking. */
export function readAdmin(token: string): Admin {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims === 'object' && claims !== null && 'tid' in claims && 'oid' in claims) {
      // An app's own token has no scope.
      return { tenantId: String(claims.tid), id: String(claims.oid), isPerson: 'scp' in claims };
    }
  } catch {
    // Said below.
  }
  throw new SetupFailure({
    happened: 'The sign-in gave a token that does not say of which tenant it is.',
    means: 'A token of a personal account, or of a command that prints something else, cannot be used here.',
    todo: 'Sign in with a work account of the tenant, or correct --token-command.',
  });
}

/** A second sign-in in one run may be another account's: half would be done with rights that nobody has looked at. */
export function ofOneAccount(tokens: Tokens): Tokens {
  let first: Admin | undefined;
  return {
    async get(resource, claims) {
      const token = await tokens.get(resource, claims);
      const admin = readAdmin(token);
      first ??= admin;
      if (admin.id === first.id && admin.tenantId === first.tenantId) return token;
      throw new SetupFailure({
        happened: 'The second sign-in of this run is another account, or of another tenant.',
        means: 'What was done until now was done by the first one; nothing is done with the second.',
        todo: 'Run the command again and sign in with one account throughout.',
      });
    },
  };
}
