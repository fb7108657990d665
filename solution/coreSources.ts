import type { SolutionFiles } from './model/solutionFiles';
import { bytesOf, textOf } from './model/solutionFiles';

const customizationsPath = 'Other/Customizations.xml';
/** A whole N:N set, from its element at the document's first level to its end, with the line break before it. */
const linkSet = /\r?\n *<(msdyn_\w+set)>[\s\S]*?<\/\1>/g;

/** A privilege on a table that Customer Service brings. */
const rightOnCases = /\r?\n *<RolePrivilege name="prv\w+Incident" [^>]*\/>/g;

/**
 * The sources without rights on cases, and without rows and links of Customer Service's own tables. An organisation without that product refuses a
 * whole package for one such row. Name, publisher and version stay, so that the full package upgrades this one.
 */
export function coreSources(sources: SolutionFiles): SolutionFiles {
  const kept = [...sources]
    .filter(([path]) => !path.startsWith('msdyn_'))
    .map(([path, bytes]): [string, Uint8Array] =>
      path.startsWith('Roles/') ? [path, bytesOf(textOf(sources, path).replace(rightOnCases, ''))] : [path, bytes],
    );
  const customizations = textOf(sources, customizationsPath).replace(linkSet, '');
  return new Map([...kept, [customizationsPath, bytesOf(customizations)]]);
}
