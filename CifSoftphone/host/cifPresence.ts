import type { CifFramework } from './cifFramework';
import { fromCifResult, isRecord, textOf } from './fromCifResult';
import type { Presence, PresencePort } from './presencePort';

/** What `getPresence` says in an organisation without Omnichannel. */
const noPresence = 'FAILED';

/** Omnichannel's presence, as CIF 2 hands it through. */
export function createCifPresence(cif: CifFramework): PresencePort {
  const read = async (): Promise<Presence | undefined> => {
    try {
      const text = fromCifResult(await cif.getPresence?.());
      return typeof text === 'string' && text !== '' && text !== noPresence ? { text } : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    set: async (text) => {
      try {
        return fromCifResult(await cif.setPresence?.(text)) === true;
      } catch {
        return false;
      }
    },
    onChange: (listener) => {
      let listening = true;
      const heard = async (payload: unknown): Promise<void> => {
        // Some hosts tell only an id: then the text is asked for.
        const presence = fromPresenceChange(payload) ?? (await read());
        if (listening && presence !== undefined) listener(presence);
      };
      cif.addHandler('onPresenceChange', heard);
      return () => {
        listening = false;
        cif.removeHandler('onPresenceChange', heard);
      };
    },
  };
}

function fromPresenceChange(payload: unknown): Presence | undefined {
  const plain = fromCifResult(payload);
  const info = isRecord(plain) ? fromCifResult(plain['presenceInfo']) : undefined;
  const text = textOf(info, 'presenceText');
  const base = textOf(info, 'basePresenceStatus');
  return text === undefined ? undefined : { text, ...(base === undefined ? {} : { base }) };
}
