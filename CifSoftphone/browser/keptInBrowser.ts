/** What an agent chose for this browser, and where it is kept. */
export interface Kept<T> {
  read(): T;
  keep(choices: T): void;
  /** Another place of this browser chose; returns its undo. */
  onChange(listener: () => void): () => void;
}

/**
 * In the browser's local storage: tastes, and nothing about anybody. Without storage it lasts as long as the page.
 * @param parse reads what was kept; never throws
 */
export function keptInBrowser<T>(
  storageKey: string,
  parse: (text: string | null) => T,
  page: Window = window,
): Kept<T> {
  let unkept: T | undefined;
  return {
    read: () => unkept ?? parse(keptText(storageKey, page)),
    keep: (choices) => {
      unkept = choices;
      try {
        page.localStorage.setItem(storageKey, JSON.stringify(choices));
        unkept = undefined;
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

/** `null` where nothing is kept, or the browser keeps nothing. */
export function keptText(storageKey: string, page: Window = window): string | null {
  try {
    return page.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
