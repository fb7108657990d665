/** Relative to our page among the web resources, so that Dynamics' cache token in the address is kept. */
const besideOurFolder = '../../Widget/msdyn_ciLibrary.js';
/** Dynamics' cache token, the first part of a web resource's path: `/%7B638…%7D`. It changes and means nothing. */
const cacheToken = /^\/(?:\{|%7b)[^/]*?(?:\}|%7d)(?=\/)/i;

/**
 * Where the CIF library lies: what the admin typed as `ucilib` into the channel URL, if that is Dynamics' own place for
 * it in this very organisation, else that place as our page knows it. A query parameter must not be able to bring in
 * any other script, not even one of the same origin: makers upload web resources, agents upload attachments. No maker
 * can upload this one, for a web resource of a maker has a publisher's prefix before its first slash.
 * @param pageUrl the panel page's full address
 */
export function cifLibraryUrl(pageUrl: string): string {
  const usual = new URL(besideOurFolder, pageUrl);
  const typed = new URL(pageUrl).searchParams.get('ucilib');
  if (typed === null || !URL.canParse(typed, pageUrl)) return usual.href;
  const library = new URL(typed, pageUrl);
  const isDynamics = library.origin === usual.origin && placeOf(library) === placeOf(usual);
  return isDynamics ? `${library.origin}${library.pathname}` : usual.href;
}

const placeOf = ({ pathname }: URL): string => pathname.replace(cacheToken, '').toLowerCase();
