/** A control's class as its bundle registers it. The host trusts nothing more than these members. */
export interface ControlInstance {
  init(
    context: Record<string, unknown>,
    notifyOutputChanged: () => void,
    state: Record<string, unknown>,
    container?: HTMLDivElement,
  ): void;
  updateView(context: Record<string, unknown>): unknown;
  getOutputs?(): Record<string, unknown>;
  destroy(): void;
}
export type ControlConstructor = new () => ControlInstance;

const registered = new Map<string, ControlConstructor>();

/** What bundles and platform libraries find on `window`; a name that is already there stays. */
function provideGlobal(name: string, value: unknown): void {
  if (globalOf(name) === undefined) Reflect.set(window, name, value);
}
const globalOf = (name: string): unknown => Reflect.get(window, name);

const loading = new Map<string, Promise<void>>();

/** Loads a script once; rejects with its address when it cannot be loaded. */
function loadScript(url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`The script ${url} could not be loaded.`));
    document.head.append(script);
  });
  loading.set(url, promise);
  return promise;
}

/** Gives the bundle what Dynamics gives it (platform libraries as globals, the registry), loads it, and finds its class. */
export async function loadControl(control: {
  readonly registeredName: string;
  readonly baseUrl: string;
  readonly codePath: string;
  readonly cssPaths: readonly string[];
  readonly platformLibraries: readonly { readonly name: string }[];
}): Promise<ControlConstructor> {
  provideGlobal('ComponentFramework', {
    registerControl: (name: string, constructor: ControlConstructor) => registered.set(name, constructor),
  });
  provideGlobal('Reactv16', globalOf('React'));
  if (control.platformLibraries.some((library) => library.name === 'Fluent')) {
    await loadScript('/simulator/host/fluent-8.js');
    provideGlobal('FluentUIReactv81211', globalOf('FluentUIReact'));
    provideGlobal('FluentUIReactv8290', globalOf('FluentUIReact'));
    silenceIconWarnings(globalOf('FluentUIReact'));
  }
  for (const path of control.cssPaths) addStyleSheet(`${control.baseUrl}/${path}`);
  await loadScript(`${control.baseUrl}/${control.codePath}`);
  const constructor = registered.get(control.registeredName);
  if (!constructor) throw new Error(`The bundle registered no control ${control.registeredName}.`);
  return constructor;
}

function addStyleSheet(url: string): void {
  if (document.querySelector(`link[href="${url}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url;
  document.head.append(link);
}

/** Icon fonts would come from a CDN: none is registered, and Fluent need not complain about it. */
function silenceIconWarnings(fluent: unknown): void {
  if (typeof fluent !== 'object' || fluent === null || !('setIconOptions' in fluent)) return;
  const { setIconOptions } = fluent;
  if (typeof setIconOptions === 'function') setIconOptions({ disableWarnings: true });
}
