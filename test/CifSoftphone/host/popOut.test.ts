import { isPopOut, offerHost, popOut, popOutAround } from '../../../CifSoftphone/host/popOut';
import { FakeHost } from '../surface/fakeHost';

/** As much of a window as the panel's window of its own meets. */
interface FakeWindow {
  parent?: FakeWindow;
  opener?: FakeWindow | null;
  closed?: boolean;
  length?: number;
  [index: number]: FakeWindow;
}
const asWindow = (one: object): Window => one as Window;

/** A tab of Dynamics with the panel in a frame; `opened` is the window that was opened from it. */
function tabWithPanel() {
  const tab: FakeWindow = { closed: false, length: 2 };
  tab.parent = tab;
  const panel: FakeWindow = { parent: tab, length: 0 };
  const foreign = {
    get ctiSoftphoneHost(): never {
      throw new Error('another origin');
    },
  };
  tab[0] = foreign as FakeWindow;
  tab[1] = panel;
  const host = new FakeHost();
  offerHost(asWindow(panel), { host, languageId: 1031, customParameters: '{"dockOnRing":false}' });
  return { tab, panel, host, opened: { opener: panel } };
}

describe('the panel in a window of its own', () => {
  it('opens records in the tab of Dynamics, and knows its language and settings', async () => {
    const { host, opened } = tabWithPanel();
    const found = popOutAround(asWindow(opened));
    expect(found).toMatchObject({ languageId: 1031, customParameters: '{"dockOnRing":false}' });
    await found.host.openRecord?.({ entityName: 'contact', id: 'a' });
    expect(host.opened).toEqual(['contact a']);
  });

  it('leaves the tab its own: notification, presence, figures and the panel’s place', () => {
    const { opened } = tabWithPanel();
    const { host } = popOutAround(asWindow(opened));
    expect(host.name).toBe('pop-out');
    const own = [host.notifyRing, host.presence, host.logKpis, host.show, host.rest, host.onClickToAct];
    expect(own).toEqual(own.map(() => undefined));
  });

  it('finds the panel of a tab that was loaded anew', async () => {
    const { tab, opened } = tabWithPanel();
    const found = popOutAround(asWindow(opened));
    const anew = new FakeHost();
    tab[1] = {};
    offerHost(asWindow(tab[1] ?? {}), { host: anew });
    await found.host.openRecord?.({ entityName: 'contact', id: 'b' });
    expect(anew.opened).toEqual(['contact b']);
  });

  it('lets go of the tab’s sessions when it is closed: what fails in a window that is gone fails nothing in the tab', () => {
    const { panel, host } = tabWithPanel();
    const heard: number[] = [];
    const listeners = new Set<() => void>();
    Object.assign(host, {
      onSessions: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    });
    const page = Object.assign(new EventTarget(), { opener: panel });
    popOutAround(page as unknown as Window).host.onSessions?.(() => heard.push(1));
    listeners.forEach((one) => one());
    page.dispatchEvent(new Event('pagehide'));
    expect([heard, listeners.size]).toEqual([[1], 0]);
  });

  it.each([
    ['the tab is closed', true, 'panel'],
    ['nobody opened it', false, null],
  ] as const)('is a softphone that opens nothing when %s', (_when, closed, opener) => {
    const { tab, panel } = tabWithPanel();
    tab.closed = closed;
    const { host } = popOutAround(asWindow({ opener: opener === null ? null : panel }));
    expect([host.openRecord, host.openSession, host.openNewRecord]).toEqual([undefined, undefined, undefined]);
    expect(host.name).toBe('pop-out');
  });
});

describe('the button for it', () => {
  function press(search: string | null) {
    const went: string[] = [];
    let focused = 0;
    const opened =
      search === null
        ? null
        : { location: { search, replace: (url: string) => went.push(url) }, focus: () => (focused += 1) };
    const location = {
      pathname: '/WebResources/cti_/softphone/panel.html',
      href: 'https://org.example.com/WebResources/cti_/softphone/panel.html?data=sidepane',
    };
    const open = jest.fn(() => opened);
    return { ok: popOut(asWindow({ location, open })), open, went, focused: () => focused };
  }

  it('opens the same page in a small window, which knows what it is', () => {
    const { ok, open, went } = press('');
    expect(ok).toBe(true);
    expect(open).toHaveBeenCalledWith('', 'cti_softphone_window', expect.stringContaining('popup'));
    expect(went).toEqual(['https://org.example.com/WebResources/cti_/softphone/panel.html?data=popout']);
    expect(isPopOut(new URL(went[0] ?? '').search)).toBe(true);
  });

  it('brings a window that is there to the front, and does not load it anew in mid-call', () => {
    const { ok, went, focused } = press('?data=popout');
    expect([ok, went, focused()]).toEqual([true, [], 1]);
  });

  it('takes the window back from a sign-in page of another origin, whose address a page may not read', () => {
    const went: string[] = [];
    const foreign = {
      get search(): never {
        throw new Error('another origin');
      },
      replace: (url: string) => went.push(url),
    };
    const location = { pathname: '/panel.html', href: 'https://org.example.com/panel.html' };
    const open = () => ({ location: foreign, focus: () => undefined });
    expect(popOut(asWindow({ location, open }))).toBe(true);
    expect(went).toEqual(['https://org.example.com/panel.html?data=popout']);
  });

  it('says when the browser blocks it', () => {
    expect(press(null).ok).toBe(false);
  });
});
