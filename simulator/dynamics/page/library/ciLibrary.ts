import { isHostMessage, librarySettingsPrefix, type LibraryMessage, type LibrarySettings } from '../cif/wire';
import { argumentChecks, uncheckedMethods } from './argumentChecks';
import { patientMethods, toArgumentRejection, toRejection, toResult } from './results';

/** Our own msdyn_ciLibrary.js: what a provider's page meets as `Microsoft.CIFramework` (reference: its public contract). */
type Handler = (argument: unknown) => unknown;

const script = document.currentScript;
const ownerUrl = script instanceof HTMLScriptElement ? script.dataset['crmurl'] : undefined;
// The genuine library drops the port of this origin; a host on a port could then never hear it, so ours keeps it.
const hostOrigin = new URL(ownerUrl ?? location.href, location.href).origin;
const settings = readLibrarySettings();
const host = window.top ?? window;
const pending = new Map<string, { settle(value: unknown): void; fail(message: string): void }>();
const handlers = new Map<string, Set<Handler>>();
let lastId = 0;

const say = (message: LibraryMessage): void => host.postMessage(message, hostOrigin);

function call(method: string, args: readonly unknown[]): Promise<unknown> {
  const complaint = argumentChecks[method]?.(args);
  if (complaint !== undefined) {
    say({ cif: 'refused', method, message: complaint });
    return Promise.reject(toArgumentRejection(complaint));
  }
  return new Promise((resolve, reject) => {
    const id = `${method}-${(lastId += 1)}`;
    const end = (): void => {
      pending.delete(id);
      clearTimeout(timer);
    };
    const fail = (message: string): void => {
      end();
      reject(toRejection(method, message, settings.plainErrors));
    };
    const timer = patientMethods.has(method)
      ? undefined
      : setTimeout(() => fail('Timeout occurred: the host window did not answer.'), settings.answerTimeoutMs);
    pending.set(id, {
      settle: (value) => {
        end();
        resolve(toResult(method, value));
      },
      fail,
    });
    say({ cif: 'call', id, method, args });
  });
}

window.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
  if (origin !== hostOrigin || source !== host || !isHostMessage(data)) return;
  if (data.cif === 'answer') {
    const waiting = pending.get(data.id);
    if (data.ok) waiting?.settle(data.data.get('value'));
    else waiting?.fail(String(data.data.get('message')));
    return;
  }
  void deliver(data.id, data.name, data.payload);
});

/** Every handler must give a promise; one that does not is a failure that the host hears of. */
async function deliver(id: string, name: string, payload: unknown): Promise<void> {
  try {
    const results = [...(handlers.get(name) ?? [])].map((handler) => handler(payload));
    for (const result of results) {
      if (!(result instanceof Object) || !('then' in result))
        throw new Error(`a handler of ${name} returned no promise`);
      await result;
    }
    say({ cif: 'event-done', id, ok: true, message: undefined });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'a handler failed';
    say({ cif: 'event-done', id, ok: false, message });
  }
}

function changeHandlers(
  name: unknown,
  handler: unknown,
  change: (set: Set<Handler>, handler: Handler) => void,
): unknown {
  if (typeof name !== 'string' || name === '' || typeof handler !== 'function') {
    return Promise.reject(toArgumentRejection('The parameters eventName and handlerFunction must be provided.'));
  }
  const set = handlers.get(name) ?? new Set<Handler>();
  handlers.set(name, set);
  change(set, (argument) => (handler as Handler)(argument));
  return settings.strictHandlers ? undefined : Promise.resolve();
}

// `removeHandler` must find the very function that was added.
const wrapped = new WeakMap<object, Handler>();
const framework: Record<string, (...args: readonly unknown[]) => unknown> = {
  addHandler: (name, handler) =>
    changeHandlers(name, handler, (set, callable) => {
      const key = handler as object;
      const known = wrapped.get(key) ?? callable;
      wrapped.set(key, known);
      set.add(known);
    }),
  removeHandler: (name, handler) =>
    changeHandlers(name, handler, (set) => {
      const known = wrapped.get(handler as object);
      if (known) set.delete(known);
    }),
};
for (const method of [...Object.keys(argumentChecks), ...uncheckedMethods]) {
  framework[method] = (...args) => call(method, args);
}

function readLibrarySettings(): LibrarySettings {
  const usual: LibrarySettings = { strictHandlers: false, noInit: false, plainErrors: false, answerTimeoutMs: 10_000 };
  if (!window.name.startsWith(librarySettingsPrefix)) return usual;
  const given: Partial<LibrarySettings> = JSON.parse(window.name.slice(librarySettingsPrefix.length));
  return { ...usual, ...given };
}

const page: { Microsoft?: Record<string, unknown> } = window as typeof window & { Microsoft?: Record<string, unknown> };
page.Microsoft = { ...page.Microsoft, CIFramework: framework };
say({ cif: 'hello' });
if (!settings.noInit) {
  setTimeout(() => window.dispatchEvent(new CustomEvent('CIFInitDone', { detail: [hostOrigin] })), 0);
}
