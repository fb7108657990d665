const anyCard = '[data-call-state]';
const opener = 'button[aria-expanded=true]:not([aria-haspopup])';

/**
 * Escape: closes what the agent is in (transfer, keypad, search, history, …) and gives the keyboard back to the button
 * that opened it. From the notes, in which there is nothing to close, to their call, where letters are keys again.
 * @returns false where nothing is open
 */
export function closeOpenTool(target: Element, root: HTMLElement): boolean {
  const card = target.closest<HTMLElement>(anyCard);
  if (card !== null && target.closest('[data-testid=notes]') !== null) {
    card.focus();
    return true;
  }
  for (let around: Element | null = target; around !== null; around = around.parentElement) {
    const open = [...around.querySelectorAll<HTMLElement>(opener)].filter(
      (one) => one.closest('[hidden]') === null && one.closest(anyCard) === card,
    );
    // What was opened stands behind its button.
    const before = open.filter((one) => (one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    const button = around.matches(opener) ? (around as HTMLElement) : (before.pop() ?? open[0]);
    if (button !== undefined) {
      button.click();
      button.focus();
      return true;
    }
    if (around === card || around === root) return false;
  }
  return false;
}
