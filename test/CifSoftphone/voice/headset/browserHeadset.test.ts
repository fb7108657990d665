/** @jest-environment jsdom */
import { browserHeadset } from '../../../../CifSoftphone/voice/headset/browserHeadset';
import type { HeadsetReport } from '../../../../CifSoftphone/voice/headset/headsetPort';
import { hidLayout } from '../../../../CifSoftphone/voice/headset/hidLayout';
import type { HidItem } from '../../../../CifSoftphone/voice/headset/webHid';
import { FakeHid, FakeHidDevice, officeHeadset } from './fakeHid';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const view = (...bytes: readonly number[]) => new DataView(Uint8Array.from(bytes).buffer);
const withKeys = (...items: readonly HidItem[]) =>
  hidLayout([{ usagePage: 0x0b, inputReports: [{ reportId: 1, items }] }]);

async function opened(device = new FakeHidDevice()) {
  const heard: HeadsetReport[] = [];
  const hid = new FakeHid([device]);
  const port = browserHeadset(hid);
  const headset = await port.open((report) => heard.push(report));
  if (typeof headset === 'string') throw new Error(headset);
  return { device, heard, hid, port, headset };
}

describe('a headset by WebHID', () => {
  it('is read by its own description: its hook, its mute, and no report of another kind', async () => {
    const { device, heard, headset } = await opened();
    expect(headset).toMatchObject({ name: 'Office Headset 45', hook: 'switch', mute: 'button' });
    device.says(2, 0b000001);
    device.says(2, 0b100001);
    device.says(2, 0b000010);
    device.says(7, 0b111111);
    expect(heard).toEqual([{ hook: true, mute: false }, { hook: true, mute: true }, { hook: false, mute: false }, {}]);
  });

  it('shows its lamps, one report after the other, and is dark when it is let go', async () => {
    const { device, headset } = await opened();
    headset.show({ offHook: false, ring: true, mute: false });
    headset.show({ offHook: true, ring: false, mute: true });
    headset.close();
    await settle();
    expect(device.sent).toEqual(['2: 8', '2: 5', '2: 0']);
    device.says(2, 1);
    expect(device.opened).toBe(false);
  });

  it('that was not allowed, that another program has, or that has no hook is none', async () => {
    const port = (...devices: FakeHidDevice[]) => browserHeadset(new FakeHid(devices)).open(() => undefined);
    const taken = new FakeHidDevice();
    taken.isTaken = true;
    expect(await port()).toBe('none');
    expect(await port(taken)).toBe('unusable');
    expect(await port(new FakeHidDevice([{ usagePage: 0x0c }]))).toBe('unusable');
    expect(await port(taken, new FakeHidDevice(officeHeadset, 'Second'))).toMatchObject({ name: 'Second' });
    expect(await browserHeadset(undefined).open(() => undefined)).toBe('none');
  });

  it('says when one is plugged in or pulled out', async () => {
    const { hid, port, device } = await opened();
    const told: unknown[] = [];
    const forget = port.onChange((gone) => told.push(gone));
    hid.happens('connect', device);
    hid.happens('disconnect', device);
    forget();
    hid.happens('connect', device);
    expect(told).toEqual([undefined, 'Office Headset 45']);
  });
});

describe('a description of reports', () => {
  it('can list what is pressed in place of a bit for each', () => {
    const list = { isArray: true, isRange: true, usageMinimum: 0x0b0020, usageMaximum: 0x0b0030, logicalMinimum: 1 };
    const layout = withKeys({ reportSize: 4, reportCount: 1 }, { ...list, reportSize: 8, reportCount: 2 });
    expect(layout?.read(1, view(0x10, 0x00, 0x00))).toEqual({ hook: true, mute: false });
    expect(layout?.read(1, view(0x00, 0x01, 0x00))).toEqual({ hook: false, mute: true });
  });

  it('of a boom that stays up is a switch, of a hook that only says it was pressed a button', () => {
    const one = { reportSize: 1, reportCount: 1 };
    const layout = withKeys(
      { ...one, usages: [0x0b0020], isAbsolute: false },
      { ...one, usages: [0x0b002f], isAbsolute: true, hasPreferredState: false },
    );
    expect([layout?.hook, layout?.mute]).toEqual(['button', 'switch']);
  });

  it.each<[string, HidItem]>([
    [
      'a range without an end',
      { isRange: true, usageMinimum: 0, usageMaximum: 2 ** 32 - 1, reportSize: 1, reportCount: 1 },
    ],
    ['more usages than fields', { usages: [0x0b0001, 0x0b0020], reportSize: 1, reportCount: 1 }],
    ['nothing at all', {}],
  ])('of nonsense (%s) is none', (_what, item) => {
    expect(withKeys(item)).toBeUndefined();
  });

  it('of a report that is shorter than it says is off, not a fault', () => {
    const layout = withKeys({ reportSize: 32, reportCount: 4 }, { usages: [0x0b0020], reportSize: 1, reportCount: 1 });
    expect(layout?.read(1, view(1))).toEqual({ hook: false });
  });
});
