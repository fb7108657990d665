import { isAddress } from './isAddress';

/** Letters that fit somebody are no address: the agent says who is meant. @returns whether the keyboard has gone there */
export function goToFound(form: HTMLElement, text: string): boolean {
  const first = isAddress(text) ? null : form.querySelector<HTMLElement>('[data-entry]');
  first?.focus();
  return first !== null;
}
