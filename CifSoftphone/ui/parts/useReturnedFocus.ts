import * as React from 'react';

/**
 * A message or question that goes away gives the keyboard back to what had it when it came, not to the top of the page.
 * Give the ref to its outermost element.
 */
export function useReturnedFocus<T extends HTMLElement>(): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  React.useLayoutEffect(() => {
    const element = ref.current;
    const before = document.activeElement as HTMLElement | null;
    // React takes the element out after this.
    return () => void (element?.contains(document.activeElement) && before?.focus());
  }, []);
  return ref;
}
