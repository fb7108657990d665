import { withCustomerService, type ImportOptions } from './importOptions';
import { ImportProblems, type ImportProblem } from './importProblem';
import type { Organisation } from './organisation';
import { readControls } from './readControls';
import { readPackage, readXml } from './readPackage';
import { readRows } from './readRows';
import { readSets } from './readSets';
import { readSolutionManifest } from './readSolutionManifest';
import { readWebResources } from './readWebResources';
import {
  toAppProfiles,
  toChannelProviders,
  toEnvironmentVariables,
  toNotificationTemplates,
  toSessionTemplates,
  toTabTemplates,
} from './toTemplates';

export type ImportResult =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * Imports a solution zip into an empty organisation; unless told otherwise it has Customer Service with CIF 2.0.
 * Pure: bytes in, the organisation or all reasons for a refusal out.
 */
export function importSolution(zip: Uint8Array, options: ImportOptions = withCustomerService): ImportResult {
  const problems = new ImportProblems();
  const organisation = read(zip, options, problems);
  return organisation && problems.all.length === 0 ? { ok: true, organisation } : { ok: false, problems: problems.all };
}

function read(zip: Uint8Array, options: ImportOptions, problems: ImportProblems): Organisation | undefined {
  const files = readPackage(zip, problems);
  if (!files) return undefined;
  const solution = readXml(files, 'solution.xml', problems);
  const customizations = readXml(files, 'customizations.xml', problems);
  const manifest = solution && readSolutionManifest(solution, problems);
  if (!manifest || !customizations) return undefined;
  const rows = readRows(files, manifest.facts.prefix, options, problems);
  const pairs = readSets(customizations, rows, options, problems);
  return {
    solution: manifest.facts,
    webResources: readWebResources(customizations, files, manifest, problems),
    controls: readControls(customizations, files, manifest, problems),
    environmentVariables: toEnvironmentVariables(rows),
    sessionTemplates: toSessionTemplates(rows, pairs),
    notificationTemplates: toNotificationTemplates(rows, pairs),
    tabTemplates: toTabTemplates(rows, problems),
    channelProviders: toChannelProviders(rows),
    appProfiles: toAppProfiles(rows, pairs),
  };
}
