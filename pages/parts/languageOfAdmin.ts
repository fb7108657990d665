import { findClientApi } from '../../CifSoftphone/host/clientApi';

// Its own file: each page for administrators asks it.

/**
 * LCID of the admin's language: the app's page around tells it, or the address, where the site map passes it on;
 * `undefined` for a page that was opened by its address alone.
 */
export function languageOfAdmin(page: Window): number | undefined {
  const passed = Number(new URLSearchParams(page.location.search.toLowerCase()).get('userlcid'));
  return findClientApi(page)?.languageId ?? (Number.isInteger(passed) && passed > 0 ? passed : undefined);
}
