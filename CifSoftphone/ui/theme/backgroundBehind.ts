/** `rgb(41, 41, 41)` or `rgba(…, 0)`, as browsers write computed colours. */
const computedColour = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)(?:[, /]+([\d.]+))?\)$/;

/**
 * Whether the nearest thing painted behind an element is dark: how a frame sees which theme its host wears, where the
 * host has no call to ask. `undefined` where nothing behind it is painted, or not readably so.
 */
export function isDarkBehind(element: Element): boolean | undefined {
  for (let behind = element.parentElement; behind !== null; behind = behind.parentElement) {
    const colour = behind.ownerDocument.defaultView?.getComputedStyle(behind).backgroundColor ?? '';
    const [, red, green, blue, alpha = '1'] = computedColour.exec(colour) ?? [];
    if (red === undefined || Number(alpha) < 0.5) continue;
    // Perceived brightness (ITU-R BT.601), 0 to 255.
    return Number(red) * 0.299 + Number(green) * 0.587 + Number(blue) * 0.114 < 128;
  }
  return undefined;
}
