import type { ChannelPort, LockPort, PagePort } from '../../browser/browserPorts';
import type { LineScript } from '../lineScript';

export interface LinePorts {
  readonly lock: LockPort;
  readonly openChannel: (onMessage: (message: unknown) => void) => ChannelPort;
  readonly page: PagePort;
  /** Rejects when `line.js` cannot be loaded. */
  readonly loadLineScript: () => Promise<LineScript>;
  /** The steady clock: for all that lasts or ends. */
  readonly nowMs: () => number;
  /** The PC's time of day, which may jump. */
  readonly wallTimeMs: () => number;
  readonly newId: () => string;
}
