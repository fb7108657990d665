import * as React from 'react';

/**
 * What has opened below the edge comes into sight, as far as its first row: no further, as the keys above it stay where
 * they can be pressed. Give the ref to what is around the rows.
 * @param opened what is open; nothing while it is not
 */
export function useInSight<E extends HTMLElement>(opened: string | undefined): React.RefObject<E> {
  const ref = React.useRef<E>(null);
  React.useEffect(() => {
    const first = opened === undefined ? null : ref.current?.querySelector('li');
    first?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  return ref;
}
