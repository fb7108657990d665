import type { SolutionModel } from '../model/solutionModel';
import { checkActivityTables } from './checkActivityTables';
import { checkApps } from './checkApps';
import { checkCharts } from './checkCharts';
import { checkContentTypes } from './checkContentTypes';
import { checkControlIdentity } from './checkControlIdentity';
import { checkControlLanguages } from './checkControlLanguages';
import { checkControlResources } from './checkControlResources';
import { checkDashboards } from './checkDashboards';
import { checkFilesExist } from './checkFilesExist';
import { checkFileSizes } from './checkFileSizes';
import { checkIdentifiers } from './checkIdentifiers';
import { checkNoVariableValues } from './checkNoVariableValues';
import { checkLabels } from './checkLabels';
import { checkPartIds } from './checkPartIds';
import { checkPrefixes } from './checkPrefixes';
import { checkReferences } from './checkReferences';
import { checkRoles } from './checkRoles';
import { checkRootComponents } from './checkRootComponents';
import { checkRowColumns } from './checkRowColumns';
import { checkRowFiles } from './checkRowFiles';
import { checkSessionTitles } from './checkSessionTitles';
import { checkShape } from './checkShape';
import { checkTabParameters } from './checkTabParameters';
import { checkVersionNumbers } from './checkVersionNumbers';
import { checkViews } from './checkViews';
import { checkWebResources } from './checkWebResources';
import { checkWellFormed } from './checkWellFormed';
import type { SolutionCheck } from './solutionCheck';

const allChecks: readonly SolutionCheck[] = [
  checkWellFormed,
  checkShape,
  checkIdentifiers,
  checkVersionNumbers,
  checkPrefixes,
  checkRootComponents,
  checkRoles,
  checkPartIds,
  checkActivityTables,
  checkViews,
  checkCharts,
  checkDashboards,
  checkApps,
  checkLabels,
  checkFilesExist,
  checkFileSizes,
  checkContentTypes,
  checkControlIdentity,
  checkControlResources,
  checkControlLanguages,
  checkWebResources,
  checkRowFiles,
  checkRowColumns,
  checkReferences,
  checkTabParameters,
  checkSessionTitles,
  checkNoVariableValues,
];

/** @returns all faults that all checks find, in the order of the checks. */
export function runChecks(model: SolutionModel): readonly string[] {
  return allChecks.flatMap((check) => check(model));
}
