import { rowOf, type NearKey } from './keyTable';

const card = '[data-call-state]';

/** One of several that a strip of tabs shows: it is gone to, and shown by that. */
const sheet = '[role=tabpanel]';

const isShown = (element: HTMLElement): boolean =>
  element.closest(`[hidden]:not(${sheet})`) === null && !element.matches(':disabled');
const rests = (element: HTMLElement): boolean => element.getAttribute('aria-disabled') === 'true';

/** What this key presses now: in the card that has the keyboard, else in that of the call in front, else the first. */
export function targetOf(root: HTMLElement, name: NearKey): HTMLElement | undefined {
  if (name === 'swap') return otherCall(root);
  const here = document.activeElement?.closest(card);
  // Done in the notes of one call is not meant for the wrap-up of another, nor is the end of a call that is over by now.
  const scope = (name === 'done' || name === 'end-writing') && here && root.contains(here) ? here : root;
  const found = (rowOf(name).at ?? []).map((at) => nearest(root, [...scope.querySelectorAll<HTMLElement>(at)]));
  return found.find((one) => one !== undefined && !rests(one)) ?? found.find((one) => one !== undefined);
}

function nearest(root: HTMLElement, all: readonly HTMLElement[]): HTMLElement | undefined {
  const found = all.filter(isShown);
  const within = (scope: Element | null | undefined): HTMLElement | undefined =>
    scope ? found.find((one) => scope.contains(one)) : undefined;
  return within(document.activeElement?.closest(card)) ?? within(root.querySelector('[aria-current]')) ?? found[0];
}

/** Resume of a call on hold behind the one in front: its card is folded, and its button there. */
const otherCall = (root: HTMLElement): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>(`${card}:not([aria-current]) [data-command=retrieve]`)].find(
    (button) => button.closest('[hidden]') !== null && !rests(button),
  );

/** Every element that this key is for, in whatever card. */
export const allTargets = (root: HTMLElement, name: NearKey): readonly HTMLElement[] =>
  (rowOf(name).at ?? []).flatMap((at) => [...root.querySelectorAll<HTMLElement>(at)]);

/** What a tab hides is shown first. */
function show(target: Element): void {
  const tab = target.closest(`${sheet}[hidden]`)?.getAttribute('aria-labelledby');
  if (tab) document.getElementById(tab)?.click();
}

/** Presses it, or goes to it where it is a field. What rests is gone to as well: its reason is read there. */
export function press(target: HTMLElement): void {
  show(target);
  if (rests(target) || target.matches('input,select,textarea,[data-asks]')) target.focus();
  else target.click();
}

/** Goes to the n-th call from above, and brings it to the front. @returns false where there is no such call */
export function goToCall(root: HTMLElement, number: number): boolean {
  // Cards keep their place in the page while somebody works in one: for the eye it is the order that counts.
  const cards = [...root.querySelectorAll<HTMLElement>(`li${card}`)];
  const seen = cards.sort((one, other) => Number(one.style.order) - Number(other.style.order));
  const wanted = seen[number - 1];
  if (wanted === undefined) return false;
  const line = wanted.querySelector<HTMLElement>('[data-folded]');
  // A folded call's line gives the keyboard to the card that it opens.
  if (line === null) wanted.focus();
  else line.click();
  return true;
}

/**
 * In a card whose wrap-up asks for a disposition the first digits are those that stand ready there, and not calls.
 * @returns false where this digit is for nothing in the card
 */
export function chooseReady(target: Element, digit: number): boolean {
  const button = target.closest(card)?.querySelector<HTMLElement>(`[data-ready="${digit}"]`);
  if (button) show(button);
  // Pressed twice it stays chosen; a click would take it back.
  if (button?.getAttribute('aria-pressed') === 'false') button.click();
  return button instanceof HTMLElement;
}
