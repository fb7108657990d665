import type * as React from 'react';

/** What uses the arrow keys itself. */
const ownArrows = 'input, textarea, select, [role=listbox], [role=menu], [role=radiogroup], [role=tablist]';

/** Arrow up and down go from call to call: to the line of a folded one, else to its card. */
export function goToNeighbour(event: React.KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target, currentTarget } = event;
  if (step === 0 || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(target instanceof Element) || target.closest(ownArrows) !== null) return;
  const calls = [...currentTarget.children];
  const neighbour = calls[calls.findIndex((call) => call.contains(target)) + step];
  if (!(neighbour instanceof HTMLElement)) return;
  event.preventDefault();
  (neighbour.querySelector<HTMLElement>('[data-folded]') ?? neighbour).focus();
}
