/** Relative to our page among the web resources, so that Dynamics' cache token in the address is kept. */
const besideOurFolder = '../../Widget/msdyn_ciLibrary.js';

/**
 * Where the CIF library lies: what the admin typed as `ucilib` into the channel URL, if it is on this very origin
 * (a query parameter must not be able to bring foreign script into the page), else Dynamics' own place for it.
 * @param pageUrl the panel page's full address
 */
export function cifLibraryUrl(pageUrl: string): string {
  const typed = new URL(pageUrl).searchParams.get('ucilib');
  return (typed === null ? undefined : sameOriginScript(typed, pageUrl)) ?? new URL(besideOurFolder, pageUrl).href;
}

function sameOriginScript(typed: string, pageUrl: string): string | undefined {
  if (!URL.canParse(typed, pageUrl)) return undefined;
  const library = new URL(typed, pageUrl);
  const allowed = library.origin === new URL(pageUrl).origin && /\/webresources\/.*\.js$/i.test(library.pathname);
  return allowed ? library.href : undefined;
}
