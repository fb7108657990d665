import { parseSoundChoices, type SoundChoices } from './soundChoices';

/** Where an agent's choices of sound are kept. */
export interface KeptChoices {
  read(): SoundChoices;
  keep(choices: SoundChoices): void;
  /** Another place of this browser chose; returns its undo. */
  onChange(listener: () => void): () => void;
}

const storageKey = 'cti-softphone-sound';

/** In the browser's local storage: a taste in sounds says nothing about anybody. Without storage it lasts as long as the page. */
export function browserChoices(page: Window = window): KeptChoices {
  let unkept: SoundChoices = {};
  return {
    read: () => {
      try {
        return { ...unkept, ...parseSoundChoices(page.localStorage.getItem(storageKey)) };
      } catch {
        return unkept;
      }
    },
    keep: (choices) => {
      unkept = choices;
      try {
        page.localStorage.setItem(storageKey, JSON.stringify(choices));
      } catch {
        // Storage is full or switched off.
      }
    },
    onChange: (listener) => {
      const changed = ({ key }: StorageEvent): void => {
        if (key === storageKey) listener();
      };
      page.addEventListener('storage', changed);
      return () => page.removeEventListener('storage', changed);
    },
  };
}
