import { PublicClientApplication, type AccountInfo, type AuthenticationResult } from '@azure/msal-node';
import { spawn } from 'node:child_process';
import { messageOf, SetupFailure } from '../engine/failure';
import { explainSignIn } from './explainSignIn';
import type { Tokens } from './tokens';

/**
 * The public client of Microsoft's Azure CLI: none of ours can exist in a tenant before the first run, and this one may
 * ask for Graph, ARM and Dataverse. An own one is given by `--client-id`.
 */
export const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

const signInTimeoutMs = 600_000;

export interface MsalSignIn {
  readonly tenant: string;
  readonly clientId: string;
  readonly deviceCode: boolean;
  readonly say: (line: string) => void;
}

/** Signs a person in once, by browser or device code, and gets a token for each service from that. */
export function msalTokens({ tenant, clientId, deviceCode, say }: MsalSignIn): Tokens {
  const client = new PublicClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenant}` },
  });
  let account: AccountInfo | undefined;

  async function signIn(scopes: string[], claims?: string): Promise<AuthenticationResult | null> {
    const more = claims === undefined ? {} : { claims };
    if (deviceCode) {
      return client.acquireTokenByDeviceCode({ scopes, ...more, deviceCodeCallback: ({ message }) => say(message) });
    }
    say('Your browser opens for the sign-in. (None here? Run again with --device-code.)');
    return client.acquireTokenInteractive({
      scopes,
      ...more,
      openBrowser,
      successTemplate: 'You are signed in. This page can be closed.',
      errorTemplate: 'The sign-in did not succeed. The command says more.',
    });
  }

  return {
    async get(resource, claims) {
      const scopes = [`${resource}/.default`];
      try {
        const result =
          account === undefined || claims !== undefined
            ? await inTime(signIn(scopes, claims))
            : await client.acquireTokenSilent({ account, scopes }).catch(() => inTime(signIn(scopes)));
        account = result?.account ?? account;
        if (result !== null) return result.accessToken;
      } catch (error) {
        throw new SetupFailure(explainSignIn(messageOf(error)));
      }
      throw new SetupFailure(explainSignIn(''));
    },
  };
}

/** Who went for a coffee can run it again; a pipeline must not wait for ever. */
async function inTime<T>(signingIn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('user_cancel')), signInTimeoutMs);
  });
  return Promise.race([signingIn, late]).finally(() => clearTimeout(timer));
}

/** The machine's own way to open an address; where there is none, MSAL waits and the admin stops the command. */
async function openBrowser(url: string): Promise<void> {
  const [program, ...args] =
    process.platform === 'win32'
      ? // `start` would end the address at its first "&".
        ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program ?? '', args, { stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
