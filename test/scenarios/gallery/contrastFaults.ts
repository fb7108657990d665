/** An icon by itself is seen without an edge; the edge of a checkbox is drawn by the browser, and is no border of it. */
const edged =
  'button:not([data-icon]), input:not([type=checkbox]), textarea, select, [data-testid$=card], [role=alert]';

/**
 * In high contrast the browser takes background colours and shadows away. What is a button, a field or a card must
 * still have an edge, or agents cannot see where it ends.
 */
export function contrastFaults(frame: HTMLElement): readonly string[] {
  const things = [...frame.querySelectorAll<HTMLElement>(edged)];
  const edgeless = things
    // A group whose members are cards has their edges.
    .filter((thing) => !(thing.getAttribute('role') === 'group' && [...thing.children].every(hasBorder)))
    .filter((thing) => thing.getClientRects().length > 0 && !hasEdge(thing))
    .map((thing) => `no edge: ${thing.outerHTML.slice(0, 120)}`);
  return [...edgeless, ...untold(frame)];
}

/** Keys that are open, chosen or at rest, and look like those of their kind that are not. */
function untold(frame: HTMLElement): readonly string[] {
  const keys = [...frame.querySelectorAll('button')].filter((key) => key.getClientRects().length > 0);
  return keys
    .filter((key) => key.matches(marked))
    .filter((key) =>
      keys.some(
        (other) => other.className === key.className && !other.matches(marked) && colours(other) === colours(key),
      ),
    )
    .map((key) => `looks like the others: ${key.outerHTML.slice(0, 160)}`);
}

const marked = '[aria-expanded=true], [aria-pressed=true], [aria-selected=true], [aria-disabled=true], :disabled';

function colours(key: Element): string {
  const { color, backgroundColor, borderBottomColor } = getComputedStyle(key);
  // A mark that points to what is open turns round.
  const icon = key.querySelector('svg');
  return [color, backgroundColor, borderBottomColor, icon && getComputedStyle(icon).transform].join();
}

/** Its own border, or (a field in its frame) that of the box right around it. */
const hasEdge = (thing: HTMLElement): boolean =>
  [thing, thing.parentElement, thing.parentElement?.parentElement].some(
    (one) => one instanceof HTMLElement && hasBorder(one) && isAround(one, thing),
  );

function hasBorder(one: Element): boolean {
  return [undefined, '::before', '::after'].some((part) => {
    const { borderBottomStyle, borderBottomWidth, outlineStyle } = getComputedStyle(one, part);
    return (borderBottomStyle !== 'none' && parseFloat(borderBottomWidth) > 0) || (!part && outlineStyle === 'solid');
  });
}

/** A card is no edge of the button in it. */
function isAround(outer: HTMLElement, inner: HTMLElement): boolean {
  const spacePx = outer.getBoundingClientRect().height - inner.getBoundingClientRect().height;
  return spacePx <= 8;
}
