import { listen, together } from '../../browser/listen';
import type { HeadsetLamps, HeadsetPort, OpenHeadset } from './headsetPort';
import { hidLayout, type HidLayout } from './hidLayout';
import { webHid, type Hid, type HidDevice } from './webHid';

interface InputReport extends Event {
  readonly reportId: number;
  readonly data: DataView;
}
interface Connection extends Event {
  readonly device: HidDevice;
}

const dark: HeadsetLamps = { offHook: false, ring: false, mute: false };

/** Headsets by WebHID: those that the agent has allowed this site, which the browser remembers. */
export function browserHeadset(hid: Hid | undefined = webHid()): HeadsetPort {
  return {
    open: async (heard) => {
      const devices = await (hid?.getDevices() ?? Promise.resolve([])).catch(() => []);
      for (const device of devices) {
        const layout = hidLayout(device.collections);
        if (layout !== undefined && (await canOpen(device))) return opened(device, layout, heard);
      }
      return devices.length === 0 ? 'none' : 'unusable';
    },
    onChange: (listener) =>
      hid === undefined
        ? () => undefined
        : together(
            listen(hid, ['connect'], () => listener(undefined)),
            listen<Connection>(hid, ['disconnect'], ({ device }) => listener(nameOf(device))),
          ),
  };
}

/** A name comes from the device: a line of it is enough. */
const nameOf = ({ productName }: HidDevice): string => productName.slice(0, 100);

/** Another program may hold it alone. */
async function canOpen(device: HidDevice): Promise<boolean> {
  try {
    if (!device.opened) await device.open();
    return true;
  } catch {
    return false;
  }
}

function opened(device: HidDevice, layout: HidLayout, heard: Parameters<HeadsetPort['open']>[0]): OpenHeadset {
  const forget = listen<InputReport>(device, ['inputreport'], ({ reportId, data }) =>
    heard(layout.read(reportId, data)),
  );
  // One after the other: a headset takes the last that comes.
  let sent = Promise.resolve();
  const show = (lamps: HeadsetLamps): void => {
    for (const { reportId, data } of layout.write(lamps))
      // One that was just pulled out takes no more.
      sent = sent.then(() => device.sendReport(reportId, data)).catch(() => undefined);
  };
  return {
    name: nameOf(device),
    hook: layout.hook,
    mute: layout.mute,
    show,
    close: () => {
      forget();
      show(dark);
      void sent.then(() => device.close()).catch(() => undefined);
    },
  };
}
