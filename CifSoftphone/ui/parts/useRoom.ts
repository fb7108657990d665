import * as React from 'react';
import { listen } from '../../browser/listen';
import { makeRoom } from './makeRoom';

/** Keeps messages out of the way of a live call, whatever is drawn, opened, scrolled or resized. Give them the ref. */
export function useRoom(): React.RefObject<HTMLDivElement> {
  const ref = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => makeRoom(ref.current));
  React.useEffect(
    // Later: what a press opens is not drawn yet.
    () => listen(window, ['scroll', 'resize', 'click'], () => void setTimeout(() => makeRoom(ref.current)), true),
    [],
  );
  return ref;
}
