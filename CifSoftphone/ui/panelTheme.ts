import type { HostTheme } from './hostTheme';

/**
 * The panel's theme: a page in a frame is told of the host's light or dark by the browser, and the direction stands
 * in the page around it, which is of the same origin in Dynamics.
 * @param rightToLeft whether the agent's language writes so, for where the page around says nothing
 * @param onChange called when light and dark change
 * @returns the current theme; the same object as long as nothing has changed
 */
export function watchPanelTheme(
  rightToLeft: () => boolean,
  onChange: () => void,
  page: Window = window,
): () => HostTheme {
  const darkness = page.matchMedia('(prefers-color-scheme: dark)');
  let current: HostTheme | undefined;
  darkness.addEventListener('change', onChange);
  return () => {
    const dark = darkness.matches;
    const direction = page.frameElement?.ownerDocument.documentElement.dir ?? '';
    const rtl = direction === '' ? rightToLeft() : direction === 'rtl';
    if (current?.dark !== dark || current.rtl !== rtl) current = { dark, rtl, tokens: {} };
    return current;
  };
}
