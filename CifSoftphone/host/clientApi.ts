import type { FormNavigation } from './formHost';
import { isRecord } from './fromCifResult';

/** One of the app's side panes, as `createPane` and `getPane` give it. */
export interface SidePane {
  readonly paneId: string;
  title: string;
  badge: number | boolean;
  select(): void;
  close(): unknown;
  navigate(page: Readonly<Record<string, string>>): Promise<unknown>;
}

/** `Xrm.App.sidePanes` of a model-driven app in a browser. */
export interface SidePanes {
  /** 0 while the panes are folded away, 1 while the selected one is open. */
  state: number;
  createPane(options: Readonly<Record<string, string | number | boolean>>): Promise<SidePane>;
  getPane(paneId: string): SidePane | undefined;
  getSelectedPane(): SidePane | undefined;
}

export interface ClientApi {
  readonly sidePanes: SidePanes;
  readonly navigation: FormNavigation & { navigateTo(page: Readonly<Record<string, string>>): Promise<unknown> };
  /** LCID of the agent's language; `undefined` where the app does not tell. */
  readonly languageId: number | undefined;
  /** The window in which it was found. */
  readonly scope: unknown;
}

/**
 * The app's client API (`Xrm`): scripts of forms and commands have it in their own window, a page in a pane in one of
 * those around it.
 */
export function findClientApi(start: Window): ClientApi | undefined {
  try {
    for (let scope = start; ; scope = scope.parent) {
      const found = clientApiIn(scope);
      if (found !== undefined || scope.parent === scope) return found;
    }
  } catch {
    // A window of another origin: ours is in no app.
    return undefined;
  }
}

function clientApiIn(scope: unknown): ClientApi | undefined {
  const xrm = part(scope, 'Xrm');
  const sidePanes = part(part(xrm, 'App'), 'sidePanes');
  const navigation = part(xrm, 'Navigation');
  if (!has<SidePanes>(sidePanes, ['createPane', 'getPane', 'getSelectedPane'])) return undefined;
  if (!has<ClientApi['navigation']>(navigation, ['openForm', 'navigateTo'])) return undefined;
  return { sidePanes, navigation, languageId: languageIn(part(xrm, 'Utility')), scope };
}

function languageIn(utility: unknown): number | undefined {
  if (!has<{ getGlobalContext(): unknown }>(utility, ['getGlobalContext'])) return undefined;
  const languageId = part(part(utility.getGlobalContext(), 'userSettings'), 'languageId');
  return typeof languageId === 'number' ? languageId : undefined;
}

type Part = 'Xrm' | 'App' | 'sidePanes' | 'Navigation' | 'Utility' | 'userSettings' | 'languageId';
const part = (object: unknown, name: Part): unknown => (isRecord(object) ? object[name] : undefined);

type Method = 'createPane' | 'getPane' | 'getSelectedPane' | 'openForm' | 'navigateTo' | 'getGlobalContext';
const has = <T>(object: unknown, methods: readonly (keyof T & Method)[]): object is T =>
  isRecord(object) && methods.every((method) => typeof object[method] === 'function');
