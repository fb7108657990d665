import * as React from 'react';
import { listen, together } from '../../browser/listen';

/**
 * Keeps the keyboard where it was when the button under it goes away: Accept becomes End call, and the focus goes
 * with it instead of falling back to the top of the page. Give the ref to the element whose content changes.
 * @param takes asked once, when the element comes: true when it takes the place of one that had the keyboard
 * @param expects what takes the keyboard before all else (`data-takes-focus`) may come a moment later
 */
export function useKeptFocus<T extends HTMLElement>(
  content: string,
  takes: () => boolean = () => false,
  expects = false,
): React.RefObject<T> {
  const ref = React.useRef<T>(null);
  const hadFocus = React.useRef(false);
  /** Where we put the focus, for want of better: when that comes, it moves on. */
  const waitsOn = React.useRef<Element | undefined>();
  const first = React.useRef(takes);
  /** What lost the keyboard to nothing just now: Chromium tells it before a button is out of the page. */
  const lost = React.useRef<Element | undefined>();
  React.useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    if (first.current()) hadFocus.current = true;
    const entered = (): void => void (hadFocus.current = true);
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      // A button that was taken out of the page or disabled loses the focus to nothing; that is what we repair.
      const wasTaken = relatedTarget === null && target instanceof Element && !isUsable(target);
      if (!wasTaken) hadFocus.current = false;
      waitsOn.current = undefined;
      lost.current = relatedTarget === null && target instanceof Element ? target : undefined;
      // Still there a moment later, it was left by the agent.
      queueMicrotask(() => {
        if (lost.current?.isConnected) lost.current = undefined;
      });
    };
    return together(listen(element, ['focusin'], entered), listen(element, ['focusout'], left));
  }, []);
  React.useEffect(() => {
    const element = ref.current;
    // Not where a key that ended a call may still be held down: the other side may have ended it in that moment.
    if (!expects && lost.current?.isConnected === false) hadFocus.current = true;
    lost.current = undefined;
    if (element === null || !hadFocus.current) return;
    const active = document.activeElement;
    // An agent who clicked on the card itself has the focus there on purpose: only where we put it may it move on.
    const isKept =
      active !== null &&
      active !== waitsOn.current &&
      (active === element || (element.contains(active) && isUsable(active)));
    if (isKept) return;
    // What the agent does next, where that is known; else where a key that is still held down does no harm, else the first.
    const wanted =
      element.querySelector<HTMLElement>('[data-takes-focus=first]') ??
      element.querySelector<HTMLElement>('[data-takes-focus]');
    const next =
      wanted ??
      element.querySelector<HTMLElement>('button[data-keeps-focus]:not([disabled])') ??
      usableButton(element) ??
      element;
    // A page that scrolled to the notes would move what is about to be pressed; whoever types there brings them in sight.
    next.focus({ preventScroll: next === wanted });
    waitsOn.current = next === element || (expects && next !== wanted) ? next : undefined;
  }, [content, expects]);
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
