import type { LockPort } from '../../../CifSoftphone/browser/browserPorts';
import type { VirtualProcess } from '../time/virtualProcess';
import type { VirtualTime } from '../time/virtualTime';

interface Request {
  readonly process: VirtualProcess;
  readonly on: { onHeld(): void; onLost(): void };
  undone: boolean;
}

/** One browser's Web Lock: freed when its holder closes or crashes, kept while it is frozen. */
export class VirtualLocks {
  private holder: Request | undefined;
  private queue: Request[] = [];
  private readonly names = new Map<VirtualProcess, string>();

  constructor(private readonly time: VirtualTime) {}

  /** The lock as a page of this process sees it. */
  port(process: VirtualProcess): LockPort {
    return {
      request: ({ steal }, on) => {
        const one: Request = { process, on, undone: false };
        const leave = (): void => {
          one.undone = true;
          this.queue = this.queue.filter((other) => other !== one);
          if (this.holder === one) this.holder = undefined;
          this.grantSoon();
        };
        process.whenDead(leave);
        if (steal) {
          const former = this.holder;
          this.holder = one;
          this.tell(former, 'onLost');
          this.tell(one, 'onHeld');
        } else {
          this.queue.push(one);
          this.grantSoon();
        }
        return leave;
      },
      holder: () => Promise.resolve(this.holder && this.nameOf(this.holder.process)),
    };
  }

  private nameOf(process: VirtualProcess): string {
    const name = this.names.get(process) ?? `page ${this.names.size + 1}`;
    this.names.set(process, name);
    return name;
  }

  private grantSoon(): void {
    this.time.afterOnWire(1, () => {
      if (this.holder !== undefined) return;
      this.holder = this.queue.shift();
      this.tell(this.holder, 'onHeld');
    });
  }

  private tell(one: Request | undefined, what: 'onHeld' | 'onLost'): void {
    if (one === undefined) return;
    this.time.afterOnWire(1, () => one.process.deliver(() => one.undone || one.on[what]()));
  }
}
