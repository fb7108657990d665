import { findCifFramework, type CifFramework } from './cifFramework';
import { cifLibraryUrl } from './cifLibraryUrl';

/** The library is one file of this organisation; past this the network or the sign-in of Dynamics is broken. */
const loadTimeoutMs = 10_000;
/** A library that has run is there at once; a sign-in page that came in its place never brings one. */
const afterLoadMs = 1_000;

/**
 * Loads Dynamics' CIF library into this page and waits until it is there.
 * @throws where the script does not load (no session cookie, blocked) or brings no usable library
 */
export function loadCifLibrary(page: Window & typeof globalThis = window): Promise<CifFramework> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      const cif = findCifFramework(page);
      if (cif === undefined) return;
      cleanUp();
      resolve(cif);
    };
    const fail = (): void => {
      cleanUp();
      reject(new Error('The CIF library did not load; the panel works without notifications and sessions'));
    };
    const loaded = (): void => {
      finish();
      page.clearTimeout(timer);
      timer = page.setTimeout(fail, afterLoadMs);
    };
    let timer = page.setTimeout(fail, loadTimeoutMs);
    const cleanUp = (): void => {
      page.clearTimeout(timer);
      page.removeEventListener('CIFInitDone', finish);
    };
    // The event is fired once and early, so the ear comes first; a load event serves where it was missed.
    page.addEventListener('CIFInitDone', finish);
    const script = page.document.createElement('script');
    script.src = cifLibraryUrl(page.location.href);
    script.dataset['crmurl'] = page.location.origin;
    script.dataset['cifid'] = 'CIFMainLibrary';
    script.addEventListener('load', loaded);
    script.addEventListener('error', fail);
    page.document.head.append(script);
  });
}
