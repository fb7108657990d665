import { listen } from '../../browser/listen';
import { pressAgainMs } from '../parts/pressTimings';
import { closeOpenTool } from './closeOpenTool';
import { nameOfKey, type KeyChoices } from './keyChoices';
import { isFar, rowOf, type NearKey } from './keyTable';
import { pressedKey } from './pressedKey';
import { chooseReady, goToCall, press, targetOf } from './pressTarget';

export interface NearKeysOptions {
  readonly root: HTMLElement;
  /** The whole page is the softphone: keys count wherever the focus is in it. */
  readonly page: boolean;
  readonly choices: () => KeyChoices;
  readonly onList: () => void;
}

/** In which letters are what somebody writes, or go to what begins with them (WCAG 2.1.4). */
const writes =
  'input:not([type=range],[type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable],[role=menu],[role=listbox],[role=alertdialog]';

/**
 * Keys while the softphone has the focus. Listens behind everybody else: what an element takes for itself (a menu, a
 * list, a field) is its own. A held key counts once.
 * @returns `pressName` presses what a key would; `stop` undoes it all
 */
export function hearNearKeys({ root, page, choices, onList }: NearKeysOptions) {
  let last: { readonly name: NearKey; readonly target: Element; readonly atMs: number } | undefined;

  /** A key that is pressed twice means one button: not the one of another call that has taken its place. */
  function pressName(name: NearKey, atMs: number): boolean {
    const target = targetOf(root, name);
    const again = last?.name === name && atMs - last.atMs < pressAgainMs ? last : undefined;
    const isForAnother = again !== undefined && again.target !== target;
    // A burst of presses is one: it is over when the agent has paused.
    if (isForAnother) last = { ...again, atMs };
    else if (target !== undefined) {
      last = { name, target, atMs };
      if (rowOf(name).leavesField) target.focus();
      press(target);
    }
    return target !== undefined;
  }

  function means(event: KeyboardEvent, target: Element): boolean {
    if (event.key === 'Escape') return !event.repeat && closeOpenTool(target, root);
    const key = pressedKey(event);
    // A question is answered first, whatever else a key would do.
    if (target.closest('[role=alertdialog]') !== null) return false;
    if (
      key === undefined ||
      ((target.matches(writes) || target.closest(writes) !== null) && !key.startsWith('Ctrl+'))
    ) {
      return false;
    }
    const name = nameOfKey(choices(), key);
    if (name === undefined || isFar(name)) return false;
    // Held down it goes on doing nothing, also nothing of the browser's.
    if (event.repeat) return true;
    if (name === 'list') return (onList(), true);
    if (name === 'calls') {
      if (target.closest('[data-own-digits]') !== null) return false;
      return chooseReady(target, Number(key)) || goToCall(root, Number(key));
    }
    return pressName(name, event.timeStamp);
  }

  const stop = listen<KeyboardEvent>(root.ownerDocument.defaultView ?? window, ['keydown'], (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return;
    if ((page || root.contains(target)) && means(event, target)) event.preventDefault();
  });
  return { pressName, stop };
}
