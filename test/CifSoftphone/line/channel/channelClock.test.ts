import { ChannelClock } from '../../../../CifSoftphone/line/channel/channelClock';
import type { ChannelMessage } from '../../../../CifSoftphone/line/channel/channelMessage';
import { aCall, aView } from '../../surface/fakeLine';

const minuteMs = 60_000;
const leader = (ringEndsAtMs: number): ChannelMessage => ({
  type: 'owner',
  placeId: 'o',
  term: 1,
  kind: 'panel',
  view: aView({ calls: [aCall({ ringEndsAtMs, connectedAtMs: 100 })] }),
  settings: undefined,
});
const endOf = (message: ChannelMessage): unknown =>
  message.type === 'owner' ? message.view.calls[0]?.ringEndsAtMs : undefined;

describe('a page that was opened after the clock of the PC was set', () => {
  it.each([20 * minuteMs, -10 * minuteMs])('sees a ring end when it ends (set by %d ms)', (setByMs) => {
    const clock = new ChannelClock();
    // 5 ms on the way.
    expect(endOf(clock.ours(leader(30_000), 1_000, 1_005 + setByMs))).toBe(30_005 + setByMs);
  });

  it('is not confused by words that were held up', () => {
    const clock = new ChannelClock();
    const ahead = 10 * minuteMs;
    expect(endOf(clock.ours(leader(30_000), 1_000, 9_000 + ahead))).toBe(38_000 + ahead);
    expect(endOf(clock.ours(leader(30_000), 1_500, 1_501 + ahead))).toBe(30_001 + ahead);
    expect(endOf(clock.ours(leader(30_000), 2_000, 9_000 + ahead))).toBe(30_001 + ahead);
  });

  it('knows which window was looked at last', () => {
    const place = {
      id: 'p',
      kind: 'form',
      windowId: 'w',
      visible: true,
      focused: false,
      lastFocusedAtMs: 400,
    } as const;
    const heard = new ChannelClock().ours({ type: 'place', asks: false, place }, 1_000, 1_000 + minuteMs);
    expect(heard).toMatchObject({ place: { lastFocusedAtMs: 400 + minuteMs } });
  });
});

it('pages with one clock show one time, however long a word takes', () => {
  const clock = new ChannelClock();
  expect(endOf(clock.ours(leader(30_000), 1_000, 1_040))).toBe(30_000);
  expect(endOf(clock.ours(leader(30_000), 2_000, 8_000))).toBe(30_000);
  expect(endOf(clock.ours(leader(30_000), undefined, 8_000))).toBe(30_000);
});
