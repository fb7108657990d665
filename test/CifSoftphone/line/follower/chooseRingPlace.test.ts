import { chooseRingPlace } from '../../../../CifSoftphone/line/follower/chooseRingPlace';
import type { KnownPlace } from '../../../../CifSoftphone/core/line/knownPlace';

const place = (id: string, more: Partial<KnownPlace> = {}): KnownPlace => ({
  id,
  kind: 'form',
  windowId: 'tab 1',
  visible: true,
  focused: false,
  lastFocusedAtMs: 0,
  ...more,
});

describe('the place in which a ring has its buttons', () => {
  it('is the panel of the tab, although the focus is in the form beside it', () => {
    expect(chooseRingPlace([place('form', { focused: true }), place('panel', { kind: 'panel' })])).toBe('panel');
  });

  it('is in the tab that the agent looks at, panel or not', () => {
    expect(
      chooseRingPlace([
        place('panel', { kind: 'panel', lastFocusedAtMs: 5 }),
        place('form', { windowId: 'tab 2', focused: true, lastFocusedAtMs: 9 }),
      ]),
    ).toBe('form');
  });

  it('is not a hidden one while another is visible', () => {
    expect(
      chooseRingPlace([place('panel', { kind: 'panel', visible: false }), place('form', { windowId: 'tab 2' })]),
    ).toBe('form');
  });

  it('is the one looked at last when no tab is visible', () => {
    expect(
      chooseRingPlace([
        place('a', { visible: false, lastFocusedAtMs: 1 }),
        place('b', { visible: false, lastFocusedAtMs: 2, windowId: 'tab 2' }),
      ]),
    ).toBe('b');
  });
});
