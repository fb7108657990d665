/** Today's calls by their time, older ones with the day. */
export function whenWords(timeMs: number): string {
  const time = new Date(timeMs);
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  if (time.toDateString() === new Date().toDateString()) return time.toLocaleTimeString([], clock);
  return time.toLocaleString([], { ...clock, year: 'numeric', month: 'short', day: 'numeric' });
}
