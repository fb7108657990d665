import * as React from 'react';

/** What an agent wants is stored within a fraction of it; whoever waits longer must know why. */
const waitsAfterMs = 1_500;

/** True when the same thing has been under way for so long that it needs words. */
export function useWaits(underWay: string | undefined): boolean {
  const [waits, setWaits] = React.useState(false);
  React.useEffect(() => {
    setWaits(false);
    if (underWay === undefined) return undefined;
    const timer = setTimeout(() => setWaits(true), waitsAfterMs);
    return () => clearTimeout(timer);
  }, [underWay]);
  return waits && underWay !== undefined;
}
