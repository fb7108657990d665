import * as React from 'react';

const midnightMs = (): number => new Date().setHours(0, 0, 0, 0);

/** A new day begins while nothing happens, or while the computer sleeps: looked for again and again. */
const againMs = 30_000;

/** When the day began where the agent is. */
export function useMidnight(): number {
  const [sinceMs, setSinceMs] = React.useState(midnightMs);
  React.useEffect(() => {
    const timer = setInterval(() => setSinceMs(midnightMs()), againMs);
    return () => clearInterval(timer);
  }, []);
  return sinceMs;
}
