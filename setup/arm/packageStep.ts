import { createHash } from 'node:crypto';
import { nullish, number, object, string } from 'valibot';
import { SetupFailure } from '../engine/failure';
import type { Clock } from '../engine/ports';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Call } from '../http/call';
import { askFor } from '../http/readAnswer';
import { Refusal } from '../http/refusal';
import type { Arm, Group } from './arm';

/** The group's tag that says which package runs. */
export const packageTag = 'cif-softphone-package';
const pollMs = 1_000;
const longestMs = 15 * 60_000;
/** The platform's own numbers. */
const done = 4;
const failed = [3, 5, -1];
const statusShape = object({ status: number(), status_text: nullish(string()) });

export interface PackagePorts {
  readonly arm: Arm;
  /** Calls of the function app's deployment site. */
  readonly call: Call;
  readonly clock: Clock;
  readonly readPackage: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface SeenPackage {
  readonly group: Group | undefined;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface PackageChange extends Planned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly print: string;
}

/** The built adaptor, sent to the address that Azure gave. */
export function adaptorPackage({ arm, call, clock, readPackage }: PackagePorts): Step {
  return makeStep<SeenPackage, PackageChange>({
    part: 'azure',
    title: "The adaptor's package",
    needs: ['subscriptionId', 'functionName'],
    intends: 'send the built package',
    look: async ({ subscriptionId = '' }) => ({ group: await arm.group(subscriptionId), bytes: await readPackage() }),
    plan({ group, bytes }) {
      const print = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      if (group?.tags?.[packageTag] === print) return [];
      return [
        {
          does: 'run',
          what: `the package ${print.slice(0, 8)} (${Math.round(bytes.length / 1024)} KiB)`,
          bytes,
          print,
        },
      ];
    },
    async apply({ bytes, print }, { subscriptionId = '', functionName = '' }) {
      const { hostNameSslStates } = await arm.site(subscriptionId, functionName);
      const host = hostNameSslStates.find(({ hostType }) => hostType === 'Repository')?.name;
      // An empty host would not be refused: the next part of the address would take its place.
      if (host === undefined || host === '') throw noHost(functionName);
      await publish(call, clock, host, bytes);
      const group = await arm.group(subscriptionId);
      if (group !== undefined) {
        await arm.putGroup(subscriptionId, group.location, { ...group.tags, [packageTag]: print });
      }
    },
  });
}

async function publish(call: Call, clock: Clock, host: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { body } = await call({
    method: 'POST',
    url: `https://${host}/api/publish`,
    bytes,
    headers: { 'Content-Type': 'application/zip' },
    timeoutMs: 300_000,
  });
  const url = `https://${host}/api/deployments/${encodeURIComponent(String(body))}`;
  const until = clock.now() + longestMs;
  let status = 0;
  while (status !== done) {
    if (failed.includes(status)) throw notTaken(host, status);
    if (clock.now() > until) throw notTaken(host, status);
    await clock.wait(pollMs);
    status = (await askFor(call, statusShape, { method: 'GET', url }).catch(notThereYet(status))).status;
  }
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
