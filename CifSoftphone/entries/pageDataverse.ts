/** The organisation that this page comes from, with the page's own sign-in. */
export const pageDataverse = {
  fetch: (...request: Parameters<typeof fetch>) => window.fetch(...request),
  organisationUrl: '',
};
