import { isRecord } from './fromCifResult';

/** A session of the workspace, as the app's own scripts see it. */
export interface AppSession {
  readonly tabIds: readonly string[];
  readonly focusedTabId: string | undefined;
  readonly canClose: boolean;
  /** @throws what the app throws */
  close(): void;
}

/** The page that the agent has before him: the focused tab of the focused session. */
export interface ShownPage {
  /** The form holds what nobody has saved. */
  readonly unsaved: boolean;
  /** Small letters, no braces; `undefined` for a page that is no record. */
  readonly recordId: string | undefined;
}

type Part = 'Microsoft' | 'Apm' | 'Xrm' | 'Utility' | 'Page' | 'data' | 'entity';
type Method = 'getSession' | 'getAllTabs' | 'getFocusedTab' | 'getPageContext' | 'getIsDirty' | 'close';

/** What the page around the panel lets a script of the same origin do, and CIF does not. */
export interface AppPage {
  /** `undefined` where there is no such session, or the app gives no access to sessions. */
  session(sessionId: string): AppSession | undefined;
  /** `undefined` where the app does not tell. */
  shown(): ShownPage | undefined;
}

/**
 * The app's client API (`Microsoft.Apm`, `Xrm`), reached through the frame that holds the panel: a web resource has the
 * origin of the app. Agents without the role App Profile user have no `Microsoft.Apm`; nothing of it is taken for granted.
 * @param top the window of the app; reading it may throw
 */
export function createAppPage(top: () => unknown): AppPage {
  const find = (...path: readonly Part[]): unknown =>
    quietly(() => path.reduce<unknown>((found, name) => (isRecord(found) ? found[name] : undefined), top()));
  return {
    session: (sessionId) => {
      const session = ask(find('Microsoft', 'Apm'), 'getSession', sessionId);
      const tabs = ask(session, 'getAllTabs');
      if (!isRecord(session) || !Array.isArray(tabs)) return undefined;
      const focusedTab = ask(session, 'getFocusedTab');
      const focusedTabId = isRecord(focusedTab) ? focusedTab['tabId'] : undefined;
      return {
        tabIds: tabs.map(String),
        focusedTabId: typeof focusedTabId === 'string' ? focusedTabId : undefined,
        canClose: session['canClose'] === true,
        close: () => void call(session, 'close'),
      };
    },
    shown: () => {
      const context = ask(find('Xrm', 'Utility'), 'getPageContext');
      const input = isRecord(context) ? context['input'] : undefined;
      if (!isRecord(input)) return undefined;
      const id = input['entityId'];
      const entity = find('Xrm', 'Page', 'data', 'entity');
      return {
        unsaved: ask(entity, 'getIsDirty') === true,
        recordId: typeof id === 'string' && id !== '' ? plainId(id) : undefined,
      };
    },
  };
}

/** As ids are compared: Dynamics writes them with and without braces, in both cases. */
export const plainId = (id: string): string => id.replace(/[{}]/g, '').toLowerCase();

const ask = (object: unknown, method: Method, ...args: readonly unknown[]): unknown =>
  quietly(() => call(object, method, ...args));

function call(object: unknown, method: Method, ...args: readonly unknown[]): unknown {
  const found = isRecord(object) ? object[method] : undefined;
  return typeof found === 'function' ? (Reflect.apply(found, object, args) as unknown) : undefined;
}

function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
