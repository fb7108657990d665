/**
 * A page with what a form has before any control: the platform libraries, words in Fluent's fonts, React at work, and
 * the browser's storage in use. Without them the control would pay for what comes once for a whole page: looking up fonts
 * that this machine lacks (5 families, 8 ms), React's listeners, the first reading of the storage.
 */
export const controlPage = `<!doctype html><html lang="en"><title>bench</title><body><label style="font-family: 'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif">Business Phone</label><div id="root"></div>
<script src="/simulator/host/before.js"></script>
<script src="/simulator/host/react-17.js"></script>
<script src="/simulator/host/react-dom-17.js"></script>
<script src="/simulator/host/fluent-8.js"></script>
<script>
// tsx marks functions with this helper of esbuild's, which does not travel with them into the page.
window.__name = (named) => named;
window.Reactv16 = window.React;
window.FluentUIReactv81211 = window.FluentUIReact;
window.ReactDOM.render(window.React.createElement('div'), document.getElementById('root'));
window.localStorage.getItem('form');
window.sessionStorage.getItem('form');
window.ComponentFramework = { registerControl(name, constructor) { window.benchControl = constructor; } };
</script></body></html>`;

interface BenchControl {
  init(context: object, notifyOutputChanged: () => void, state: object): void;
  updateView(context: object): unknown;
}

interface BenchWindow {
  benchControl: new () => BenchControl;
  ReactDOM: { render(element: unknown, root: Element | null): void };
  /** `updateView` with a context that is new but says the same, as a host calls it. */
  benchUpdate: () => unknown;
}

/** Runs in the page: evaluates the bundle, gives milliseconds. */
export function evaluateControl(bundle: string): number {
  const script = document.createElement('script');
  script.textContent = bundle;
  const startedMs = performance.now();
  document.head.append(script);
  return performance.now() - startedMs;
}

/** Runs in the page: init, updateView, React's render and the paint of its frame; gives milliseconds. */
export function renderControl(): Promise<number> {
  const page = window as unknown as BenchWindow;
  const { benchControl: Control, ReactDOM } = page;
  const context = {
    parameters: {
      phoneNumber: { raw: '+1 202 555 0123', formatted: '+1 202 555 0123', type: 'SingleLine.Phone', error: false },
      layout: { raw: 'full' },
      settings: { raw: null },
    },
    mode: { isControlDisabled: false, isVisible: true, allocatedWidth: 400, allocatedHeight: -1, label: 'Phone' },
    userSettings: { languageId: 1033, isRTL: false },
    resources: { getString: (key: string) => key },
    page: { getClientUrl: () => window.location.origin },
  };
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const startedMs = performance.now();
      const control = new Control();
      control.init(context, () => undefined, {});
      page.benchUpdate = () => control.updateView({ ...context, parameters: { ...context.parameters } });
      ReactDOM.render(control.updateView(context), document.getElementById('root'));
      const { port1, port2 } = new MessageChannel();
      // Rendered inside of a frame: the message is handled right after this frame was painted.
      port1.onmessage = () => resolve(performance.now() - startedMs);
      port2.postMessage(0);
    });
  });
}

/** Runs in the page: how often `updateView` gave another element although nothing had changed, and its mean time. */
export function updateUnchanged(times: number): { readonly others: number; readonly meanMs: number } {
  const { benchUpdate } = window as unknown as BenchWindow;
  const first = benchUpdate();
  let others = 0;
  const startedMs = performance.now();
  for (let at = 0; at < times; at += 1) if (benchUpdate() !== first) others += 1;
  return { others, meanMs: (performance.now() - startedMs) / times };
}
