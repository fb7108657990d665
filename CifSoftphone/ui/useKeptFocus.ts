import * as React from 'react';

/**
 * Keeps the keyboard where it was when the button under it goes away: Accept becomes End call, and the focus goes
 * with it instead of falling back to the top of the page. Give the ref to the element whose content changes.
 */
export function useKeptFocus<T extends HTMLElement>(content: string): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  const hadFocus = React.useRef(false);
  React.useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const entered = (): void => void (hadFocus.current = true);
    const left = ({ target }: FocusEvent): void => {
      // A button that was taken out of the page loses the focus as well; that is the case that we repair.
      if (target instanceof Node && target.isConnected) hadFocus.current = false;
    };
    element.addEventListener('focusin', entered);
    element.addEventListener('focusout', left);
    return () => {
      element.removeEventListener('focusin', entered);
      element.removeEventListener('focusout', left);
    };
  }, []);
  React.useEffect(() => {
    const element = ref.current;
    if (element === null || !hadFocus.current || element.contains(document.activeElement)) return;
    (element.querySelector<HTMLElement>('button:not([disabled])') ?? element).focus();
  }, [content]);
  return ref;
}
