import * as React from 'react';
import { listen } from '../../browser/listen';

/** The first words of a message and the button that puts it away. */
const leastPx = 48;

const placed = (element: Element): DOMRect => element.getBoundingClientRect();

/** Where what is seen of it can begin: all that scrolls around it cuts it off. */
function seenFrom(element: Element): number {
  const { parentElement: up } = element;
  if (up === null) return 0;
  const above = seenFrom(up);
  return getComputedStyle(up).overflowY === 'visible' ? above : Math.max(above, placed(up).top);
}

/**
 * Puts the messages at the end of a softphone where they lie over nothing that an agent needs of a live call (its
 * controls, and how it is recorded: `data-kept`). They stay in sight and scroll in what room there is: under it, else
 * above it, over the caller's name.
 */
export function makeRoom(notices: HTMLElement | null): void {
  const softphone = notices?.parentElement;
  if (!notices || !softphone) return;
  const { style } = notices;
  const question = notices.querySelector('[role=alertdialog]');
  // It stays there while it is asked, wherever the agent scrolls.
  if (question && style.position === 'static') return;
  style.cssText = '';
  const keeps = [...softphone.querySelectorAll('[data-kept]')];
  if (keeps.length === 0) return;
  const { top, bottom } = placed(notices);
  const kept = keeps.find((one) => placed(one).bottom > top && placed(one).top < bottom);
  const card = kept?.closest('li');
  if (!kept || !card) return;
  if (question) {
    // Half a question cannot be answered: it stands whole below the call, and comes into sight once.
    style.cssText = 'position:static';
    question.scrollIntoView(false);
    return;
  }
  const under = bottom - placed(kept).bottom;
  const bar = softphone.querySelector('[data-bar]');
  const fromPx = Math.max(seenFrom(card), placed(card).top, bar ? placed(bar).bottom : 0);
  const above = placed(kept).top - fromPx;
  style.cssText =
    under < leastPx && above >= leastPx
      ? `position:absolute;inset:${fromPx - placed(softphone).top + softphone.scrollTop}px 0 auto;max-height:${above}px`
      : `max-height:${Math.max(under, leastPx)}px`;
}

/** Keeps messages out of the way of a live call, whatever is drawn, opened, scrolled or resized. Give them the ref. */
export function useRoom(): React.RefObject<HTMLDivElement> {
  const ref = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => makeRoom(ref.current));
  React.useEffect(
    // Later: what a press opens is not drawn yet.
    () => listen(window, ['scroll', 'resize', 'click'], () => void setTimeout(() => makeRoom(ref.current)), true),
    [],
  );
  return ref;
}
