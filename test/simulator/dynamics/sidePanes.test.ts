import type { SidePanes as Api, SidePane } from '../../../CifSoftphone/host/clientApi';
import { SidePanes } from '../../../simulator/dynamics/page/model/sidePanes';

const start = () => {
  const model = new SidePanes(() => undefined);
  return { model, api: model.api() as Api };
};
const page = { pageType: 'webresource', webresourceName: 'cti_/a.html', data: 'a b' };
const only = (model: SidePanes) => model.panes[0];

describe('the simulated side panes', () => {
  it('open with a new pane unless that is not to be selected, and load its page when it is first in front', async () => {
    const { model, api } = start();
    const pane = await api.createPane({ paneId: 'a', isSelected: false });
    await pane.navigate(page);
    expect([api.state, api.getSelectedPane(), only(model)?.isMounted]).toEqual([0, undefined, false]);
    pane.select();
    expect([api.state, only(model)?.isMounted, only(model)?.url]).toEqual([
      1,
      true,
      '/WebResources/cti_/a.html?data=a%20b',
    ]);
  });

  it.each([
    [true, true],
    [false, false],
  ])('with alwaysRender %s a page that is folded away is there: %s', async (alwaysRender, isMounted) => {
    const { model, api } = start();
    await api.createPane({ paneId: 'a', alwaysRender });
    api.state = 0;
    expect(only(model)?.isMounted).toBe(isMounted);
  });

  it.each([
    [true, 3],
    [false, false],
  ])('with keepBadgeOnSelect %s a pane that was looked at has the badge %s', async (keepBadgeOnSelect, badge) => {
    const { api } = start();
    const pane = await api.createPane({ paneId: 'a', keepBadgeOnSelect });
    api.state = 0;
    pane.badge = 3;
    pane.select();
    expect(pane.badge).toBe(badge);
  });

  it('refuse a second pane of the same id, and know none that was closed', async () => {
    const { api } = start();
    const pane: SidePane = await api.createPane({ paneId: 'a' });
    await expect(api.createPane({ paneId: 'a' })).rejects.toThrow('Duplicate paneId');
    await pane.close();
    expect(api.getPane('a')).toBeUndefined();
    expect(api.state).toBe(0);
  });
});
