import type { Hid, HidCollection, HidDevice } from '../../../../CifSoftphone/voice/headset/webHid';

const telephony = 0x0b;
const bit = { reportSize: 1, reportCount: 1, isAbsolute: true, hasPreferredState: false };

/**
 * As a headset of an office describes itself: hook switch, a filler, and a mute that springs back; lamps in another
 * report, behind one that is none of ours.
 */
export const officeHeadset: readonly HidCollection[] = [
  {
    usagePage: telephony,
    inputReports: [
      {
        reportId: 2,
        items: [
          { ...bit, usages: [0x0b0020, 0x0b0097], reportCount: 2 },
          { reportSize: 1, reportCount: 3 },
          { ...bit, usages: [0x0b002f], isAbsolute: false },
        ],
      },
    ],
    outputReports: [
      {
        reportId: 2,
        items: [
          { ...bit, usages: [0x080017, 0x08001e, 0x080009], reportCount: 3 },
          { ...bit, isRange: true, usageMinimum: 0x080018, usageMaximum: 0x08001a, reportCount: 3 },
        ],
      },
    ],
  },
];

/** A headset at a browser, without one: what it was sent stands in `sent`, as "report: bytes". */
export class FakeHidDevice extends EventTarget implements HidDevice {
  opened = false;
  readonly sent: string[] = [];
  isTaken = false;
  constructor(
    readonly collections: readonly HidCollection[] = officeHeadset,
    readonly productName = 'Office Headset 45',
  ) {
    super();
  }
  open(): Promise<void> {
    if (this.isTaken) return Promise.reject(new Error('Another program has it.'));
    this.opened = true;
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.opened = false;
    return Promise.resolve();
  }
  sendReport(reportId: number, data: Uint8Array): Promise<void> {
    this.sent.push(`${reportId}: ${[...data].join(' ')}`);
    return Promise.resolve();
  }
  says(reportId: number, ...bytes: readonly number[]): void {
    const data = new DataView(Uint8Array.from(bytes).buffer);
    this.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data }));
  }
}

export class FakeHid extends EventTarget implements Hid {
  constructor(readonly devices: FakeHidDevice[]) {
    super();
  }
  getDevices(): Promise<readonly HidDevice[]> {
    return Promise.resolve(this.devices);
  }
  happens(what: 'connect' | 'disconnect', device: FakeHidDevice): void {
    this.dispatchEvent(Object.assign(new Event(what), { device }));
  }
}
