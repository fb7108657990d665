import { exec } from 'node:child_process';
import { SetupFailure } from '../engine/failure';
import type { Tokens } from './tokens';

const timeoutMs = 60_000;

/**
 * Tokens of a command that prints one, for pipelines and for tenants that let only their own tools sign in:
 * `az account get-access-token --resource {resource} --query accessToken --output tsv`.
 */
export function commandTokens(command: string): Tokens {
  const kept = new Map<string, { readonly token: string; readonly untilMs: number }>();
  return {
    async get(resource, claims) {
      const known = kept.get(resource);
      if (known !== undefined && claims === undefined && known.untilMs > Date.now()) return known.token;
      const token = (await run(command.replaceAll('{resource}', resource))).trim();
      if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) throw noToken();
      // Such commands keep tokens themselves; ours is only to not start one for each request.
      kept.set(resource, { token, untilMs: Date.now() + 120_000 });
      return token;
    },
  };
}

function run(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // What it prints on its other channel may hold names and is not shown.
    exec(command, { timeout: timeoutMs, windowsHide: true }, (error, printed) => {
      if (error === null) resolve(printed);
      else reject(noToken());
    });
  });
}

const noToken = (): SetupFailure =>
  new SetupFailure({
    happened: 'The command of --token-command printed no token.',
    means: 'It failed, or it prints more than the token alone.',
    todo: 'Try it by hand with the resource https://graph.microsoft.com in place of {resource}.',
  });
