import { setTimeout as sleep } from 'node:timers/promises';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { receiveNotificationTarget } from '../../protocol/targets';
import { median } from './percentile';
import type { Measured } from './report';

const repeats = 7;
const agent = directory.agents[1];
/** After so long without a request, what was caused is over; the sweep's own requests come every few seconds. */
const quietMs = 300;

/** Storage requests of a ring (until the push, until its end), of a connect and of a disconnect, without a browser. */
export async function benchStorage(simulator: Simulator): Promise<readonly Measured[]> {
  const toPush: number[] = [];
  const wholeRing: number[] = [];
  const restOfRing: number[] = [];
  const connects: number[] = [];
  const disconnects: number[] = [];
  for (let at = 0; at < repeats; at += 1) {
    const connection = new HubConnectionBuilder()
      .withUrl(simulator.facts.adaptor, {
        accessTokenFactory: () =>
          simulator.entra.issueToken({ oid: agent.oid, sub: agent.oid, preferred_username: agent.userName }),
      })
      .configureLogging(LogLevel.None)
      .build();
    connection.on(receiveNotificationTarget, () => undefined);
    connects.push(await counted(simulator, () => connection.start()));

    const restBefore = simulator.signalr.restRequests();
    wholeRing.push(
      await counted(simulator, async () => {
        const before = simulator.storage.requests();
        simulator.signalr.faults.onDelivery = () => {
          toPush.push(simulator.storage.requests() - before);
          simulator.signalr.faults.onDelivery = undefined;
          return 'pass';
        };
        const ring = await simulator.telephony.system.ring({ from: '+12025550123', userId: agent.oid, kind: 'event' });
        restOfRing.push(simulator.signalr.restRequests() - restBefore);
        await simulator.telephony.system.report(ring.callId, 'call.disconnected', 'cancelled');
      }),
    );
    disconnects.push(await counted(simulator, () => connection.stop()));
  }
  const row = (what: string, values: readonly number[], budget?: number): Measured => ({
    what: `storage: ${what}`,
    value: median(values),
    unit: 'requests',
    ...(budget === undefined ? {} : { budget }),
  });
  return [
    row('requests between POST and push', toPush, 2),
    row('requests for a ring until the caller gives up', wholeRing),
    row('requests for a connect', connects, 1),
    row('requests for a disconnect', disconnects, 1),
    { what: 'SignalR REST calls of a ring', value: median(restOfRing), unit: 'requests', budget: 1 },
  ];
}

async function counted(simulator: Simulator, act: () => Promise<void>): Promise<number> {
  const before = simulator.storage.requests();
  await act();
  for (let seen = -1; seen !== simulator.storage.requests(); await sleep(quietMs)) seen = simulator.storage.requests();
  return simulator.storage.requests() - before;
}
