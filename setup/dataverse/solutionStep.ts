import { SetupFailure } from '../engine/failure';
import type { KeptPackages } from '../engine/keptPackages';
import type { Known } from '../engine/known';
import type { Clock } from '../engine/ports';
import { makeStep, type Planned, type Step } from '../engine/step';
import { compareVersions, isSentAgain, numberOver, releaseOf } from '../engine/version';
import type { Dataverse } from './dataverse';
import type { InstalledSolution } from './packageCalls';
import { raiseVersion } from './raiseVersion';
import { sendPackage } from './sendPackage';
import { variableValues } from './variables';

export type SolutionKind = 'full' | 'core';

export interface SolutionPorts {
  readonly dataverse: Dataverse;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly tenantId: string;
  /** The release that is wanted, such as `1.0.0`. */
  readonly release: (known: Known) => string;
  /** Its managed zip with the organisation's address in it. */
  readonly readSolution: (kind: SolutionKind, release: string) => Promise<Uint8Array>;
  readonly kept: KeptPackages;
  /** `mend` leaves an earlier release alone that somebody went back to. */
  readonly way: 'mend' | 'forward' | 'back';
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
  readonly release: string;
  /** Under which number it is sent. */
  readonly version: string;
}

/** The managed solution, with the answers to its four questions. */
export function solution(ports: SolutionPorts): Step {
  const { dataverse, way } = ports;
  return makeStep<SeenSolution, SolutionChange>({
    part: 'dataverse',
    title: 'The solution in Dynamics',
    needs: ['adaptorHost', 'apiClientId', 'pageClientId', ...(way === 'back' ? (['backTo'] as const) : [])],
    intends: 'import it',
    async look() {
      const [hasCustomerService, installed] = await Promise.all([dataverse.hasCustomerService(), dataverse.solution()]);
      const isCoreOnly = hasCustomerService && installed !== undefined && (await dataverse.provider()) === undefined;
      return { kind: hasCustomerService ? 'full' : 'core', installed, isCoreOnly };
    },
    plan: (seen, known) => planSolution(seen, ports.release(known), way),
    note: (seen, known) => noteOf(seen, ports.release(known), ports),
    apply: (change, known) => sendSolution(ports, change, known),
    // What the package brings can be looked for once it is there.
    learn: ({ kind, installed }): Known => (installed === undefined ? {} : { solutionKind: kind }),
  });
}

/** First of all of an upgrade: without a solution there is nothing to upgrade. */
export function isInstalled(dataverse: Dataverse): Step {
  return makeStep<InstalledSolution | undefined, never>({
    part: 'dataverse',
    title: 'What is installed',
    needs: [],
    intends: 'look for it',
    look: () => dataverse.solution(),
    plan(installed) {
      if (installed === undefined) throw nothingInstalled();
      return [];
    },
    apply: () => Promise.resolve(),
  });
}

async function sendSolution(ports: SolutionPorts, change: SolutionChange, known: Known): Promise<void> {
  const { dataverse, clock, tenantId, kept, say } = ports;
  const { kind, release, version } = change;
  const zip = await ports.readSolution(kind, release);
  await kept.keep(release, kind, zip);
  const sent = version === `${release}.0` ? zip : raiseVersion(zip, version);
  const values = variableValues(known, tenantId);
  await sendPackage({ dataverse, clock, say }, { zip: sent, version, upgrade: change.upgrade, values });
}

function planSolution(
  { kind, installed, isCoreOnly }: SeenSolution,
  release: string,
  way: SolutionPorts['way'],
): readonly SolutionChange[] {
  const words = `${kind === 'full' ? 'the full package' : 'the core package (no Customer Service here)'} of ${release}`;
  const version = `${release}.0`;
  if (installed === undefined) {
    if (way === 'back') throw nothingInstalled();
    return [{ does: 'create', what: words, kind, upgrade: false, release, version }];
  }
  if (!installed.ismanaged) throw unmanagedThere();
  const there = releaseOf(installed.version);
  const order = compareVersions(there, release);
  if (order > 0 && way !== 'back') throw newerThere(there, release);
  if (order === 0 && isCoreOnly) {
    const what = `${words}, because Customer Service has come`;
    return [{ does: 'change', what, kind, upgrade: false, release, version: installed.version }];
  }
  if (order === 0 || (way === 'mend' && isSentAgain(installed.version))) return [];
  const number = numberOver(installed.version, release);
  const as = number === version ? '' : ` as ${number}`;
  return [{ does: 'change', what: `${words}${as}, from ${there}`, kind, upgrade: true, release, version: number }];
}

function noteOf({ kind, installed }: SeenSolution, release: string, { kept, way }: SolutionPorts): readonly string[] {
  if (installed === undefined || way === 'back') return [];
  const there = releaseOf(installed.version);
  if (compareVersions(there, release) >= 0) return [];
  if (way === 'mend' && isSentAgain(installed.version)) {
    return [`the organisation was taken back to ${there} and stays there; "setup upgrade" goes forward`];
  }
  return kept.has(there, kind)
    ? []
    : [`the package of ${there} is not kept in ${kept.where}: there will be no way back to it`];
}

const nothingInstalled = (): SetupFailure =>
  new SetupFailure({
    happened: 'The solution is not in this organisation yet.',
    means: 'There is nothing to upgrade or to go back from.',
    todo: 'Run the command without "upgrade": it sets up what is missing.',
  });

const unmanagedThere = (): SetupFailure =>
  new SetupFailure({
    happened: 'The solution is in this organisation unmanaged, as developers have it.',
    means: 'A managed package cannot be imported over it.',
    todo: 'Take another organisation, or delete the unmanaged solution there first (its web resources and variables go with it).',
  });

const newerThere = (there: string, release: string): SetupFailure =>
  new SetupFailure({
    happened: `The organisation has release ${there}, which is newer than this one (${release}).`,
    means: 'Somebody has set it up from a later release; an older package must not go over it.',
    todo: 'Use the release that is installed, or a later one; "setup upgrade --back" of the installed release goes back.',
  });
