import { SetupFailure } from '../engine/failure';
import { makeStep, type Planned, type Step } from '../engine/step';
import { compareVersions, releaseOf } from '../engine/version';
import type { InstalledSolution } from './packageCalls';
import { sendPackage, type SendPorts } from './sendPackage';

const name = 'CifSoftphoneMessages';

export interface MessagesPorts extends SendPorts {
  /** With `--messages`; without it one that is there is kept up to date. */
  readonly wanted: boolean;
  readonly release: string;
  /** The managed package of this release. */
  readonly readPackage: () => Promise<Uint8Array>;
}

interface MessagesChange extends Planned {
  readonly upgrade: boolean;
}

/** The add-on for conversations, after the solution that it needs. */
export function messagesSolution(ports: MessagesPorts): Step {
  const { dataverse, wanted, release } = ports;
  const version = `${release}.0`;
  return makeStep<InstalledSolution | undefined, MessagesChange>({
    part: 'dataverse',
    title: 'The add-on for conversations in Dynamics',
    needs: wanted ? ['solutionKind'] : [],
    intends: 'import it',
    look: () => dataverse.solution(name),
    plan(installed) {
      if (installed === undefined)
        return wanted ? [{ does: 'create', what: `the add-on of ${release}`, upgrade: false }] : [];
      if (!installed.ismanaged) throw unmanagedThere();
      const there = releaseOf(installed.version);
      if (compareVersions(there, release) >= 0) return [];
      return [{ does: 'change', what: `the add-on of ${release}, from ${there}`, upgrade: true }];
    },
    note: (installed) =>
      installed !== undefined && compareVersions(releaseOf(installed.version), release) > 0
        ? [`the add-on is of ${releaseOf(installed.version)} and stays: it serves this softphone, too`]
        : [],
    async apply({ upgrade }) {
      await sendPackage(ports, { zip: await ports.readPackage(), version, upgrade, values: new Map(), name });
    },
  });
}

const unmanagedThere = (): SetupFailure =>
  new SetupFailure({
    happened: 'The add-on for conversations is in this organisation unmanaged, as developers have it.',
    means: 'A managed package cannot be imported over it.',
    todo: 'Take another organisation, or delete the unmanaged solution there first (the conversations go with their table).',
  });
