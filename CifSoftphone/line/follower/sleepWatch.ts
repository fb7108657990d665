import { lineTimings } from '../lineTimings';
import type { LinePorts } from './linePorts';

/** Whether the machine slept between two ticks. */
export function createSleepWatch({ nowMs, wallTimeMs }: Pick<LinePorts, 'nowMs' | 'wallTimeMs'>): () => boolean {
  let tickedAtMs = nowMs();
  let tickedAtWallMs = wallTimeMs();
  return () => {
    const [now, wall] = [nowMs(), wallTimeMs()];
    // Where the steady clock stands while the machine sleeps, the time of day tells. A clock that was only put forward
    // looks the same: then the line connects anew for nothing, and no call is the worse for it.
    const passedMs = Math.max(now - tickedAtMs, wall - tickedAtWallMs);
    tickedAtMs = now;
    tickedAtWallMs = wall;
    return passedMs >= lineTimings.sleptMs;
  };
}
