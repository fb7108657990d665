import * as React from 'react';

/**
 * A message or question that goes away gives the keyboard back to what had it when it came, not to the top of the page.
 * Give the ref to its outermost element.
 */
export function useReturnedFocus<T extends HTMLElement>(): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  // Asked before it is drawn: what is in it may take the keyboard at once.
  const [before] = React.useState(document.activeElement as HTMLElement);
  React.useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      // Later, for while React changes the page nobody hears of a focus.
      if (element && element.contains(document.activeElement)) queueMicrotask(() => before.focus());
    };
  }, [before]);
  return ref;
}
