import { lineTimings } from '../lineTimings';
import type { LinePorts } from './linePorts';

/** Asking the leader for the line. @param onTimeOver it has not given it in time */
export function createYieldRequest({ nowMs }: Pick<LinePorts, 'nowMs'>, onTimeOver: () => void) {
  let askedAtMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    begin: (): void => {
      askedAtMs = nowMs();
      stop();
      timer = setTimeout(onTimeOver, lineTimings.yieldWaitMs);
    },
    /** What is given to a place that has not asked is not for it. */
    hasAsked: (): boolean => nowMs() - askedAtMs < lineTimings.yieldedLateMs,
    stop,
  };
}
