import { paneId, settingsOfPane } from '../../../CifSoftphone/host/paneNames';
import { openSidePane, startSidePane } from '../../../CifSoftphone/host/startSidePane';
import { FakePanes } from './fakePanes';

describe('the form’s event', () => {
  it('makes one pane with the panel, which goes on ringing while it is folded away', async () => {
    const panes = new FakePanes();
    await startSidePane(panes, '{"dockOnRing":false}');
    expect(panes.made).toEqual([
      expect.objectContaining({ paneId, canClose: false, alwaysRender: true, keepBadgeOnSelect: true }),
    ]);
    const [page] = panes.pages;
    expect(page).toMatchObject({ pageType: 'webresource', webresourceName: 'cti_/softphone/panel.html' });
    expect(settingsOfPane(`?data=${page?.['data']}`)).toBe('{"dockOnRing":false}');
  });

  it('leaves the pane as the agent has it when the next form opens', async () => {
    const panes = new FakePanes();
    await startSidePane(panes, '');
    panes.state = 0;
    await startSidePane(panes, '');
    expect(panes.made).toHaveLength(1);
    expect(panes.state).toBe(0);
  });

  it('makes one pane only when two forms open at the same moment', async () => {
    const panes = new FakePanes();
    await Promise.all([startSidePane(panes, ''), startSidePane(panes, '')]);
    expect(panes.made).toHaveLength(1);
  });

  it('leaves no empty pane behind when the page does not open: the next form tries again', async () => {
    const panes = new FakePanes();
    panes.navigateAnswer = () => Promise.reject(new Error('no such web resource'));
    await expect(startSidePane(panes, '')).rejects.toThrow('no such web resource');
    expect(panes.getPane(paneId)).toBeUndefined();
    panes.navigateAnswer = () => Promise.resolve(undefined);
    await startSidePane(panes, '');
    expect(panes.made).toHaveLength(2);
  });
});

describe('the command', () => {
  it('makes the pane, or brings the one that is there to the front', async () => {
    const panes = new FakePanes();
    await openSidePane(panes, '');
    expect(panes.made).toHaveLength(1);
    panes.state = 0;
    await openSidePane(panes, '');
    expect(panes.made).toHaveLength(1);
    expect([panes.state, panes.selected]).toEqual([1, paneId]);
  });
});
