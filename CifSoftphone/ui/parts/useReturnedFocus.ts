import * as React from 'react';

/**
 * A message or question that goes away gives the keyboard back to where it was before, else to the softphone itself:
 * not to the top of the page. Give the ref to its outermost element.
 * @param isThere false while it draws nothing
 */
export function useReturnedFocus<T extends HTMLElement>(isThere = true): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  React.useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || !isThere) return undefined;
    const page = element.ownerDocument;
    const softphone = element.closest<HTMLElement>('section');
    let before = page.activeElement;
    const came = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof HTMLElement && !element.contains(relatedTarget)) before = relatedTarget;
    };
    element.addEventListener('focusin', came);
    return () => {
      element.removeEventListener('focusin', came);
      if (!element.contains(page.activeElement)) return;
      const next = before instanceof HTMLElement && before !== page.body && before.isConnected ? before : softphone;
      next?.focus();
    };
  }, [isThere]);
  return ref;
}
