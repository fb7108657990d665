import { SetupFailure } from '../engine/failure';
import type { Known } from '../engine/known';
import type { Clock } from '../engine/ports';
import { makeStep, type Planned, type Step } from '../engine/step';
import { Refusal } from '../http/refusal';
import { isBusyImporting, type Dataverse, type InstalledSolution, type Staged } from './dataverse';
import { variableValues } from './variables';

export type SolutionKind = 'full' | 'core';

export interface SolutionPorts {
  readonly dataverse: Dataverse;
  readonly clock: Clock;
  readonly tenantId: string;
  /** Four parts, such as `1.0.0.0`. */
  readonly version: string;
  /** The managed zip with the organisation's address in it. */
  readonly readSolution: (kind: SolutionKind) => Promise<Uint8Array>;
}

interface SeenSolution {
  readonly kind: SolutionKind;
  readonly installed: InstalledSolution | undefined;
  /** The core package is there, and Customer Service has come since. */
  readonly isCoreOnly: boolean;
}

interface SolutionChange extends Planned {
  readonly kind: SolutionKind;
  readonly upgrade: boolean;
}

const pollMs = 10_000;
/** Another's import may take long; ours, begun by a run that was cut off, too. */
const busyMs = 1_800_000;
const longestMs = 60 * 60_000;
const completed = 3;
const succeeded = 30;

/** The managed solution, with the answers to its four questions. */
export function solution({ dataverse, clock, tenantId, version, readSolution }: SolutionPorts): Step {
  return makeStep<SeenSolution, SolutionChange>({
    part: 'dataverse',
    title: `The solution in Dynamics (${version})`,
    needs: ['adaptorHost', 'apiClientId', 'pageClientId'],
    intends: 'import it',
    async look() {
      const [hasCustomerService, installed] = await Promise.all([dataverse.hasCustomerService(), dataverse.solution()]);
      const isCoreOnly = hasCustomerService && installed !== undefined && (await dataverse.provider()) === undefined;
      return { kind: hasCustomerService ? 'full' : 'core', installed, isCoreOnly };
    },
    plan: (seen) => planSolution(seen, version),
    async apply(change, known) {
      const uploadId = readStaged(await dataverse.stage(await readSolution(change.kind)));
      const values = variableValues(known, tenantId);
      const operation = await whenFree(dataverse, clock, version, () =>
        dataverse.startImport(change.upgrade, uploadId, values),
      );
      if (operation !== undefined) await untilImported(dataverse, clock, operation);
    },
    // What the package brings can be looked for once it is there.
    learn: ({ kind, installed }): Known => (installed === undefined ? {} : { solutionKind: kind }),
  });
}

function planSolution({ kind, installed, isCoreOnly }: SeenSolution, version: string): readonly SolutionChange[] {
  const words = kind === 'full' ? 'the full package' : 'the core package (no Customer Service here)';
  if (installed === undefined) return [{ does: 'create', what: words, kind, upgrade: false }];
  if (!installed.ismanaged) {
    throw new SetupFailure({
      happened: 'The solution is in this organisation unmanaged, as developers have it.',
      means: 'A managed package cannot be imported over it.',
      todo: 'Take another organisation, or delete the unmanaged solution there first (its web resources and variables go with it).',
    });
  }
  const order = compareVersions(installed.version, version);
  if (order > 0) {
    throw new SetupFailure({
      happened: `The organisation has version ${installed.version}, which is newer than this one (${version}).`,
      means: 'Somebody has set it up from a later release; an older package must not go over it.',
      todo: 'Use the release that is installed, or a later one.',
    });
  }
  if (order === 0 && isCoreOnly) {
    return [{ does: 'change', what: `${words}, because Customer Service has come`, kind, upgrade: false }];
  }
  return order === 0 ? [] : [{ does: 'change', what: `${words}, from ${installed.version}`, kind, upgrade: true }];
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const order = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** @returns the id of the upload @throws SetupFailure with what the organisation lacks */
function readStaged(staged: Staged): string {
  const { StageSolutionStatus, StageSolutionUploadId, MissingDependencies, SolutionValidationResults } = staged;
  if (StageSolutionStatus === 'Passed' && typeof StageSolutionUploadId === 'string') return StageSolutionUploadId;
  const missing = (MissingDependencies ?? []).map(
    (one) => one.RequiredComponentSchemaName ?? one.RequiredSolutionName ?? '?',
  );
  const said = (SolutionValidationResults ?? []).map(({ Message }) => Message ?? '').join(' ');
  throw new SetupFailure({
    happened: `Dynamics does not take the package (${StageSolutionStatus}).`,
    means: missing.length > 0 ? `It lacks: ${missing.join(', ')}.` : said.slice(0, 500) || 'It did not say why.',
    todo: 'Nothing was imported. Install what is missing (docs/import.md says what each package needs), and run the command again.',
  });
}

/**
 * One import at a time in an organisation: another is waited for.
 * @returns `undefined` when that other one was ours, of a run that was cut off
 */
async function whenFree(
  dataverse: Dataverse,
  clock: Clock,
  version: string,
  start: () => Promise<string>,
): Promise<string | undefined> {
  const until = clock.now() + busyMs;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof Refusal && isBusyImporting(error)) || clock.now() > until) throw error;
    }
    await clock.wait(pollMs);
    if ((await dataverse.solution())?.version === version) return undefined;
  }
}

async function untilImported(dataverse: Dataverse, clock: Clock, operation: string): Promise<void> {
  const until = clock.now() + longestMs;
  for (;;) {
    const { statecode, statuscode, friendlymessage, message } = await dataverse.importState(operation);
    if (statecode === completed && statuscode === succeeded) return;
    if (statecode === completed) {
      throw new SetupFailure({
        happened: 'The import of the solution failed.',
        means: (friendlymessage || message || 'Dynamics did not say why.').slice(0, 500),
        todo: 'Power Apps → Solutions → History shows the failing component. Mend it and run the command again.',
      });
    }
    if (clock.now() > until) {
      throw new SetupFailure({
        happened: 'The import of the solution has not ended after an hour.',
        means: 'It hangs, or waits behind other work of the organisation.',
        todo: 'Look at Power Apps → Solutions → History; run the command again when it has ended.',
      });
    }
    await clock.wait(pollMs);
  }
}
