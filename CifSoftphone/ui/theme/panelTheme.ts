import { isDarkBehind } from './backgroundBehind';
import type { HostTheme } from './hostTheme';

/**
 * The panel's theme: like the page around it, which is of the same origin in Dynamics; by itself, like the browser.
 * @param rightToLeft whether the agent's language writes so, for where the page around says nothing
 * @param onChange called when light and dark may have changed
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
  // The page around tells nobody that it changed its clothes; the agent's return is a good moment to look.
  page.addEventListener('focus', onChange);
  return () => {
    const frame = page.frameElement;
    const dark = (frame === null ? undefined : isDarkBehind(frame)) ?? darkness.matches;
    const direction = frame?.ownerDocument.documentElement.dir ?? '';
    const rtl = direction === '' ? rightToLeft() : direction === 'rtl';
    if (current?.dark !== dark || current.rtl !== rtl) current = { dark, rtl, tokens: {} };
    return current;
  };
}
