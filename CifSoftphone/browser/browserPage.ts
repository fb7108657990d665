import { listen, together } from './listen';
import type { PagePort } from './browserPorts';

/** The page as the browser tells it. */
export function browserPage(): PagePort {
  return {
    windowId: tabId(),
    visible: () => document.visibilityState === 'visible',
    focused: () => document.hasFocus(),
    holdsSignIn,
    onChange: (listener) =>
      together(
        listen(window, ['focus', 'blur'], () => listener()),
        listen(document, ['visibilitychange'], () => listener()),
        listen(window, ['online', 'offline'], () => listener('network')),
      ),
    onLeave: (listener) => together(listen(window, ['pagehide'], listener), listen(document, ['freeze'], listener)),
    onReturn: (listener) => together(listen(window, ['pageshow'], listener), listen(document, ['resume'], listener)),
    askBeforeLeaving: () => {
      const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
      return listen(window, ['beforeunload'], ask);
    },
  };
}

const tabKey = 'cti-softphone-tab';

/**
 * Session storage belongs to one tab and all its frames of this origin. A duplicated tab starts with a copy: two
 * such tabs count as one, which only decides in which of two visible windows a ring has its buttons.
 */
function tabId(): string {
  try {
    const known = window.sessionStorage.getItem(tabKey);
    if (known !== null) return known;
    const made = crypto.randomUUID();
    window.sessionStorage.setItem(tabKey, made);
    return made;
  } catch {
    // Storage is switched off: this frame stands alone.
    return crypto.randomUUID();
  }
}

/** A window that was opened from this tab begins with a copy: it is none of the tab's frames, and is looked at by itself. */
export function leaveTab(): void {
  try {
    window.sessionStorage.removeItem(tabKey);
  } catch {
    // Nothing was copied where nothing is kept.
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
