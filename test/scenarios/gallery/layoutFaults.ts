/** Half a pixel is rounding. */
const tolerancePx = 1;

/** Everything in this frame that is cut off or sticks out; what only a screen reader gets does not count. */
export function layoutFaults(frame: HTMLElement): readonly string[] {
  const elements = seenIn(frame).filter((element) => !isLineInCrowd(element));
  return [
    ...elements.flatMap((element) => cutOff(element)),
    ...elements.flatMap((element) => texts(element, frame)),
    ...elements.flatMap((element) => fields(element, frame)),
  ];
}

/** Beside a call each other conversation is one line, cut on purpose: opened it is whole, and the line is its button. */
const isLineInCrowd = (element: Element): boolean =>
  element.closest('[data-chats] [data-testid=chat-line]') !== null && !element.matches('[data-testid=chat-line]');

/** What is below this element; where nobody sees an element, nobody sees what is in it, and it is looked at once. */
const seenIn = (element: Element): readonly HTMLElement[] =>
  [...element.children].flatMap((child) =>
    isForScreenReaders(child) ? [] : [...(child instanceof HTMLElement ? [child] : []), ...seenIn(child)],
  );

/** Our own way is a clip path, Fluent's a box of one pixel. */
function isForScreenReaders(element: Element): boolean {
  const { clipPath, position, overflow } = getComputedStyle(element);
  return clipPath !== 'none' || (position === 'absolute' && overflow === 'hidden' && element.clientWidth <= 1);
}

/** An element that hides a part of what is in it. A field may: its text scrolls under the cursor. */
function cutOff(element: HTMLElement): readonly string[] {
  if (element instanceof HTMLInputElement) return [];
  const { overflowX, overflowY } = getComputedStyle(element);
  const wide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + tolerancePx;
  // What scrolls down hides nothing.
  const high = !/visible|auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + tolerancePx;
  return wide || high ? [`cut off: ${element.textContent}`] : [];
}

/** Text that leaves the frame, its card or its button. */
function texts(element: HTMLElement, frame: HTMLElement): readonly string[] {
  const around = [element.closest('button'), boxOf(element.closest('[role=group]')), frame].flatMap((one) => one ?? []);
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const scrolls = scrollsDown(element, frame);
      return [...range.getClientRects()].some((rect) => around.some((outer) => leaves(rect, outer, scrolls)))
        ? [`sticks out: ${node.textContent}`]
        : [];
    });
}

/** A field or a list that leaves the frame: what is in it is no text of the page. */
function fields(element: HTMLElement, frame: HTMLElement): readonly string[] {
  const isField = element.matches('input, select, textarea, meter') && element.getClientRects().length > 0;
  return isField && leaves(element.getBoundingClientRect(), frame, scrollsDown(element, frame))
    ? [`sticks out: ${element.outerHTML.slice(0, 120)}`]
    : [];
}

/** A group may have no box of its own: its members are cells of what is around it. */
function boxOf(group: Element | null | undefined): Element | undefined {
  if (group === null || group === undefined) return undefined;
  return getComputedStyle(group).display === 'contents' ? boxOf(group.parentElement?.closest('[role=group]')) : group;
}

/** Of what lies in a part that scrolls down: an agent gets to all of it, and it may be above or below that part now. */
function scrollsDown(element: Element, frame: HTMLElement): boolean {
  for (let up: Element | null = element; up !== null && frame.contains(up); up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return true;
  }
  return false;
}

function leaves(rect: DOMRect, outer: Element, scrolls: boolean): boolean {
  const { left, right, top, bottom } = outer.getBoundingClientRect();
  return (
    rect.left < left - tolerancePx ||
    rect.right > right + tolerancePx ||
    (!scrolls && (rect.top < top - tolerancePx || rect.bottom > bottom + tolerancePx))
  );
}
