import type { DetectedHost } from './detectHost';
import { isRecord } from './fromCifResult';
import type { HostPort } from './hostPort';

/** Under this name a panel offers its host to the window that was opened from it. */
const offer = 'ctiSoftphoneHost';
const mark = 'popout';
/** A window that is there already is found by it, also after the panel was loaded anew. */
const windowName = 'cti_softphone_window';
/** The design's panel, and room for a call with its notes. */
const features = 'popup,width=400,height=680';

export const isPopOut = (search: string): boolean => new URLSearchParams(search).get('data') === mark;

export const offerHost = (page: Window, detected: DetectedHost): void => void Reflect.set(page, offer, detected);

/** A panel that knows where it stands: before that a window of its own would open without its language and settings. */
export const canPopOut = (page: Window): boolean => Reflect.has(page, offer);

/**
 * Straight from a click: the panel in a window of its own, or that window in front if it is there.
 * @returns false where the browser blocks it
 */
export function popOut(page: Window): boolean {
  // Without an address: one that is open is found, and not loaded anew in mid-call.
  const opened = page.open('', windowName, features);
  if (opened === null) return false;
  if (!isOurs(opened)) {
    const url = new URL(page.location.pathname, page.location.href);
    url.searchParams.set('data', mark);
    opened.location.replace(url.href);
  }
  opened.focus();
  return true;
}

function isOurs(opened: Window): boolean {
  try {
    return isPopOut(opened.location.search);
  } catch {
    // Dynamics asked for a sign-in there: the window shows a page of another origin, whose address is not told.
    return false;
  }
}

/** What is done in the tab of Dynamics. All else is the tab's own matter, or nobody's. */
const inTab = [
  'openSession',
  'followCustomer',
  'openRecord',
  'openNewRecord',
  'openNewCase',
  'openSearch',
] as const satisfies readonly (keyof HostPort)[];

/**
 * The host of a window of its own: records and sessions open in the tab of Dynamics from which it was opened, by that
 * tab's host, also after the tab was loaded anew. Without the tab it is a softphone, and opens nothing.
 */
export function popOutAround(page: Window): DetectedHost {
  const tab = tabOf(Reflect.get(page, 'opener') as Window | null);
  const offered = (): DetectedHost | undefined => (tab === undefined || tab.closed ? undefined : offeredIn(tab));
  const host: HostPort = { name: 'pop-out', stop: () => undefined };
  for (const name of inTab) {
    // Looked for at each use: the tab may have been loaded anew, or closed.
    Object.defineProperty(host, name, {
      get: (): unknown => {
        const other = offered()?.host;
        return (other?.[name] as ((...given: readonly unknown[]) => unknown) | undefined)?.bind(other);
      },
    });
  }
  Object.defineProperty(host, 'onSessions', {
    get: () => {
      const other = offered()?.host;
      return other?.onSessions && ((listener: Listener) => untilGone(page, other.onSessions?.(listener)));
    },
  });
  const { languageId, customParameters } = offered() ?? {};
  return {
    host,
    ...(languageId === undefined ? {} : { languageId }),
    ...(customParameters === undefined ? {} : { customParameters }),
  };
}

type Listener = Parameters<NonNullable<HostPort['onSessions']>>[0];

/** The tab tells nothing to a window that is closed: what fails there would fail the tab's own listeners. */
function untilGone(page: Window, undo: (() => void) | undefined): () => void {
  const stop = undo ?? (() => undefined);
  page.addEventListener('pagehide', stop);
  return stop;
}

/** The whole tab, not the panel's frame: that is another one after a reload. */
function tabOf(from: Window | null): Window | undefined {
  try {
    let tab = from;
    while (tab !== null && tab.parent !== tab) tab = tab.parent;
    return tab ?? undefined;
  } catch {
    return undefined;
  }
}

function offeredIn(frame: Window): DetectedHost | undefined {
  try {
    const own: unknown = Reflect.get(frame, offer);
    if (isOffer(own)) return own;
    for (let index = 0; index < frame.length; index += 1) {
      const found = offeredIn(frame[index] as Window);
      if (found !== undefined) return found;
    }
  } catch {
    // A frame of another origin: no panel of ours is in it.
  }
  return undefined;
}

/** Ours alone writes there, in a page of the same origin. */
const isOffer = (value: unknown): value is DetectedHost => isRecord(value) && isRecord(value['host']);
