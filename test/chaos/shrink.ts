import type { ChaosEvent, Schedule } from './schedule';

/**
 * Cuts a schedule that fails smaller and smaller, as long as it fails: first halves, then single events. What is left
 * can be read.
 * @param maxRuns of the world; each costs a second or two
 */
export async function shrink(
  schedule: Schedule,
  fails: (smaller: Schedule) => Promise<boolean>,
  maxRuns = 60,
): Promise<Schedule> {
  let runs = 0;
  let best = schedule;
  const attempt = async (events: readonly ChaosEvent[]): Promise<boolean> => {
    if (runs >= maxRuns || events.length === best.events.length) return false;
    runs += 1;
    const smaller = { ...best, events };
    if (!(await fails(smaller))) return false;
    best = smaller;
    return true;
  };
  for (let pieces = 2; runs < maxRuns;) {
    const size = Math.ceil(best.events.length / pieces);
    let cut = false;
    for (let from = 0; from < best.events.length && runs < maxRuns;) {
      const rest = best.events.filter((_, index) => index < from || index >= from + size);
      if (rest.length > 0 && (await attempt(rest))) cut = true;
      else from += size;
    }
    if (size === 1 && !cut) break;
    pieces = cut ? Math.max(2, pieces) : Math.min(pieces * 2, best.events.length);
  }
  return best;
}
