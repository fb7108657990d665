import { isRecord } from './fromCifResult';

/** The part of `Microsoft.CIFramework` that this softphone calls. What it answers is parsed by the `fromCif*` functions. */
export interface CifFramework {
  notifyEvent(input: CifTemplateInput & { readonly cancellationToken: string }): Promise<unknown>;
  cancelEvent(cancellationToken: string): Promise<unknown>;
  canCreateSession(): Promise<unknown>;
  createSession(input: CifTemplateInput & { readonly context: Readonly<Record<string, string>> }): Promise<unknown>;
  /** Id of the session in front if it is ours, else null. */
  getFocusedSession(): Promise<unknown>;
  getAllSessions(): Promise<unknown>;
  getSession(sessionId: string): Promise<unknown>;
  notifyNewActivity(sessionId: string, count: number): Promise<unknown>;
  /** Title and slugs of a session. */
  setSessionTitle(input: Readonly<Record<string, string>> & { readonly sessionId: string }): Promise<unknown>;
  updateContext(input: Readonly<Record<string, string>>, sessionId: string): Promise<unknown>;
  /** In the session in front, which must be ours or the home session. */
  createTab(input: CifTemplateInput & { readonly isFocused: boolean }): Promise<unknown>;
  getMode(): Promise<unknown>;
  setMode(mode: number): Promise<unknown>;
  setClickToAct(on: boolean): Promise<unknown>;
  /** Both are JSON texts; resolves when the record is displayed, or a new one saved. */
  openForm(entityFormOptions: string, formParameters?: string): Promise<unknown>;
  renderSearchPage(entityLogicalName: string, searchText: string): Promise<unknown>;
  getEnvironment(): Promise<unknown>;
  /** Only where CIF 2 is; without Omnichannel they answer `FAILED` and false. */
  getPresence?(): Promise<unknown>;
  setPresence?(presenceText: string): Promise<unknown>;
  logAnalyticsEvent?(data: Readonly<Record<string, unknown>>, eventName: string): Promise<unknown>;
  /** A handler must return a promise: the library calls `then` on what it gets. */
  addHandler(eventName: string, handler: CifHandler): unknown;
  removeHandler(eventName: string, handler: CifHandler): unknown;
}

export interface CifTemplateInput {
  readonly templateName: string;
  readonly templateParameters: Readonly<Record<string, string>>;
}

export type CifHandler = (payload: unknown) => Promise<void>;

const methods = [
  'notifyEvent',
  'cancelEvent',
  'canCreateSession',
  'createSession',
  'getFocusedSession',
  'getAllSessions',
  'getSession',
  'notifyNewActivity',
  'getMode',
  'setMode',
  'setClickToAct',
  'openForm',
  'renderSearchPage',
  'getEnvironment',
  'addHandler',
  'removeHandler',
] as const;

/** The library's object, when `scope` (the window) has it with every method that we call. */
export function findCifFramework(scope: unknown): CifFramework | undefined {
  const microsoft = isRecord(scope) ? scope['Microsoft'] : undefined;
  const candidate = isRecord(microsoft) ? microsoft['CIFramework'] : undefined;
  return isCifFramework(candidate) ? candidate : undefined;
}

function isCifFramework(candidate: unknown): candidate is CifFramework {
  return isRecord(candidate) && methods.every((method) => typeof candidate[method] === 'function');
}
