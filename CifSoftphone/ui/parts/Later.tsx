import * as React from 'react';
import type { LaterParts } from './laterParts';
import { useSoftphone } from './useSoftphone';

/** Draws a part as soon as it is loaded. When that fails, the region around it says so and offers to try again. */
export const Later: React.FC<{ readonly draw: (parts: LaterParts) => React.ReactElement }> = ({ draw }) => {
  const { later, texts } = useSoftphone();
  const [loaded, setLoaded] = React.useState<LaterParts | 'loading' | 'failed'>('loading');
  React.useEffect(() => {
    let shown = true;
    later().then(
      (parts) => shown && setLoaded(parts),
      () => shown && setLoaded('failed'),
    );
    return () => {
      shown = false;
    };
  }, [later]);
  if (loaded === 'failed') throw new Error('later.js could not be loaded.');
  return loaded === 'loading' ? <div role="status">{texts('Later_Loading')}</div> : draw(loaded);
};
