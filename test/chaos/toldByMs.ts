import { timings } from '../../adaptor/src/base/timings';
import { hangTailMs } from './service/storage';
import type { ChaosEvent } from './schedule';

const sweepMs = 5_000;
/** A sweep reads, decides and stores. */
const workMs = 1_500;

/**
 * When the telephony system must know what became of a ring: the deadline and one sweep after it was accepted. While
 * storage does not answer, or no instance runs, nobody can know; the time counts from when that is over.
 */
export function toldByMs(
  events: readonly ChaosEvent[],
  acceptedAtMs: number,
  shownDeadlineMs: number = timings.shownDeadlineMs,
): number {
  let untilMs = acceptedAtMs + shownDeadlineMs + sweepMs + workMs;
  for (const event of events) {
    const endMs = outageEndMs(event);
    if (endMs !== undefined && event.atMs < untilMs && endMs + sweepMs + workMs > untilMs) {
      untilMs = endMs + sweepMs + workMs;
    }
  }
  return untilMs;
}

function outageEndMs(event: ChaosEvent): number | undefined {
  switch (event.type) {
    case 'storage':
      return event.atMs + event.forMs + (event.fault === 'hang' ? hangTailMs : sweepMs);
    case 'storage-stalled':
      return event.atMs + event.forMs + hangTailMs;
    case 'answers-lost':
      // It is told, but nothing comes through: neither is this the adaptor's time.
      return event.of === 'adaptor' ? event.atMs + event.forMs : undefined;
    case 'kill-adaptor':
      return event.atMs + event.forMs + sweepMs;
    default:
      return undefined;
  }
}
