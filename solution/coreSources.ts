import type { SolutionFiles } from './model/solutionFiles';
import { bytesOf, textOf } from './model/solutionFiles';

const customizationsPath = 'Other/Customizations.xml';
/** A whole N:N set, from its element at the document's first level to its end, with the line break before it. */
const linkSet = /\r?\n *<(msdyn_\w+set)>[\s\S]*?<\/\1>/g;

/**
 * The sources without rows and links of Customer Service's own tables. An organisation without that product refuses a
 * whole package for one such row. Name, publisher and version stay, so that the full package upgrades this one.
 */
export function coreSources(sources: SolutionFiles): SolutionFiles {
  const kept = [...sources].filter(([path]) => !path.startsWith('msdyn_'));
  const customizations = textOf(sources, customizationsPath).replace(linkSet, '');
  return new Map([...kept, [customizationsPath, bytesOf(customizations)]]);
}
