import * as React from 'react';
import { listen, together } from '../../browser/listen';

/**
 * Keeps the keyboard where it was when the button under it goes away: Accept becomes End call, and the focus goes
 * with it instead of falling back to the top of the page. Give the ref to the element whose content changes.
 * @param takes asked once, when the element comes: true when it takes the place of one that had the keyboard
 */
export function useKeptFocus<T extends HTMLElement>(
  content: string,
  takes: () => boolean = () => false,
): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  const hadFocus = React.useRef(false);
  /** We put the focus on the element itself, because nothing in it could take it. */
  const waits = React.useRef(false);
  const first = React.useRef(takes);
  React.useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    if (first.current()) hadFocus.current = true;
    const entered = (): void => void (hadFocus.current = true);
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      // A button that was taken out of the page or disabled loses the focus to nothing; that is what we repair.
      const wasTaken = relatedTarget === null && target instanceof Element && !isUsable(target);
      if (!wasTaken) hadFocus.current = false;
      waits.current = false;
    };
    return together(listen(element, ['focusin'], entered), listen(element, ['focusout'], left));
  }, []);
  React.useEffect(() => {
    const element = ref.current;
    if (element === null || !hadFocus.current) return;
    const active = document.activeElement;
    // An agent who clicked on the card itself has the focus there on purpose: only where we put it may it move on.
    const isKept =
      active === element ? !waits.current : element.contains(active) && active !== null && isUsable(active);
    if (isKept) return;
    // Where a key that is still held down does no harm, else the first that there is.
    const next =
      element.querySelector<HTMLElement>('button[data-keeps-focus]:not([disabled])') ??
      usableButton(element) ??
      element;
    next.focus();
    waits.current = next === element;
  }, [content]);
  return ref;
}

/** What stands beside the call itself (`data-aside`) is no place for a key that may still be held down. */
const usableButton = (element: HTMLElement): HTMLElement | undefined =>
  [...element.querySelectorAll<HTMLElement>('button:not([disabled])')].find((button) => {
    const aside = button.closest('[data-aside]');
    return aside === null || aside.contains(element);
  });

/** While a choice is under way its buttons are disabled; a browser takes the focus from them only at its next drawing. */
const isUsable = (element: Element): boolean => element.isConnected && !element.matches(':disabled');
