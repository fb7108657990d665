import { setTimeout as sleep } from 'node:timers/promises';
import { asteriskPrograms, debianFolder, getDebian } from '../../scripts/interop/getDebian';
import { openAmi } from '../../telephony/asterisk/src/ami/amiConnection';
import { headerOf } from '../../telephony/asterisk/src/ami/amiMessage';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { startCrowd } from '../interop/harness/crowd';
import { agentsOf, InteropWorld } from '../interop/harness/interopWorld';
import { amiUser } from '../interop/harness/pbxFiles';
import type { AgentAtSoftphone } from '../interop/harness/softphone';
import { eventually } from '../scenarios/harness/eventually';
import { percentile } from './percentile';
import type { Measured } from './report';

/** The queue of the crowd. */
const many = '12025550104';
/** All talk so long, besides what is done with them. */
const talkMs = 10_000;
const setUpMs = 60_000;
/** Each caller is held and taken back, one after the other. */
const holdMs = 200;

/** What one connector takes of a core for so many calls at once, and how soon a caller hears what an agent presses. */
export async function benchConnector(calls: number): Promise<readonly Measured[]> {
  const root = getDebian(debianFolder(), asteriskPrograms, console.log);
  const world = await InteropWorld.start(root, { crowd: calls });
  const telephones = startCrowd(root, world.pbx.ports.crowd);
  try {
    const agents = await Promise.all(agentsOf(calls).map(({ oid }) => world.oneOf(oid)));
    const [cpuMs, beganMs] = [world.connector.cpuMs(), performance.now()];
    await world.call(many, { calls });
    const talks = (): readonly (readonly [AgentAtSoftphone, CallSnapshot])[] =>
      agents.flatMap((agent) => agent.open().map((call) => [agent, call] as const));
    await eventually(() => talks().filter(([, { state }]) => state === 'connected').length, calls, setUpMs);
    const heardMs = await holdEach(world, talks());
    await sleep(talkMs);
    for (const [agent, call] of talks()) await agent.command(call, { type: 'command.hangup' });
    await eventually(() => talks().length, 0, setUpMs);
    const share = (world.connector.cpuMs() - cpuMs) / (performance.now() - beganMs);
    return [
      {
        what: 'Hold sent → the PBX plays music to the caller, p50',
        value: percentile(heardMs, 0.5),
        unit: 'ms',
        budget: 150,
      },
      { what: 'Hold sent → the PBX plays music to the caller, p95', value: percentile(heardMs, 0.95), unit: 'ms' },
      { what: `${calls} calls at once: the connector’s share of a core`, value: share * 100, unit: '%', budget: 25 },
    ];
  } finally {
    await telephones.stop();
    await world.endTest().finally(() => world.stop());
  }
}

/** @returns for each call how long after the agent's wish its caller heard music */
async function holdEach(
  { pbx }: InteropWorld,
  talks: readonly (readonly [AgentAtSoftphone, CallSnapshot])[],
): Promise<readonly number[]> {
  let playsMs: number | undefined;
  const { name, secret } = amiUser;
  const session = await openAmi({ host: '127.0.0.1', port: pbx.ports.ami, user: name, secret }, (event) => {
    if (headerOf(event, 'Event') === 'MusicOnHoldStart') playsMs = performance.now();
  });
  const heardMs: number[] = [];
  try {
    for (const [agent, call] of talks) {
      playsMs = undefined;
      const sentMs = performance.now();
      await agent.command(call, { type: 'command.hold' });
      await eventually(() => playsMs !== undefined, true);
      heardMs.push((playsMs ?? Number.NaN) - sentMs);
      await agent.becomes(call.callId, 'held');
      await sleep(holdMs);
      await agent.command(call, { type: 'command.retrieve' });
      await agent.becomes(call.callId, 'connected');
    }
  } finally {
    session.close();
  }
  return heardMs;
}
