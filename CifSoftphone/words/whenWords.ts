import { writtenDate } from './writtenDate';

/** Today's calls by their time, older ones with the day. */
export function whenWords(timeMs: number): string {
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  if (new Date(timeMs).toDateString() === new Date().toDateString()) return writtenDate(timeMs, clock);
  return writtenDate(timeMs, { ...clock, year: 'numeric', month: 'short', day: 'numeric' });
}
