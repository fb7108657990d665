import type { PagePort } from './linePorts';

/** The page as the browser tells it. */
export function browserPage(): PagePort {
  const listen = (target: EventTarget, events: readonly string[], listener: () => void): (() => void) => {
    events.forEach((event) => target.addEventListener(event, listener));
    return () => events.forEach((event) => target.removeEventListener(event, listener));
  };
  const both = (...undo: (() => void)[]) => {
    return (): void => undo.forEach((one) => one());
  };
  return {
    windowId: topWindowId(),
    visible: () => document.visibilityState === 'visible',
    focused: () => document.hasFocus(),
    holdsSignIn,
    onChange: (listener) =>
      both(listen(window, ['focus', 'blur', 'online'], listener), listen(document, ['visibilitychange'], listener)),
    onLeave: (listener) => both(listen(window, ['pagehide'], listener), listen(document, ['freeze'], listener)),
    onReturn: (listener) => both(listen(window, ['pageshow'], listener), listen(document, ['resume'], listener)),
  };
}

/** The start of the top page is the same for all its frames and different for every other tab. */
function topWindowId(): string {
  try {
    return String((window.top ?? window).performance.timeOrigin);
  } catch {
    // Embedded in a foreign page: this frame stands alone.
    return String(performance.timeOrigin);
  }
}

/** MSAL keeps the list of its accounts under such a key; the content is not looked at. */
function holdsSignIn(): boolean {
  try {
    return Object.keys(window.sessionStorage).some((key) => /^msal\..*account\.keys/.test(key));
  } catch {
    return false;
  }
}
