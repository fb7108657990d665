import type { CallRecord } from '../../adaptor/src/model/callRecord';
import type { StoredCall } from '../../adaptor/src/calls/callRows';
import type { CallStore } from '../../adaptor/src/calls/callStore';
import { createRingAgent, type RingAgentParts } from '../../adaptor/src/calls/createRingAgent';
import { timings } from '../../adaptor/src/base/timings';
import { newCall } from '../../adaptor/src/model/newCall';

type PushResult = Awaited<ReturnType<RingAgentParts['pushCall']>>;
const settings = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const call = newCall(
  {
    type: 'call.offered',
    callId: 'c',
    channel: 'voice',
    direction: 'inbound',
    from: {},
    to: {},
    assumed: false,
  } as Parameters<typeof newCall>[0],
  'app',
  'oid',
  settings,
  0,
);
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** The rows that were written, in order; a deadline's row waits until it is let through. */
function parts(
  first?: StoredCall,
  pushed: PushResult | Promise<PushResult> = 'accepted',
  meanwhile: Partial<CallRecord> = {},
) {
  const written: string[] = [];
  let letThrough: () => void = () => undefined;
  const store: Partial<CallStore> = {
    insert: () => Promise.resolve(first === undefined),
    get: () => Promise.resolve(first),
    addToAgent: () => {
      written.push('list');
      return Promise.resolve();
    },
    removeFromAgent: () => Promise.resolve(),
    storeAnswer: (_call: CallRecord, status: number) => {
      written.push(`answer ${status}`);
      return Promise.resolve();
    },
  };
  const ringAgent = createRingAgent({
    calls: store as CallStore,
    connections: {
      ofUser: () => Promise.resolve([{ connectedAtMs: 0 }]),
      between: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
      }),
      get: () => Promise.resolve(undefined),
      insert: () => Promise.resolve(true),
      merge: () => Promise.resolve(),
      prune: () => Promise.resolve(),
    },
    due: {
      add: (_kind, key) =>
        new Promise((resolve) => {
          letThrough = () => {
            written.push('deadline');
            resolve({ shard: 'due-0', row: 'r', call: key });
          };
        }),
      remove: () => Promise.resolve(),
      list: () => Promise.resolve([]),
      prune: () => Promise.resolve(),
    },
    changer: {
      change: (_key, decide) => {
        const decision = decide({ record: { ...call, ...meanwhile }, connections: 1, etag: '1' }, 2_000);
        if (decision.change !== undefined) written.push(decision.change.record.state);
        return Promise.resolve(decision);
      },
      settle: () => Promise.resolve(),
    },
    pushCall: () => Promise.resolve(pushed),
    limit: { saw: () => undefined, waitMs: () => 0 },
    tenantId: 'tenant',
    clock: () => 1_000,
    log: { info: () => undefined, warn: () => undefined },
  });
  return { written, ringAgent, letThrough: () => letThrough() };
}

describe('an instance that dies while it takes a ring', () => {
  it('has not promised anything to a repeat before the deadline is stored', async () => {
    const { written, ringAgent, letThrough } = parts();
    const answer = ringAgent(call);
    await settle();
    expect(written).toEqual(['list']);
    letThrough();
    await expect(answer).resolves.toMatchObject({ callId: 'c', state: 'offered' });
    expect(written).toEqual(['list', 'deadline', 'answer 202']);
  });

  it('leaves a ring that was seen on the agent’s list once the repeat is answered', async () => {
    const seen: StoredCall = { record: { ...call, state: 'alerting', version: 2 }, connections: 1, etag: '1' };
    const { written, ringAgent, letThrough } = parts({
      ...seen,
      record: { ...seen.record, createdAtMs: -60_000 },
    });
    const answer = ringAgent(call);
    await settle();
    letThrough();
    await expect(answer).resolves.toMatchObject({ state: 'alerting' });
    expect(written).toEqual(['list', 'deadline']);
  });
});

describe('a ring whose push was refused', () => {
  it('is closed, and the telephony system is told that it did not ring', async () => {
    const { written, ringAgent, letThrough } = parts(undefined, 'refused');
    const answer = ringAgent(call);
    await settle();
    letThrough();
    await expect(answer).rejects.toMatchObject({ problem: { status: 503, code: 'push-failed' } });
    expect(written).toEqual(['list', 'deadline', 'disconnected', 'answer 503']);
  });

  it('is not taken from an agent who found it in the list and answered', async () => {
    const { written, ringAgent, letThrough } = parts(undefined, 'refused', { state: 'connected', version: 3 });
    const answer = ringAgent(call);
    await settle();
    letThrough();
    await expect(answer).resolves.toMatchObject({ callId: 'c' });
    expect(written).toEqual(['list', 'deadline', 'answer 202']);
  });
});

describe('a push that hangs', () => {
  it('does not keep a softphone that reconnects meanwhile from finding the ring in its list', async () => {
    let arrive: (result: PushResult) => void = () => undefined;
    const { written, ringAgent, letThrough } = parts(undefined, new Promise((resolve) => (arrive = resolve)));
    const answer = ringAgent(call);
    await settle();
    expect(written).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 4 * timings.pushHeadStartMs));
    expect(written).toEqual(['list']);
    letThrough();
    await settle();
    expect(written).toEqual(['list', 'deadline']);
    arrive('accepted');
    await expect(answer).resolves.toMatchObject({ callId: 'c' });
    expect(written).toEqual(['list', 'deadline', 'answer 202']);
  });
});
