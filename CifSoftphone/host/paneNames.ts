/** By this name scripts and the page in the pane find the pane; one in each app. */
export const paneId = 'cti_softphone';

/** What the page is given as `data` begins with this word; the makers' settings follow. */
const mark = 'sidepane';

export const paneData = (settings: string): string => mark + encodeURIComponent(settings);

/**
 * The makers' settings, for a page that stands in the pane; `undefined` for one that does not.
 * @param search the page's own query
 */
export function settingsOfPane(search: string): string | undefined {
  const data = new URLSearchParams(search).get('data');
  if (data?.startsWith(mark) !== true) return undefined;
  const given = data.slice(mark.length);
  try {
    // Whether Dynamics writes the data into the address as it gets it, or encodes it once more, is not documented.
    return given.startsWith('%') ? decodeURIComponent(given) : given;
  } catch {
    return given;
  }
}
