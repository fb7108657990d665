import { usualKeys, type KeyChoices } from '../../../../CifSoftphone/ui/keys/keyChoices';
import type { KeyPorts } from '../../../../CifSoftphone/ui/keys/keyPorts';

/** A browser's storage and its pages: all that have the same `fakeKeys` are of one browser. */
export function fakeKeys(chosen: Partial<KeyChoices> = {}): KeyPorts & { readonly kept: () => KeyChoices } {
  let kept: KeyChoices = { ...usualKeys, ...chosen };
  const listeners = new Set<() => void>();
  const pages = new Set<(message: unknown) => void>();
  return {
    kept: () => kept,
    choices: {
      read: () => kept,
      keep: (next) => (kept = next),
      onChange: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    channel: (onMessage) => {
      pages.add(onMessage);
      return {
        post: (message) => pages.forEach((page) => page !== onMessage && page(message)),
        close: () => void pages.delete(onMessage),
      };
    },
  };
}
