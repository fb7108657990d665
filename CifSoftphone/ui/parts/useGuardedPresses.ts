import * as React from 'react';
import { guardPresses } from './guardPresses';

/** Give the ref to the root of a place: see `guardPresses`. */
export function useGuardedPresses<T extends HTMLElement>(): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  React.useEffect(() => (ref.current === null ? undefined : guardPresses(ref.current)), []);
  return ref;
}
