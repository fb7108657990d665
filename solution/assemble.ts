import { withOrganisation } from './channelUrl';
import { contentTypesFor } from './contentTypes';
import { controlFile } from './controlFile';
import type { SolutionFiles } from './model/solutionFiles';
import { bytesOf, textOf } from './model/solutionFiles';
import { platformXml } from './platformXml';
import { relationshipSection, section, tableSection } from './section';

export interface AssembleInput {
  /** `solution/src`, paths relative to it. */
  readonly sources: SolutionFiles;
  /** The built control, paths relative to its folder. */
  readonly control: SolutionFiles;
  /** The built web resources; a path is the web resource's name. */
  readonly webResources: SolutionFiles;
  /** Origin of the organisation in which the panel will lie. */
  readonly organisation: string;
}

const controlFolder = 'Controls/cti_CifSoftphone.CifSoftphone';
/** What lies in them goes into customizations.xml. */
const skippedTopFolders = new Set([
  'Other',
  'WebResources',
  'Controls',
  'Roles',
  'Entities',
  'Dashboards',
  'AppModuleSiteMaps',
  'AppModules',
]);

/** All files of the zip, sorted by path; managed and unmanaged differ only in one word of solution.xml. */
export function assemble(input: AssembleInput, managed: boolean): SolutionFiles {
  const files = new Map<string, Uint8Array>();
  files.set('customizations.xml', bytesOf(customizations(input.sources)));
  files.set('solution.xml', bytesOf(solutionXml(input.sources, managed)));
  for (const path of input.control.keys()) {
    files.set(`${controlFolder}/${path}`, controlFile(input.control, path));
  }
  for (const [path, bytes] of input.webResources) {
    files.set(`WebResources/${path}`, bytes);
  }
  for (const [path, bytes] of input.sources) {
    if (!skippedTopFolders.has(path.split('/')[0] ?? '')) {
      files.set(path, path.endsWith('.xml') ? bytesOf(row(input.sources, path, input.organisation)) : bytes);
    }
  }
  files.set('[Content_Types].xml', bytesOf(contentTypesFor([...files.keys()])));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function row(sources: SolutionFiles, path: string, organisation: string): string {
  return platformXml(withOrganisation(textOf(sources, path), organisation));
}

function solutionXml(sources: SolutionFiles, managed: boolean): string {
  const text = platformXml(textOf(sources, 'Other/Solution.xml'));
  // 2 means "both" and belongs into sources only.
  return text.replace('<Managed>2</Managed>', `<Managed>${managed ? 1 : 0}</Managed>`);
}

/** The skeleton with the parts that have files of their own in the sources. */
function customizations(sources: SolutionFiles): string {
  const skeleton = textOf(sources, 'Other/Customizations.xml');
  return platformXml(
    skeleton
      .replace('<Entities />', () => tableSection(sources))
      .replace('<EntityRelationships />', () => relationshipSection(sources))
      .replace('<Roles />', () => section(sources, 'Roles', /^Roles\/.+\.xml$/))
      .replace('<Dashboards />', () => section(sources, 'Dashboards', /^Dashboards\/.+\.xml$/))
      .replace('<WebResources />', () => section(sources, 'WebResources', /^WebResources\/.+\.data\.xml$/))
      .replace('<CustomControls />', () => section(sources, 'CustomControls', /^Controls\/.+\.data\.xml$/))
      .replace('<AppModuleSiteMaps />', () => section(sources, 'AppModuleSiteMaps', /^AppModuleSiteMaps\/.+\.xml$/))
      .replace('<AppModules />', () => section(sources, 'AppModules', /^AppModules\/.+\.xml$/)),
  );
}
