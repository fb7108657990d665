import type { ChannelPort } from '../../../CifSoftphone/browser/browserPorts';
import type { VirtualProcess } from '../time/virtualProcess';
import type { VirtualTime } from '../time/virtualTime';

/** One browser's BroadcastChannel: others get a copy, a moment later. */
export class VirtualChannel {
  private readonly ears = new Set<(message: unknown) => void>();

  constructor(private readonly time: VirtualTime) {}

  open(process: VirtualProcess, onMessage: (message: unknown) => void): ChannelPort {
    const hear = (message: unknown): void => process.deliver(() => this.ears.has(hear) && onMessage(message));
    this.ears.add(hear);
    process.whenDead(() => this.ears.delete(hear));
    return {
      post: (message) => {
        const copy = JSON.stringify(message);
        const others = [...this.ears].filter((ear) => ear !== hear);
        this.time.afterOnWire(1, () => others.forEach((ear) => ear(JSON.parse(copy))));
      },
      close: () => this.ears.delete(hear),
    };
  }
}
