import * as React from 'react';
import { steadyNowMs } from '../../browser/steadyNowMs';

/** The time (epoch ms), again each second, for what counts on the screen. Nothing depends on its being punctual. */
export function useNow(): number {
  const [nowMs, setNowMs] = React.useState(() => steadyNowMs());
  React.useEffect(() => {
    const timer = setInterval(() => setNowMs(steadyNowMs()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
