import type { LockPort } from './browserPorts';

const lockName = 'cti-softphone-line';

/**
 * The lock over Web Locks, which the browser frees on close and crash. Where there are none (a page that is not
 * secure) each place is its own leader: in doubt it rings.
 */
export function browserLock(locks: LockManager | undefined = navigator.locks): LockPort {
  return {
    request({ steal }, on) {
      let undone = false;
      let held = false;
      let release: () => void = () => undefined;
      const abort = new AbortController();
      const hold = (): Promise<void> => {
        if (undone) return Promise.resolve();
        held = true;
        on.onHeld();
        return new Promise((resolve) => {
          release = resolve;
        });
      };
      const lost = (): void => {
        if (held && !undone) on.onLost();
      };
      if (locks === undefined) {
        Promise.resolve().then(hold, lost).catch(lost);
      } else {
        // A stolen lock shows as a rejection; steal and signal exclude each other.
        const options: LockOptions = steal ? { steal } : { signal: abort.signal };
        locks.request(lockName, options, hold).catch(lost);
      }
      return () => {
        undone = true;
        if (!held && !steal) abort.abort();
        release();
      };
    },
    async holder() {
      try {
        const { held = [] } = (await locks?.query()) ?? {};
        return held.find(({ name }) => name === lockName)?.clientId;
      } catch {
        return undefined;
      }
    },
  };
}
