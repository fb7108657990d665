import { setTimeout as sleep } from 'node:timers/promises';
import { sendMessageTarget } from '../../../protocol/targets';
import { startSignalR } from '../../../simulator/signalr/startSignalR';
import { startCountingProxy } from '../../../simulator/storage/startCountingProxy';
import { median } from '../percentile';
import { createCrowd } from './crowd';
import type { LightAgent } from './lightAgent';
import { startLoadWorld } from './loadWorld';
import { RingLedger } from './ringLedger';
import { adaptorWay, shown } from './ways';

/** Which partition a storage request goes to: what Azure limits is the traffic of one. */
export type Partition = 'connections of the agent' | 'the call' | "the agent's list" | 'deadlines';
export const partitions = ['connections of the agent', 'the call', "the agent's list", 'deadlines'] as const;

export interface CallCosts {
  readonly storageToPush: number;
  readonly restToPush: number;
  readonly storageToEnd: number;
  readonly restToEnd: number;
  readonly webhooksToEnd: number;
  /** Storage requests of a whole call by partition. */
  readonly byPartition: Readonly<Record<Partition, number>>;
}

const warmUps = 1;
/** After so long without a request, what was caused is over. */
const quietMs = 250;

/** Requests of one call at a time: rung, shown, given up by the caller. The sweep's looks every few seconds are left out. */
export async function countCosts(calls: number): Promise<CallCosts> {
  const seen = new Map<Partition, number>(partitions.map((name) => [name, 0]));
  let storage = 0;
  const note = (method: string, url: string): void => {
    const partition = partitionOf(method, decodeURIComponent(url));
    if (partition === undefined) return;
    storage += 1;
    seen.set(partition, (seen.get(partition) ?? 0) + 1);
  };
  const world = await startLoadWorld({
    service: () => startSignalR({ corsOrigins: [] }),
    beforeStorage: (port) =>
      startCountingProxy(port, (method, url) => {
        note(method, url);
        return 'pass';
      }),
    usualDeadlines: true,
  });
  const quiet = async (): Promise<void> => {
    for (let before = -1; before !== storage; await sleep(quietMs)) before = storage;
  };
  const way = adaptorWay(world, 'ring');
  let rung: LightAgent | undefined;
  const crowd = createCrowd({ ...way, rings: (_callId, _agent, connection) => (rung = connection) });
  try {
    await crowd.grow(1);
    const found: (Omit<CallCosts, 'byPartition'> & { readonly parts: readonly number[] })[] = [];
    for (let at = 0; at < warmUps + calls; at += 1) {
      await quiet();
      const ledger = new RingLedger();
      crowd.listen(ledger);
      const callId = `cost-${process.pid}-${at}`;
      ledger.posted(callId, 0, performance.now());
      const before = { storage, rest: world.service.restRequests(), webhooks: world.webhooks(), seen: new Map(seen) };
      let storageToPush = Number.NaN;
      let restToPush = Number.NaN;
      world.service.faults.onDelivery = () => {
        storageToPush = storage - before.storage;
        restToPush = world.service.restRequests() - before.rest;
        world.service.faults.onDelivery = undefined;
        return 'pass';
      };
      if (!(await way.ring(callId, 0))) throw new Error('The ring was not accepted.');
      await quiet();
      rung?.send(sendMessageTarget, shown(callId));
      await quiet();
      await way.end(callId, 0);
      await quiet();
      found.push({
        storageToPush,
        restToPush,
        storageToEnd: storage - before.storage,
        restToEnd: world.service.restRequests() - before.rest,
        webhooksToEnd: world.webhooks() - before.webhooks,
        parts: partitions.map((name) => (seen.get(name) ?? 0) - (before.seen.get(name) ?? 0)),
      });
    }
    const measured = found.slice(warmUps);
    const of = (pick: (one: (typeof found)[number]) => number): number => median(measured.map(pick));
    return {
      storageToPush: of((one) => one.storageToPush),
      restToPush: of((one) => one.restToPush),
      storageToEnd: of((one) => one.storageToEnd),
      restToEnd: of((one) => one.restToEnd),
      webhooksToEnd: of((one) => one.webhooksToEnd),
      byPartition: Object.fromEntries(
        partitions.map((name, at) => [name, of((one) => one.parts[at] ?? Number.NaN)]),
      ) as Record<Partition, number>,
    };
  } finally {
    crowd.stop();
    await world.stop();
  }
}

/** `undefined` for the sweep's looks, the tables' making, heartbeats and what the sample's way asks. */
function partitionOf(method: string, url: string): Partition | undefined {
  if (url.includes('/Tables') || url.includes('sampleusers')) return undefined;
  if (!url.includes('softphoneusersCalls')) return method === 'GET' ? 'connections of the agent' : undefined;
  if (/'(due|send)-/.test(url)) return method === 'GET' ? undefined : 'deadlines';
  if (url.includes("'agent-")) return "the agent's list";
  return 'the call';
}
