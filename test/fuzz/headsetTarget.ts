import { HeadsetKeys } from '../../CifSoftphone/voice/headset/headsetKeys';
import { hidLayout } from '../../CifSoftphone/voice/headset/hidLayout';
import type { HidCollection, HidItem } from '../../CifSoftphone/voice/headset/webHid';
import { officeHeadset } from '../CifSoftphone/voice/headset/fakeHid';
import { must, type FuzzTarget } from './fuzzTarget';
import type { Randomness } from './randomness';

/** What WebHID lets through is of these sizes; what they say is the device's. */
const sizes = [0, 1, 7, 8, 9, 16, 24, 32, 33, 255, 4_096, 65_535] as const;
const usages = [
  0, 0x0b0020, 0x0b002f, 0x0b0097, 0x0b009e, 0x080017, 0x080018, 0x080009, 0x7fffffff, 0xffffffff,
] as const;

function mutateItem(random: Randomness, item: HidItem): HidItem {
  const flag = (): boolean => random.chance(0.5);
  const usage = (): number => random.pick(usages);
  const parts: readonly (() => HidItem)[] = [
    () => ({ reportSize: random.pick(sizes) }),
    () => ({ reportCount: random.pick(sizes) }),
    () => ({ usages: Array.from({ length: random.pick([0, 1, 3, 2_000]) }, usage) }),
    () => ({ isRange: flag(), usageMinimum: usage(), usageMaximum: usage() }),
    () => ({ isArray: flag(), logicalMinimum: random.pick([-2_147_483_648, -1, 0, 1, 2_147_483_647]) }),
    () => ({ isAbsolute: flag(), hasPreferredState: flag() }),
  ];
  return random.chance(0.3) ? { ...item, ...random.pick(parts)() } : item;
}

/** A description in which something is missing, comes twice, or is of a size that no headset has. */
function description(random: Randomness): readonly HidCollection[] {
  const some = <T>(list: readonly T[]): readonly T[] =>
    list.flatMap((one) => (random.chance(0.05) ? [] : random.chance(0.1) ? [one, one] : [one]));
  const reports = (list: HidCollection['inputReports'] = []) =>
    some(list).map(({ reportId = 0, items = [] }) => ({
      reportId: random.chance(0.1) ? random.below(256) : reportId,
      items: some(items).map((item) => mutateItem(random, item)),
    }));
  return some(officeHeadset).map(({ usagePage = 0, inputReports, outputReports }) => ({
    usagePage: random.chance(0.05) ? random.below(65_536) : usagePage,
    inputReports: reports(inputReports),
    outputReports: reports(outputReports),
  }));
}

/** A device on USB says of itself what it likes. */
export const headsetTarget: FuzzTarget = {
  name: 'descriptions and reports of a headset',
  share: 4,
  run: (random) => {
    const layout = hidLayout(description(random));
    if (layout === undefined) return false;
    const keys = new HeadsetKeys(layout);
    for (let nowMs = 0; nowMs < 5_000; nowMs += 1 + random.below(500)) {
      const data = Uint8Array.from({ length: random.pick([0, 1, 2, 64]) }, () => random.below(256));
      const report = layout.read(random.pick([0, 2, 255]), new DataView(data.buffer));
      must(
        Object.values(report).every((one) => typeof one === 'boolean'),
        'a key is neither pressed nor not',
      );
      must(keys.heard(report, nowMs).length <= 2, 'one report is more presses than it has keys');
      const lamps = { offHook: random.chance(0.5), ring: random.chance(0.5), mute: random.chance(0.5) };
      keys.shown(lamps, nowMs);
      for (const { data: sent } of layout.write(lamps)) must(sent.length <= 1_024, 'a report without an end is sent');
    }
    return true;
  },
};
