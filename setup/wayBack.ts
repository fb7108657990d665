import type { Arm, Group } from './arm/arm';
import { packageTags } from './arm/packageStep';
import type { Dataverse } from './dataverse/dataverse';
import type { InstalledSolution } from './dataverse/packageCalls';
import { SetupFailure } from './engine/failure';
import type { KeptPackages } from './engine/keptPackages';
import { makeStep, type Planned, type Step } from './engine/step';
import { compareVersions, releaseOf } from './engine/version';

export interface WayBackPorts {
  readonly arm: Arm;
  readonly dataverse: Dataverse;
  readonly kept: KeptPackages;
  /** The release that is named, in place of the nearest earlier one. */
  readonly to?: string;
}

interface SeenWay {
  readonly group: Group | undefined;
  readonly from: string;
  readonly to: string;
}

interface MarkChange extends Planned {
  readonly from: string;
}

/**
 * Which release is gone back to. First of all the resource group is told from which: a run that is cut off goes on to the
 * same release, and a later `setup` does not undo it.
 */
export function wayBack({ arm, dataverse, kept, to }: WayBackPorts): Step {
  return makeStep<SeenWay, MarkChange>({
    part: 'azure',
    title: 'The way back',
    needs: ['subscriptionId'],
    intends: 'find the earlier release',
    async look({ subscriptionId = '' }) {
      const [group, installed, isFull] = await Promise.all([
        arm.group(subscriptionId),
        dataverse.solution(),
        dataverse.hasCustomerService(),
      ]);
      const from = releaseLeft(group, installed);
      const names = ['adaptor', isFull ? 'full' : 'core'] as const;
      const whole = kept.releases().filter((release) => names.every((name) => kept.has(release, name)));
      return { group, from, to: chooseEarlier(whole, from, to, kept.where) };
    },
    plan: ({ group, from, to: target }) =>
      group?.tags?.[packageTags.back] === undefined
        ? [{ does: 'change', what: `the resource group's tag: ${from} is left for ${target}`, from }]
        : [],
    async apply({ from }, { subscriptionId = '' }) {
      const group = await arm.group(subscriptionId);
      if (group === undefined) return;
      await arm.putGroup(subscriptionId, group.location, { ...group.tags, [packageTags.back]: from });
    },
    learn: (seen) => ({ backTo: seen.to }),
  });
}

function releaseLeft(group: Group | undefined, installed: InstalledSolution | undefined): string {
  const left = group?.tags?.[packageTags.back];
  if (left !== undefined) return left;
  const there = [group?.tags?.[packageTags.release], installed && releaseOf(installed.version)];
  const [newest] = there.filter((one) => one !== undefined).sort((a, b) => compareVersions(b, a));
  if (newest !== undefined) return newest;
  throw new SetupFailure({
    happened: 'There is nothing to go back from.',
    means: 'Neither the solution nor the adaptor of a release was found.',
    todo: 'Run the command without "upgrade --back".',
  });
}

function chooseEarlier(whole: readonly string[], from: string, asked: string | undefined, where: string): string {
  const earlier = whole.filter((one) => compareVersions(one, from) < 0).sort((a, b) => compareVersions(b, a));
  const found = asked === undefined ? earlier[0] : earlier.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new SetupFailure({
    happened: `No ${asked === undefined ? `release before ${from}` : `earlier release ${asked}`} is kept in ${where}.`,
    means:
      'A package is kept by the run that sends it: on that machine, or in the folder of --kept. Nothing was changed.',
    todo: 'Run this where the earlier release was sent from, or bring its folder here and name it with --kept.',
  });
}
