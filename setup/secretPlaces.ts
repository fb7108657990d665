import { SetupFailure } from './engine/failure';
import type { SecretPlace } from './entra/telephonySteps';
import { createCall } from './http/call';
import { NoAnswer, Refusal } from './http/refusal';
import type { SetupPorts } from './ports';

const vaultResource = 'https://vault.azure.net';

/** The admin's eyes, once. */
export const shownOnce = ({ desk }: Pick<SetupPorts, 'desk'>): SecretPlace => ({
  words: 'this window, once',
  put(name, secret) {
    desk.reveal(`${name}: ${secret}`);
    return Promise.resolve();
  },
});

/** A Key Vault by its name. */
export function keyVault(name: string, { fetch, clock, tokens }: SetupPorts): SecretPlace {
  const call = createCall({ fetch, clock, token: (claims) => tokens.get(vaultResource, claims) });
  return {
    words: `the Key Vault ${name}`,
    async put(secretName, value) {
      const url = `https://${name}.vault.azure.net/secrets/${secretName}?api-version=7.4`;
      try {
        await call({ method: 'PUT', url, json: { value } });
      } catch (error) {
        if (error instanceof Refusal || error instanceof NoAnswer) throw notStored(name, error);
        throw error;
      }
    },
  };
}

const notStored = (name: string, error: Refusal | NoAnswer): SetupFailure =>
  new SetupFailure({
    happened: `The secret could not be put into the Key Vault ${name} (${error instanceof Refusal ? `${error.status} ${error.code}` : 'no answer'}).`,
    means: 'The secret was taken back: nothing signs in with it.',
    todo: 'Check the name, the network rules and your role there, and run the command again.',
    right: 'Key Vault Secrets Officer (on the Key Vault)',
  });
