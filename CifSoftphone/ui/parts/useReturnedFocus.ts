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
    let isInside = element.contains(before);
    const isOurs = (target: EventTarget | null): boolean => target instanceof Node && element.contains(target);
    const came = ({ relatedTarget }: FocusEvent): void => {
      isInside = true;
      if (relatedTarget instanceof HTMLElement && !isOurs(relatedTarget)) before = relatedTarget;
    };
    // What is taken out of the page loses the focus to nothing.
    const left = ({ relatedTarget }: FocusEvent): void =>
      void (isInside = relatedTarget === null || isOurs(relatedTarget));
    element.addEventListener('focusin', came);
    element.addEventListener('focusout', left);
    return () => {
      element.removeEventListener('focusin', came);
      element.removeEventListener('focusout', left);
      const { activeElement, body } = page;
      if (!isInside || (activeElement !== null && activeElement !== body && !isOurs(activeElement))) return;
      const next = before instanceof HTMLElement && before !== body && before.isConnected ? before : softphone;
      next?.focus();
    };
  }, [isThere]);
  return ref;
}
