import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptor, type Adaptor } from '../../adaptor/src/app/adaptor';
import { callRowKey } from '../../adaptor/src/model/rowKeys';
import { newCall } from '../../adaptor/src/model/newCall';
import { ProblemError } from '../../adaptor/src/http/problem';
import { timings } from '../../adaptor/src/base/timings';
import { MemoryTable, type Carry } from '../chaos/service/memoryTable';
import { badPeers, startBadPeer } from './badPeers';
import { memorySettings } from './memorySettings';

const ringTtlMs = 12_000;
const oid = '70000000-0000-4000-8000-0000000000a1';
const source = '70000000-0000-4000-8000-0000000000c1';
const sweepEveryMs = 5_000;
const storageMs = 5;
/** What docs/delivery.md and docs/telephony-commands.md promise. */
const notShownWithinMs = timings.shownDeadlineMs + sweepEveryMs;
const failedWithinMs = timings.commandLifeMs + sweepEveryMs;
/** The sweep's own work, on a machine that has others to serve. */
const workMs = 3_000;

/** Two instances on the same tables: the one that takes the calls dies, so that only what is stored counts. */
function startInstances(webhookUrl: string) {
  const [connections, calls] = [new MemoryTable(), new MemoryTable()];
  const start = () => {
    const state = { lives: true };
    const carry: Carry = async (_kind, act) => {
      await sleep(storageMs);
      if (!state.lives) throw new Error('This instance is dead.');
      return act();
    };
    const tables = {
      connections: connections.client(carry),
      calls: calls.client(carry),
      ready: () => Promise.resolve(),
    };
    const settings = { ...memorySettings, webhook: { url: webhookUrl, keys: [], allowedNetworks: undefined } };
    const log = { info: () => undefined, warn: () => undefined };
    return {
      state,
      adaptor: createAdaptor(settings, log, { edges: { tables, sendHttp: () => Promise.resolve(202) } }),
    };
  };
  return [start(), start()] as const;
}

/** As the Functions host does it: every five seconds, and never twice at once. Returns its undo. */
function startSweeps({ sweep }: Adaptor): () => void {
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    void sweep().finally(() => (isRunning = false));
  }, sweepEveryMs);
  return () => clearInterval(timer);
}

const offer = (callId: string) =>
  newCall(
    {
      type: 'call.offered',
      callId,
      eventKey: callId,
      channel: 'voice',
      direction: 'inbound',
      from: {},
      to: {},
      assumed: false,
      capabilities: ['hold'],
    },
    source,
    oid,
    { ...memorySettings, ringTtlMs },
    Date.now(),
  );

/** As a telephony system: a ring that came too late to be pushed is refused without a trace, and offered again. */
async function offerUntilItRings({ ringAgent }: Adaptor, callId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ringAgent(offer(callId));
      return;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'unavailable' || attempt === 5) throw error;
    }
  }
}

const message = (id: string, callId: string, type: string, data: object = {}) => ({
  specversion: '1.0',
  source: '/softphone',
  id,
  type,
  data: { callId, source, ...data },
});

it.concurrent.each(['never answers', 'changes the protocol'] as const)(
  'while the webhook receiver %s, 200 rings end in time and 20 Holds that nobody carries out fail in time',
  async (name) => {
    const receiver = await startBadPeer(badPeers[name]);
    const [first, second] = startInstances(receiver.url);
    const stopSweeps = startSweeps(second.adaptor);
    try {
      await first.adaptor.storeUserInformation(oid, 'connection', 'connected');
      const ids = Array.from({ length: 220 }, (_, number) => `call-${number}`);
      const [unseen, withHost, live] = [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)];
      const say = (callId: string, type: string, data?: object) =>
        first.adaptor.answerSoftphone(oid, message(`${type} ${callId}`, callId, type, data));
      /** Each is answered as soon as it rings: on a busy machine the last ring comes after the first one's deadline. */
      const ring = async (calls: readonly string[], outcome?: string): Promise<void> => {
        const rings = calls.map(async (callId) => {
          await offerUntilItRings(first.adaptor, callId);
          if (outcome !== undefined) await say(callId, 'ring.acknowledged', { outcome });
        });
        await Promise.all(rings);
      };
      // All of this is told to the receiver, which takes none of it.
      await Promise.all([ring(unseen), ring(withHost, 'handed-to-host'), ring(live, 'accepted')]);
      const ringsAtMs = Date.now();
      const holdsAtMs = Date.now();
      const taken = await Promise.all(live.map((callId) => say(callId, 'command.hold')));
      expect(taken.filter(({ ok }) => !ok)).toEqual([]);
      first.state.lives = false;

      const stored = (callId: string) => second.adaptor.calls.get(callRowKey(source, callId, oid));
      const reasonsOf = async (calls: readonly string[]) =>
        new Set((await Promise.all(calls.map(stored))).map((call) => call?.record.reason ?? call?.record.state));
      await sleep(Math.max(holdsAtMs + failedWithinMs, ringsAtMs + notShownWithinMs) + workMs - Date.now());
      const held = await Promise.all(live.map(stored));
      expect(held.filter((one) => one?.record.failedCommand?.why !== 'no-answer')).toEqual([]);
      expect(await reasonsOf(unseen)).toEqual(new Set(['not-shown']));
      await sleep(ringsAtMs + ringTtlMs + sweepEveryMs + workMs - Date.now());
      expect(await reasonsOf(withHost)).toEqual(new Set(['timed-out']));
      expect(receiver.counts.connections).toBeGreaterThan(60);
      expect(receiver.open.size).toBeLessThanOrEqual(2 * 64);
    } finally {
      stopSweeps();
      await receiver.stop();
    }
  },
  60_000,
);
