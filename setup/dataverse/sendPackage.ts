import { SetupFailure } from '../engine/failure';
import type { Clock } from '../engine/ports';
import { Refusal } from '../http/refusal';
import { isBusyImporting, type Dataverse } from './dataverse';
import type { SolutionName, Staged, StartedImport } from './packageCalls';
import { untilEnded } from './untilEnded';

export interface SendPorts {
  readonly dataverse: Dataverse;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

export interface SentPackage {
  readonly zip: Uint8Array;
  /** Under which number it is sent. */
  readonly version: string;
  readonly upgrade: boolean;
  /** Answers to what the package asks. */
  readonly values: ReadonlyMap<string, string>;
  readonly name?: SolutionName;
}

const pollMs = 10_000;
/** Another's import may take long; ours, begun by a run that was cut off, too. */
const busyMs = 1_800_000;

/** Stages a managed package, imports it, and waits for the end. @throws SetupFailure */
export async function sendPackage(ports: SendPorts, sent: SentPackage): Promise<void> {
  const { dataverse, clock, say } = ports;
  const uploadId = readStaged(await dataverse.stage(sent.zip));
  const started = await whenFree(ports, sent, () => dataverse.startImport(sent.upgrade, uploadId, sent.values));
  if (started === undefined) return;
  await untilEnded(dataverse, clock, started.AsyncOperationId, 'import');
  for (const warning of await dataverse.importWarnings(started.ImportJobKey)) say(`      ! Dynamics warns: ${warning}`);
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
  { dataverse, clock }: SendPorts,
  { version, name }: SentPackage,
  start: () => Promise<StartedImport>,
): Promise<StartedImport | undefined> {
  const until = clock.now() + busyMs;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof Refusal && isBusyImporting(error)) || clock.now() > until) throw error;
    }
    await clock.wait(pollMs);
    if ((await dataverse.solution(name))?.version === version) return undefined;
  }
}
