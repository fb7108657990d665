import type { HeadsetLamps, HeadsetReport, OpenHeadset } from './headsetPort';
import type { HidCollection, HidItem } from './webHid';

/** Usages of USB HID (usage tables 1.4): the page in the upper half. Telephony is 0x0B, lamps are 0x08. */
const telephonyPage = 0x0b;
const keyUsages = { hook: 0x0b0020, mute: 0x0b002f } as const;
/** Some headsets ring by the telephony page's own ringer. */
const lampUsages: Readonly<Record<keyof HeadsetLamps, readonly number[]>> = {
  offHook: [0x080017],
  ring: [0x080018, 0x0b009e],
  mute: [0x080009],
};
type Key = keyof typeof keyUsages;

/** Where in a report something stands: bits from `at` on; in a list it is pressed when one of its fields is `listed`. */
interface Place {
  readonly reportId: number;
  readonly at: readonly number[];
  readonly bits: number;
  readonly listed: number | undefined;
  readonly item: HidItem;
}

interface OutReport {
  readonly reportId: number;
  readonly bytes: number;
  readonly lamps: readonly { readonly lamp: keyof HeadsetLamps; readonly at: number }[];
}

export interface HidLayout {
  readonly hook: OpenHeadset['hook'];
  readonly mute: OpenHeadset['mute'];
  read(reportId: number, data: DataView): HeadsetReport;
  write(lamps: HeadsetLamps): readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[];
}

/** Reads a headset's own description of its reports; `undefined` when it has no hook switch. */
export function hidLayout(collections: readonly HidCollection[]): HidLayout | undefined {
  const telephony = collections.filter(({ usagePage }) => usagePage === telephonyPage);
  const hook = keyPlace(telephony, keyUsages.hook);
  const mute = keyPlace(telephony, keyUsages.mute);
  if (hook === undefined) return undefined;
  const keys: readonly (readonly [Key, Place | undefined])[] = [
    ['hook', hook],
    ['mute', mute],
  ];
  const outs = collections.flatMap(outReports);
  return {
    // A relative one says that it was pressed, not how it stands.
    hook: hook.item.isAbsolute === false ? 'button' : 'switch',
    mute: mute !== undefined && isSwitch(mute) ? 'switch' : 'button',
    read: (reportId, data) =>
      Object.fromEntries(
        keys.flatMap(([key, place]) => (place?.reportId === reportId ? [[key, isOn(place, data)] as const] : [])),
      ),
    write: (lamps) =>
      outs.map(({ reportId, bytes, lamps: own }) => {
        const data = new Uint8Array(bytes);
        for (const { lamp, at } of own) if (lamps[lamp]) data[at >> 3] = (data[at >> 3] ?? 0) | (1 << (at & 7));
        return { reportId, data };
      }),
  };
}

/** A mute that stays as it is put, such as a boom that is turned up; all others spring back. */
const isSwitch = ({ item, listed }: Place): boolean =>
  listed === undefined && item.isAbsolute === true && item.hasPreferredState === false;

const sizeOf = ({ reportSize = 0, reportCount = 0 }: HidItem): number => reportSize * reportCount;

/** The usage of each field, or of each value that a field of a list can have. */
function usagesOf({ isRange, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidItem): readonly number[] {
  if (isRange !== true) return usages;
  // A description comes from outside: a range without an end would be one without end here.
  const length = Math.min(Math.max(usageMaximum - usageMinimum + 1, 0), 1_024);
  return Array.from({ length }, (_, index) => usageMinimum + index);
}

function keyPlace(collections: readonly HidCollection[], usage: number): Place | undefined {
  for (const { reportId = 0, items = [] } of collections.flatMap(({ inputReports = [] }) => inputReports)) {
    let at = 0;
    for (const item of items) {
      const { reportSize: bits = 0, reportCount = 0 } = item;
      const index = usagesOf(item).indexOf(usage);
      if (index >= 0 && item.isArray === true) {
        const start = at;
        const fields = Array.from({ length: Math.min(reportCount, 64) }, (_, field) => start + field * bits);
        return { reportId, at: fields, bits, listed: index + (item.logicalMinimum ?? 0), item };
      }
      if (index >= 0 && index < reportCount)
        return { reportId, at: [at + index * bits], bits, listed: undefined, item };
      at += sizeOf(item);
    }
  }
  return undefined;
}

function outReports({ outputReports = [] }: HidCollection): readonly OutReport[] {
  return outputReports.flatMap(({ reportId = 0, items = [] }) => {
    const lamps: OutReport['lamps'][number][] = [];
    let at = 0;
    for (const item of items) {
      const usages = usagesOf(item);
      for (const lamp of ['offHook', 'ring', 'mute'] as const) {
        const index = usages.findIndex((usage) => lampUsages[lamp].includes(usage));
        if (index >= 0 && index < (item.reportCount ?? 0) && item.isArray !== true)
          lamps.push({ lamp, at: at + index * (item.reportSize ?? 0) });
      }
      at += sizeOf(item);
    }
    // No report of a headset is longer; one that says so is none.
    return lamps.length === 0 || at > 8_192 ? [] : [{ reportId, bytes: Math.ceil(at / 8), lamps }];
  });
}

function isOn({ at, bits, listed }: Place, data: DataView): boolean {
  return at.some((start) => {
    let value = 0;
    for (let bit = 0; bit < Math.min(bits, 24); bit += 1) {
      const byte = (start + bit) >> 3;
      if (byte < data.byteLength) value += ((data.getUint8(byte) >> ((start + bit) & 7)) & 1) * 2 ** bit;
    }
    return listed === undefined ? value > 0 : value === listed;
  });
}
