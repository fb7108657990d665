import * as React from 'react';

/** The time (epoch ms), again each second, for what counts on the screen. Nothing depends on its being punctual. */
export function useNow(): number {
  const [nowMs, setNowMs] = React.useState(() => Date.now());
  React.useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
