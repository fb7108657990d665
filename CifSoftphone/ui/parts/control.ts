/** What somebody means who presses: a button, and what it says. Hold that has become Resume is another one. */
export interface Control {
  readonly element: Element | null;
  readonly words: string;
}

export const buttonAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('button,a') : null;

export const controlOf = (element: Element | null): Control => ({
  element,
  words: `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`,
});

export const isSameControl = (one: Control, other: Control): boolean =>
  one.element === other.element && one.words === other.words;
