import { checkDependencies } from './checkDependencies';
import { withCustomerService, type ImportOptions } from './importOptions';
import { ImportProblems, type ImportProblem } from './importProblem';
import { leftOut } from './leftOut';
import type { Organisation } from './organisation';
import { readControls } from './readControls';
import { readFigures } from './readFigures';
import { readPackage, readXml } from './readPackage';
import { readRoles } from './readRoles';
import { readRows } from './readRows';
import { readSets } from './readSets';
import { readSolutionManifest } from './readSolutionManifest';
import { readTables } from './readTables';
import { readVariableValues } from './readVariableValues';
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
  /** `leftOut`: what the zip holds and this organisation passes over, in words. */
  | { readonly ok: true; readonly organisation: Organisation; readonly leftOut: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * Imports a solution zip into an organisation that has nothing of ours but what the options name; unless told otherwise
 * it has Customer Service with CIF 2.0.
 * Pure: bytes in, the organisation or all reasons for a refusal out.
 */
export function importSolution(zip: Uint8Array, options: ImportOptions = withCustomerService): ImportResult {
  const problems = new ImportProblems();
  const read = readZip(zip, options, problems);
  return read && problems.all.length === 0 ? { ok: true, ...read } : { ok: false, problems: problems.all };
}

function readZip(zip: Uint8Array, options: ImportOptions, problems: ImportProblems) {
  const files = readPackage(zip, problems);
  if (!files) return undefined;
  const solution = readXml(files, 'solution.xml', problems);
  const customizations = readXml(files, 'customizations.xml', problems);
  const manifest = solution && readSolutionManifest(solution, problems);
  if (!manifest || !customizations) return undefined;
  const rows = readRows(files, manifest.facts.prefix, options, problems);
  const pairs = readSets(customizations, rows, options, problems);
  checkDependencies(manifest, rows, options, problems);
  const organisation: Organisation = {
    solution: manifest.facts,
    tables: readTables(customizations, manifest, problems),
    roles: readRoles(customizations, manifest, options, problems),
    ...readFigures(customizations, manifest, problems),
    webResources: readWebResources(customizations, files, manifest, problems),
    controls: readControls(customizations, files, manifest, problems),
    environmentVariables: toEnvironmentVariables(rows, readVariableValues(files, problems)),
    sessionTemplates: toSessionTemplates(rows, pairs),
    notificationTemplates: toNotificationTemplates(rows, pairs),
    tabTemplates: toTabTemplates(rows, problems),
    channelProviders: toChannelProviders(rows),
    appProfiles: toAppProfiles(rows, pairs),
  };
  return { organisation, leftOut: leftOut(files, customizations, manifest) };
}
