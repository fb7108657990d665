import { findClientApi } from '../../../CifSoftphone/host/clientApi';
import { sidePaneAround } from '../../../CifSoftphone/host/detectHost';
import { paneData, paneId, settingsOfPane } from '../../../CifSoftphone/host/paneNames';
import { createSidePaneHost } from '../../../CifSoftphone/host/sidePane';
import { UnsavedForm } from '../../../CifSoftphone/host/unsavedForm';
import { aCall, yvonne } from '../surface/fakeLine';
import { fakeApp, FakePanes, type FakePage } from './fakePanes';

const { id } = yvonne.customer;
const yvonnesPage = { pageType: 'entityrecord', entityName: 'contact', entityId: id };

function start(page: FakePage = {}) {
  const panes = new FakePanes();
  const own = panes.add(paneId);
  panes.add('other');
  const app = fakeApp(panes, page);
  return { panes, own, ...app, host: createSidePaneHost(app.api) };
}

describe('the caller’s record in an app without CIF', () => {
  it('opens in place of the page, once for each call', async () => {
    const { host, opened } = start();
    await host.openSession?.(aCall({ customer: yvonne }));
    await host.openSession?.(aCall({ customer: yvonne }));
    expect(opened).toEqual([yvonnesPage]);
  });

  it('is not opened anew when it is in front already', async () => {
    const { host, opened } = start({ recordId: `{${id.toUpperCase()}}`, unsaved: true });
    await host.openSession?.(aCall({ customer: yvonne }));
    await host.openRecord?.({ entityName: 'contact', id });
    expect(opened).toEqual([]);
  });

  it('takes no form with unsaved entries away by itself; by the agent’s click Dynamics asks', async () => {
    const { host, opened } = start({ recordId: 'another', unsaved: true });
    await expect(host.openSession?.(aCall({ customer: yvonne }))).rejects.toBeInstanceOf(UnsavedForm);
    await expect(host.followCustomer?.(aCall({ customer: yvonne }))).rejects.toBeInstanceOf(UnsavedForm);
    expect(opened).toEqual([]);
    await host.openRecord?.({ entityName: 'contact', id });
    expect(opened).toEqual([yvonnesPage]);
  });

  it('opens at the second try, from a window of its own, once the form is saved', async () => {
    const page: FakePage = { recordId: 'another', unsaved: true };
    const { host, opened } = start(page);
    await expect(host.openSession?.(aCall({ customer: yvonne }))).rejects.toBeInstanceOf(UnsavedForm);
    page.unsaved = false;
    await host.openSession?.(aCall({ customer: yvonne }));
    expect(opened).toEqual([yvonnesPage]);
  });

  it('stays where it is for a caller whom nobody knows: there is no page with a search to open', async () => {
    const { host, opened } = start();
    await host.openSession?.(aCall());
    expect(opened).toEqual([]);
    expect(host.openSearch).toBeUndefined();
  });

  it('tells when Dynamics does not open it, also when it throws', async () => {
    const { host, navigation } = start();
    navigation.navigateTo = () => {
      throw new Error('no');
    };
    await expect(host.openSession?.(aCall({ customer: yvonne }))).rejects.toThrow('no');
  });

  it('a new one is made beside the page, and is the customer', async () => {
    const { host, opened } = start();
    await expect(host.openNewRecord?.('contact', { telephone1: '+12025550123' })).resolves.toEqual({
      entityName: 'contact',
      id: '0a',
      name: 'Sam',
    });
    expect(opened).toEqual([[{ entityName: 'contact', useQuickCreateForm: true }, { telephone1: '+12025550123' }]]);
  });
});

describe('the pane', () => {
  it('that is folded away opens for a ring, and is folded away again when nothing is left to show', async () => {
    const { host, panes } = start();
    await host.show?.();
    expect([panes.state, panes.selected]).toEqual([1, paneId]);
    await host.rest?.();
    expect(panes.state).toBe(0);
  });

  it('gives its place back to the pane that the agent had open', async () => {
    const { host, panes } = start();
    panes.getPane('other')?.select();
    await host.show?.();
    await host.rest?.();
    expect([panes.state, panes.selected]).toEqual([1, 'other']);
  });

  it('that the agent had open stays open', async () => {
    const { host, own, panes } = start();
    own.select();
    await host.show?.();
    await host.rest?.();
    expect([panes.state, panes.selected]).toEqual([1, paneId]);
  });

  it('stays as the agent puts it during the call', async () => {
    const { host, own, panes } = start();
    await host.show?.();
    panes.state = 0;
    host.markRings?.(0);
    own.select();
    await host.rest?.();
    expect(panes.state).toBe(1);
  });

  it('says how many calls ring, and nothing when none does or the softphone goes', () => {
    const { host, own } = start();
    host.markRings?.(2);
    expect(own.badge).toBe(2);
    host.markRings?.(0);
    expect(own.badge).toBe(false);
    host.markRings?.(1);
    host.stop();
    expect(own.badge).toBe(false);
  });

  it('has its title in the agent’s language', async () => {
    const { host, own } = start();
    await host.settleIn?.('ソフトフォン');
    expect(own.title).toBe('ソフトフォン');
  });

  it('that is gone, or that Dynamics does not know, is no reason to fail', async () => {
    const panes = new FakePanes();
    const host = createSidePaneHost(fakeApp(panes).api);
    await host.show?.();
    await host.rest?.();
    host.markRings?.(1);
    await host.settleIn?.('Softphone');
    expect(panes.state).toBe(0);
  });
});

/** A page in a frame of the app, as a side pane holds it. */
const pageIn = (...around: readonly object[]): Window => {
  const windows = [{}, ...around].map((one) => ({ ...one }) as { parent?: unknown });
  windows.forEach((one, index) => (one.parent = windows[index + 1] ?? one));
  return windows[0] as Window;
};

describe('a page in a side pane', () => {
  it('finds the app around it, however deep its frame lies, and knows language and settings', () => {
    const { scope } = fakeApp(new FakePanes());
    const found = sidePaneAround(pageIn({}, scope), '{"dockOnRing":false}');
    expect(found).toMatchObject({ languageId: 1031, customParameters: '{"dockOnRing":false}' });
    expect(found.host.name).toBe('side-pane');
    expect(found.trouble).toBeUndefined();
  });

  it.each([
    ['there is none', pageIn({})],
    ['what is there is no client API', pageIn({ Xrm: { App: {}, Navigation: null } })],
    [
      'a window of another origin is in between',
      {
        get parent(): Window {
          throw new DOMException('cross-origin');
        },
      } as unknown as Window,
    ],
  ])('is a softphone all the same, and says so, when %s', (_what, page) => {
    const found = sidePaneAround(page, '');
    expect(found.host.name).toBe('plain');
    expect(found.trouble).toEqual({ kind: 'HostUnavailable' });
    expect(findClientApi(page)).toBeUndefined();
  });

  it.each(['', '{"ring":{"sound":"soft"}}', '{"dispositions":[{"value":"a","label":"50 % & mehr #1+2"}]}'])(
    'is given the makers’ settings %s, whether Dynamics encodes the data once more or not',
    (settings) => {
      const data = paneData(settings);
      expect(settingsOfPane(`?data=${data}`)).toBe(settings);
      expect(settingsOfPane(`?data=${encodeURIComponent(data)}`)).toBe(settings);
    },
  );

  it.each(['', '?data=other', '?typename=1'])('is not one with the query %j: that is the panel of CIF', (query) => {
    expect(settingsOfPane(query)).toBeUndefined();
  });
});
