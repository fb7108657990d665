import { createAppPage } from '../../../CifSoftphone/host/appPage';
import { sessionLookMs } from '../../../CifSoftphone/host/hostTimings';
import { SessionWork } from '../../../CifSoftphone/host/sessionWork';

const customer = '6f0a2d8e-0000-4000-8000-000000000001';
const records = new Set([customer]);
const sessionId = 'session-id-1';

/** The app's page with one session of ours; what it shows is in the test's hand. */
class App {
  tabs = ['tab-id-1'];
  focusedTab = 'tab-id-1';
  /** As Dynamics writes it; `undefined` for a page that is no record. */
  entityId: string | undefined = `{${customer.toUpperCase()}}`;
  dirty = false;
  canClose = true;
  closed = 0;
  focused: string | undefined = sessionId;
  readonly top = {
    Microsoft: {
      Apm: {
        getSession: (id: string) => {
          if (id !== sessionId) throw new Error('no such session');
          return {
            canClose: this.canClose,
            getAllTabs: () => this.tabs,
            getFocusedTab: () => ({ tabId: this.focusedTab }),
            close: () => void (this.closed += 1),
          };
        },
      },
    },
    Xrm: {
      Page: { data: { entity: { getIsDirty: () => this.dirty } } },
      Utility: { getPageContext: () => ({ input: { pageType: 'entityrecord', entityId: this.entityId } }) },
    },
  };
  readonly work = new SessionWork(
    createAppPage(() => this.top),
    () => this.focused,
  );
  close() {
    return this.work.close({ sessionId, records });
  }
  look(): void {
    jest.advanceTimersByTime(sessionLookMs);
  }
}

let app: App;
beforeEach(() => {
  jest.useFakeTimers();
  app = new App();
  app.work.opened(sessionId);
});
afterEach(() => {
  app.work.stop();
  jest.useRealTimers();
});

describe('the session of a call closes', () => {
  it('when it shows what it opened with', () => {
    expect([app.close(), app.closed]).toEqual(['closed', 1]);
  });

  it('also behind another session, as it was left', () => {
    app.look();
    app.focused = 'session-id-2';
    app.dirty = true;
    expect(app.close()).toBe('closed');
  });

  it('with the tab of a new customer that we opened, and one in which the agent found the customer', () => {
    app.tabs = ['tab-id-1', 'tab-id-2', 'tab-id-3'];
    app.work.added(sessionId, 'tab-id-2');
    app.focusedTab = 'tab-id-3';
    expect(app.close()).toBe('closed');
  });

  it('from a search page that nobody has used', () => {
    app.entityId = undefined;
    expect(app.close()).toBe('closed');
  });
});

describe('the session of a call stays', () => {
  it.each<[string, (one: App) => void]>([
    ['with a form that is not saved', (one) => (one.dirty = true)],
    ['with another tab', (one) => (one.tabs = ['tab-id-1', 'tab-id-9'])],
    ['with another record in its tab', (one) => (one.entityId = '{11111111-2222-4333-8444-555555555555}')],
    [
      'with a form that was left unsaved for another session',
      (one) => {
        one.dirty = true;
        one.look();
        one.focused = 'session-id-2';
        one.dirty = false;
      },
    ],
    [
      'with a form that was left unsaved in a tab behind',
      (one) => {
        one.tabs = ['tab-id-1', 'tab-id-2'];
        one.work.added(sessionId, 'tab-id-2');
        one.dirty = true;
        one.look();
        one.focusedTab = 'tab-id-2';
        one.dirty = false;
      },
    ],
    ['that nobody has looked at since this page is there', (one) => (one.focused = 'session-id-2')],
  ])('%s', (_why, happens) => {
    happens(app);
    expect([app.close(), app.closed]).toEqual(['kept', 0]);
  });
});

describe('that it cannot be closed is found out', () => {
  it.each<[string, () => unknown]>([
    ['without the role for the app’s sessions', () => ({ Xrm: app.top.Xrm })],
    ['where the app does not tell what is on its pages', () => ({ Microsoft: app.top.Microsoft })],
    [
      'in a window of another origin',
      () => {
        throw new DOMException('cross-origin', 'SecurityError');
      },
    ],
    ['without any app', () => undefined],
  ])('%s', (_where, top) => {
    const work = new SessionWork(createAppPage(top), () => sessionId);
    expect(work.close({ sessionId, records })).toBe('cannot');
    work.stop();
  });

  it('where the app does not let it go, or throws', () => {
    app.canClose = false;
    expect(app.close()).toBe('cannot');
    app.canClose = true;
    app.tabs = ['tab-id-1'];
    Object.assign(app.top.Microsoft.Apm, {
      getSession: () => ({
        canClose: true,
        getAllTabs: () => app.tabs,
        getFocusedTab: () => ({ tabId: 'tab-id-1' }),
        close: () => {
          throw new Error('no');
        },
      }),
    });
    expect(app.close()).toBe('cannot');
  });
});
