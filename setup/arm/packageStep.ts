import { createHash } from 'node:crypto';
import { array, nullish, number, object, safeParse, string } from 'valibot';
import { SetupFailure } from '../engine/failure';
import type { KeptPackages } from '../engine/keptPackages';
import type { Known } from '../engine/known';
import type { Clock } from '../engine/ports';
import { makeStep, type Planned, type Step } from '../engine/step';
import { compareVersions } from '../engine/version';
import type { Call } from '../http/call';
import { askFor } from '../http/readAnswer';
import { NoAnswer, Refusal } from '../http/refusal';
import type { Arm, Group } from './arm';

/** The group's tags that say which package runs, of which release, and that an earlier one was gone back to. */
export const packageTags = {
  print: 'cif-softphone-package',
  release: 'cif-softphone-release',
  /** Which of the function app's deployments was ours. */
  deployment: 'cif-softphone-deployment',
  back: 'cif-softphone-back-from',
} as const;
const pollMs = 1_000;
const longestMs = 15 * 60_000;
/** The platform's own numbers. */
const done = 4;
const failed = [3, 5, -1];
const deploymentsShape = array(object({ id: string(), status: number(), received_time: string() }));
const statusShape = object({ status: number(), status_text: nullish(string()) });

export interface PackagePorts {
  readonly arm: Arm;
  /** Calls of the function app's deployment site. */
  readonly call: Call;
  readonly clock: Clock;
  /** The package that is sent, and the release that it is of. */
  readonly readPackage: (known: Known) => Promise<ReleasePackage>;
  readonly kept: KeptPackages;
  /** `mend` leaves an earlier release alone that somebody went back to. */
  readonly way: 'mend' | 'forward' | 'back';
}

export interface ReleasePackage {
  /** Such as `1.0.0`. */
  readonly release: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface SeenPackage {
  readonly group: Group | undefined;
  readonly sent: ReleasePackage;
  /** Somebody has deployed another package since. */
  readonly isReplaced: boolean;
}

interface PackageChange extends Planned, ReleasePackage {
  readonly print: string;
}

/** The built adaptor, sent to the address that Azure gave. */
export function adaptorPackage({ arm, call, clock, readPackage, kept, way }: PackagePorts): Step {
  return makeStep<SeenPackage, PackageChange>({
    part: 'azure',
    title: "The adaptor's package",
    needs: ['subscriptionId', 'functionName', ...(way === 'back' ? (['backTo'] as const) : [])],
    intends: 'send the package',
    async look(known) {
      const { subscriptionId = '', functionName = '' } = known;
      const group = await arm.group(subscriptionId);
      const ours = group?.tags?.[packageTags.deployment];
      const host = ours === undefined ? undefined : await knownHost(arm, subscriptionId, functionName);
      const isReplaced = host !== undefined && (await isOtherDeployed(call, host, ours ?? ''));
      return { group, sent: await readPackage(known), isReplaced };
    },
    plan: (seen) => planPackage(seen, way),
    note: ({ group, sent: { release } }) => noteOf(group, release, kept, way),
    async apply({ bytes, release, print }, { subscriptionId = '', functionName = '' }) {
      const host = scmHost(await arm.site(subscriptionId, functionName));
      // An empty host would not be refused: the next part of the address would take its place.
      if (host === undefined || host === '') throw noHost(functionName);
      await kept.keep(release, 'adaptor', bytes);
      const deployment = await publish(call, clock, host, bytes);
      const group = await arm.group(subscriptionId);
      if (group === undefined) return;
      const { [packageTags.back]: from, ...tags } = group.tags ?? {};
      const before = way === 'back' && from !== undefined ? { [packageTags.back]: from } : {};
      const now = {
        [packageTags.print]: print,
        [packageTags.release]: release,
        [packageTags.deployment]: deployment,
      };
      await arm.putGroup(subscriptionId, group.location, { ...tags, ...before, ...now });
    },
  });
}

function planPackage({ group, sent, isReplaced }: SeenPackage, way: PackagePorts['way']): readonly PackageChange[] {
  const { release, bytes } = sent;
  const tags = group?.tags ?? {};
  const there = tags[packageTags.release];
  const print = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  if (way === 'mend' && tags[packageTags.back] !== undefined && there !== undefined) return [];
  const isRight = tags[packageTags.print] === print && !isReplaced;
  if (isRight && !(way === 'forward' && tags[packageTags.back] !== undefined)) return [];
  if (way !== 'back' && there !== undefined && compareVersions(there, release) > 0) throw laterThere(there, release);
  const what = `the package of ${release} (${print.slice(0, 8)}, ${Math.round(bytes.length / 1024)} KiB)`;
  const why = isReplaced ? ', because another one was deployed by hand' : '';
  return [{ does: 'run', what: what + why, bytes, release, print }];
}

function noteOf(group: Group | undefined, release: string, kept: KeptPackages, way: PackagePorts['way']) {
  const there = group?.tags?.[packageTags.release];
  if (there === undefined || there === release || way === 'back') return [];
  if (way === 'mend' && group?.tags?.[packageTags.back] !== undefined) {
    return [`the adaptor was taken back to ${there} and stays there; "setup upgrade" goes forward`];
  }
  return kept.has(there, 'adaptor')
    ? []
    : [`the adaptor of ${there} is not kept in ${kept.where}: there will be no way back to it`];
}

const scmHost = ({ hostNameSslStates }: Awaited<ReturnType<Arm['site']>>): string | undefined =>
  hostNameSslStates.find(({ hostType }) => hostType === 'Repository')?.name;

/** @returns nothing where somebody has deleted the function app: the template makes it again */
async function knownHost(arm: Arm, subscriptionId: string, functionName: string): Promise<string | undefined> {
  try {
    return scmHost(await arm.site(subscriptionId, functionName));
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}

/** Whether the deployment that runs is another than ours; where the site does not tell, it is taken for ours. */
async function isOtherDeployed(call: Call, host: string, ours: string): Promise<boolean> {
  try {
    const { body } = await call({ method: 'GET', url: `https://${host}/api/deployments` });
    const read = safeParse(deploymentsShape, body);
    const ended = read.success ? read.output.filter(({ status }) => status === done) : [];
    const [newest] = [...ended].sort((a, b) => b.received_time.localeCompare(a.received_time));
    return newest !== undefined && newest.id !== ours;
  } catch (error) {
    if (error instanceof Refusal || error instanceof NoAnswer) return false;
    throw error;
  }
}

async function publish(call: Call, clock: Clock, host: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { body } = await call({
    method: 'POST',
    url: `https://${host}/api/publish`,
    bytes,
    headers: { 'Content-Type': 'application/zip' },
    again: true,
    timeoutMs: 300_000,
  });
  const id = String(body);
  const url = `https://${host}/api/deployments/${encodeURIComponent(id)}`;
  const until = clock.now() + longestMs;
  let status = 0;
  while (status !== done) {
    if (failed.includes(status)) throw notTaken(host, status);
    if (clock.now() > until) throw notTaken(host, status);
    await clock.wait(pollMs);
    status = (await askFor(call, statusShape, { method: 'GET', url }).catch(notThereYet(status))).status;
  }
  return id;
}

/** It is not there at first, and the worker that tells of it may be replaced on the way. */
const notThereYet = (status: number) => (error: unknown) => {
  if (error instanceof Refusal && error.status === 404) return { status };
  throw error;
};

/** A role that was given minutes ago: the site cannot write to its storage yet. */
export const storageNotYet = ({ status, text }: Refusal): boolean => status === 403 && /storage/i.test(text);

const notTaken = (host: string, status: number): SetupFailure =>
  new SetupFailure({
    happened: `The function app did not take the package (status ${status}).`,
    means:
      status === 5 ? 'Another deployment is under way.' : 'The package, or the access to its storage, was refused.',
    todo: `Run the command again in a few minutes; what it says itself is at https://${host}/api/deployments.`,
  });

const noHost = (functionName: string): SetupFailure =>
  new SetupFailure({
    happened: `The function app ${functionName} has no address that takes a package.`,
    means: 'Azure has not made it yet, or its deployment site was switched off.',
    todo: 'Run the command again in a few minutes; if it stays so, look at the function app in the Azure portal.',
  });

export const laterThere = (there: string, release: string): SetupFailure =>
  new SetupFailure({
    happened: `This is release ${release}, and Azure has been set up from ${there}.`,
    means: 'Somebody has upgraded it; an older template or package must not go over it.',
    todo: `Use the release ${there} or a later one; "setup upgrade --back" of that release goes back.`,
  });
