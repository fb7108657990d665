const defaultUrl = '/WebResources/Widget/msdyn_ciLibrary.js';

/**
 * Where the CIF library lies: what the admin typed as `ucilib` into the channel URL, if it is on this very origin
 * (a query parameter must not be able to bring foreign script into the page), else Dynamics' own place for it.
 * @param pageUrl the panel page's full address
 */
export function cifLibraryUrl(pageUrl: string): string {
  const page = new URL(pageUrl);
  const typed = page.searchParams.get('ucilib');
  if (typed === null || !URL.canParse(typed, pageUrl)) return defaultUrl;
  const library = new URL(typed, pageUrl);
  return library.origin === page.origin && /\/webresources\/.*\.js$/i.test(library.pathname)
    ? library.pathname
    : defaultUrl;
}
