import { join } from 'node:path';
import { repoRoot } from '../scripts/repoRoot';
import { exampleOrganisation } from './channelUrl';

const bin = join(repoRoot, 'solution', 'bin');

/**
 * Where the zips of an organisation lie: those without one in `solution/bin`, which simulator and tests load; those for a
 * named one in a folder of its own, so that nothing that runs here ever loads a customer's address.
 *
 * @param organisation an origin, as `parseOrganisationUrl` gives it
 */
export function packFolder(organisation: string): string {
  return organisation === exampleOrganisation ? bin : join(bin, new URL(organisation).host.replaceAll(':', '_'));
}
