import { listen, together } from '../../browser/listen';
import { cameUnderMs, pressAgainMs } from './pressTimings';
import { buttonAt, controlOf, isSameControl, type Control } from './control';
import { RestingPointer } from './restingPointer';
import { isSameSpot, spotOf, type Spot } from './spot';

type At = Control & { readonly atMs: number };

/**
 * Lets no button in `root` take a press that was meant for another one: the second half of a double-click on what has
 * made way for it, a press where it has just come to under a mouse that rests, a key that is held, or pressed twice while
 * the focus was moved on. Listens before React does, and in the whole document: what was pressed may have been a menu
 * above. A click without pointer or key before it (assistive technology) passes.
 * @returns its undo
 */
export function guardPresses(root: HTMLElement): () => void {
  const resting = new RestingPointer(root);
  let lastPress: (At & Spot) | undefined;
  let lastKey: At | undefined;
  /** The press that goes on is not meant for what it meets; its click comes later. */
  let drops = false;

  const isOurs = (element: Element | null): element is Element => element !== null && root.contains(element);
  const drop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const pressed = (event: PointerEvent): void => {
    drops = false;
    if (event.button !== 0 || !event.isPrimary) return;
    lastKey = undefined;
    const element = buttonAt(event.target);
    const press = { ...controlOf(element), ...spotOf(event), atMs: event.timeStamp };
    const again =
      lastPress !== undefined && isSameSpot(press, lastPress) && press.atMs - lastPress.atMs < pressAgainMs
        ? lastPress
        : undefined;
    const isForAnother = again !== undefined && !isSameControl(press, again);
    drops = isOurs(element) && (isForAnother || resting.restedMs(element, event) < cameUnderMs);
    // A burst of presses is one: it is over when the agent has paused.
    lastPress = drops && again !== undefined ? { ...again, atMs: press.atMs } : press;
    if (drops) drop(event);
  };
  const clicked = (event: MouseEvent): void => {
    // The click of a key or of assistive technology has no count.
    if (event.detail > 0 && drops) drop(event);
    drops = false;
  };
  const keyDown = (event: KeyboardEvent): void => {
    const { key, target, timeStamp: atMs, repeat } = event;
    if (key !== 'Enter' && key !== ' ') {
      // The agent goes somewhere by key.
      lastKey = undefined;
      return;
    }
    const control = controlOf(target instanceof Element ? target : null);
    const button = buttonAt(target);
    // In a search Enter is meant to go on to what was found, and to take it.
    const isForAnother =
      lastKey !== undefined && atMs - lastKey.atMs < pressAgainMs && !isSameControl(control, lastKey);
    const isDropped = isOurs(button) && (repeat || (isForAnother && !button.closest('[role=search]')));
    if (isDropped) drop(event);
    else lastKey = { ...control, atMs };
  };

  const page = root.ownerDocument;
  return together(
    () => resting.stop(),
    listen(page, ['pointerdown'], pressed, true),
    listen(page, ['click'], clicked, true),
    listen(page, ['keydown'], keyDown, true),
  );
}
