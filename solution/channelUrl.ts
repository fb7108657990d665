/** The organisation that a package carries when none was named; the simulator maps it to itself. */
export const exampleOrganisation = 'https://org.example.com';

/**
 * The organisation's origin, as `--org-url` gives it.
 * @throws Error when it is not an absolute https address (http is taken for this very machine only) or has a path.
 */
export function parseOrganisationUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback);
  if (!url || !allowed || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Error(
      `--org-url "${text}" is not the address of an organisation: the panel's address is made of it. ` +
        'Give it as https://<organisation>.crm.dynamics.com, without a path.',
    );
  }
  return url.origin;
}

/** Puts the organisation into a channel provider's row. */
export function withOrganisation(row: string, organisation: string): string {
  return row.replace(/(<msdyn_channelurl>)https:\/\/org\.example\.com(?=\/)/, `$1${organisation}`);
}
