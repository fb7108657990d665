import { lineScriptGlobal, type LineScript } from './owner';

/**
 * Loads `line.js` once per page by a script element: the page's own content security policy then covers it.
 *
 * @param url address of line.js on the organisation's own origin
 * @returns rejects when the file is missing or is not ours; a later call tries again
 */
export function loadLineScript(url: string): Promise<LineScript> {
  const loaded = readGlobal();
  if (loaded !== undefined) return Promise.resolve(loaded);
  const running = loading.get(url);
  if (running !== undefined) return running;
  const promise = new Promise<LineScript>((resolve, reject) => {
    const element = document.createElement('script');
    const fail = (): void => {
      loading.delete(url);
      element.remove();
      reject(new Error('line.js could not be loaded.'));
    };
    element.async = true;
    element.onerror = fail;
    element.onload = () => {
      const script = readGlobal();
      if (script === undefined) fail();
      else resolve(script);
    };
    element.src = url;
    document.head.appendChild(element);
  });
  loading.set(url, promise);
  return promise;
}

/** Two controls on one form ask at the same moment; one element is enough. */
const loading = new Map<string, Promise<LineScript>>();

function readGlobal(): LineScript | undefined {
  const value: unknown = Reflect.get(window, lineScriptGlobal);
  return isLineScript(value) ? value : undefined;
}

function isLineScript(value: unknown): value is LineScript {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'startOwner') === 'function' &&
    typeof Reflect.get(value, 'prepareSignIn') === 'function'
  );
}
