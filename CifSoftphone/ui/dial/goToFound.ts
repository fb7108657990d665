/** Letters that fit somebody are no address: the agent says who is meant. @returns whether the keyboard has gone there */
export function goToFound(form: HTMLElement, text: string): boolean {
  const first = /\p{Nd}/u.test(text) ? null : form.querySelector<HTMLElement>('[data-entry]');
  first?.focus();
  return first !== null;
}
