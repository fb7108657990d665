import { loadScript } from '../../browser/loadScript';
import { lineScriptGlobal, type LineScript } from '../lineScript';

/**
 * Loads `line.js` once per page.
 *
 * @param url address of line.js on the organisation's own origin
 * @returns rejects when the file is missing or is not ours; a later call tries again
 */
export const loadLineScript = (url: string): Promise<LineScript> => loadScript(url, readGlobal);

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
