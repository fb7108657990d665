import type { RefObject } from 'react';
import type { Place } from '../../surface/place';

/** By place: the call whose card had the keyboard when it left. */
const left = new WeakMap<Place, string>();

/**
 * For the effect of a card that will leave and come back as another one, somewhere else in the same place.
 * @returns the effect's undo, which runs while the card is still in the page
 */
export function handFocusOn(place: Place, key: string, card: RefObject<HTMLElement>): () => void {
  const element = card.current;
  return () => {
    const active = document.activeElement;
    // A search in the card takes its own keyboard along (`searchHandover`).
    if (element?.contains(active) === true && active?.closest('[role=search]') === null) left.set(place, key);
  };
}

/** True, once, when the former card of this call had the keyboard. */
export function takesFocus(place: Place, key: string): boolean {
  return left.get(place) === key && left.delete(place);
}
