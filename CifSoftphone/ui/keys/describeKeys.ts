import type { Texts } from '../../words/texts';
import { fill } from '../../words/texts';
import { workingKey, type KeyChoices } from './keyChoices';
import { farNames, nearNames, rowOf, type NearKey } from './keyTable';
import { ariaKey, keyWords } from './keyWords';
import { allTargets } from './pressTarget';

/** The titles that stand there by us: a title that says why a button rests is not ours to change. */
const given = new WeakMap<Element, string>();

/**
 * Writes on each button which key presses it, for the eye (its title) and for a screen reader (`aria-keyshortcuts`).
 * From outside: the cards are drawn before the map is loaded, and by components that know no key.
 */
export function describeKeys(root: HTMLElement, choices: KeyChoices, texts: Texts): void {
  for (const name of nearNames) {
    if (rowOf(name).presses !== undefined) continue;
    const keys = keysOf(choices, name);
    for (const element of allTargets(root, name)) describe(element, keys, texts);
  }
  const hasDigits = workingKey(choices, 'calls') !== undefined;
  for (const element of root.querySelectorAll<HTMLElement>('[data-ready]'))
    describe(element, hasDigits ? [element.dataset['ready'] ?? ''] : [], texts);
}

function describe(element: Element, keys: readonly string[], texts: Texts): void {
  const title = keys.length === 0 ? '' : fill(texts('Keys_Tip'), { key: keyWords(keys.join(', '), texts) });
  set(element, 'aria-keyshortcuts', keys.map(ariaKey).join(' '));
  const now = element.getAttribute('title') ?? '';
  if (now !== '' && now !== given.get(element)) return;
  given.set(element, title);
  set(element, 'title', title);
}

function keysOf(choices: KeyChoices, name: NearKey): readonly string[] {
  const others = [...nearNames, ...farNames].filter((one) => rowOf(one).presses === name);
  return [name, ...others].flatMap((one) => workingKey(choices, one) ?? []);
}

/** Only what is not so yet: whoever watches the page for changes is not called for nothing. */
function set(element: Element, attribute: string, value: string): void {
  if ((element.getAttribute(attribute) ?? '') === value) return;
  if (value === '') element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}
