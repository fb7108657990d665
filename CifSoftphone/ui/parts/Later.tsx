import * as React from 'react';
import type { LaterParts } from './laterParts';
import { useSoftphone } from './useSoftphone';

export interface LaterProps {
  readonly draw: (parts: LaterParts) => React.ReactElement;
  /** Nobody asked for it: until it is there nothing is said. */
  readonly quiet?: boolean;
}

/** Draws a part as soon as it is loaded. When that fails, the region around it says so and offers to try again. */
export const Later: React.FC<LaterProps> = ({ draw, quiet }) => {
  const { later, texts } = useSoftphone();
  const [loaded, setLoaded] = React.useState<LaterParts | 'loading' | 'failed'>(() => later.there?.() ?? 'loading');
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
  if (loaded !== 'loading') return draw(loaded);
  return quiet ? null : <div role="status">{texts('Later_Loading')}</div>;
};
