import { applyAgentWish } from '../../adaptor/src/model/applyAgentWish';
import { newAgentRecord } from '../../adaptor/src/model/agentRecord';
import { createAdaptor } from '../../adaptor/src/app/adaptor';
import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { deadlineOf } from '../../adaptor/src/model/applyDeadlines';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import { callIdForLog } from '../../adaptor/src/model/callIdForLog';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { keyOf } from '../../adaptor/src/calls/callRows';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { timings } from '../../adaptor/src/base/timings';
import { isCallId } from '../../protocol/callId';
import { MemoryTable, type Carry } from '../chaos/service/memoryTable';
import { memorySettings } from './memorySettings';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const oid = '70000000-0000-4000-8000-0000000000a1';
const otherOid = '70000000-0000-4000-8000-0000000000b1';
const offered = (callId: string, eventKey: string, nowMs = 0) =>
  newCall({ ...base, type: 'call.offered', assumed: false, callId, eventKey }, 'app', oid, memorySettings, nowMs);
const live: CallRecord = {
  ...offered('c', 'e1'),
  capabilities: ['hold', 'blindTransfer'],
  state: 'connected',
  connectedAtMs: 0,
};

describe('a second wish while one is under way', () => {
  const first = { command: 'blind-transfer', target: '+12025550177', id: 'k1' } as const;
  const record = applyCommand(live, first, 1_000).change?.record ?? live;

  it('is refused when it is a transfer to somebody else', () => {
    const { answer, change } = applyCommand(record, { ...first, target: '+12025550178', id: 'k2' }, 1_100);
    expect(answer).toMatchObject({ ok: false, reason: 'busy' });
    expect(change).toBeUndefined();
    expect(applyCommand(record, { command: 'hold', id: 'k3' }, 1_100).answer).toMatchObject({ reason: 'busy' });
  });

  it('is the same wish from a second window when it is the same transfer', () => {
    expect(applyCommand(record, { ...first, id: 'k2' }, 1_100).answer).toMatchObject({ ok: true });
    expect(JSON.stringify(record)).not.toContain('2025550177');
  });
});

describe('a call that lasts for a day', () => {
  const almostADayMs = timings.openCallLifeMs - 60_000;

  it('goes on when something was heard of it a minute ago, also what changes nothing', () => {
    const heard = applyTelephonyEvent(
      live,
      { ...base, type: 'call.connected', callId: 'c', eventKey: 'e2' },
      almostADayMs,
    );
    expect(heard?.record.version).toBe(live.version);
    expect(deadlineOf(heard?.record ?? live)).toBe(almostADayMs + timings.openCallLifeMs);
    const held = applyTelephonyEvent(live, { ...base, type: 'call.held', callId: 'c', eventKey: 'e3' }, almostADayMs);
    expect(deadlineOf(held?.record ?? live)).toBe(almostADayMs + timings.openCallLifeMs);
    const asked = applyCommand(live, { command: 'hold', id: 'k' }, almostADayMs).change?.record ?? live;
    expect(deadlineOf({ ...asked, commands: [] })).toBe(almostADayMs + timings.openCallLifeMs);
  });

  it('is not kept alive by a repeat of an old event', () => {
    const event = { ...base, type: 'call.connected', callId: 'c', eventKey: 'e2' } as const;
    const heard = applyTelephonyEvent(live, event, 1_000)?.record ?? live;
    expect(applyTelephonyEvent(heard, event, almostADayMs)).toBeUndefined();
  });
});

describe('a message about an agent that comes again', () => {
  it.each([true, false])('200 changes later changes nothing, whether it had an effect then: %s', (hadEffect) => {
    const notReady = { ready: false, changedBy: 'telephony' } as const;
    let agent = newAgentRecord(oid);
    if (!hadEffect) agent = applyAgentWish(agent, notReady, 0, 'earlier') ?? agent;
    agent = applyAgentWish(agent, notReady, 0, 'replayed') ?? agent;
    for (let change = 0; change < 201; change += 1) {
      agent =
        applyAgentWish(agent, { ready: change % 2 === 0, changedBy: 'agent' }, change, `change ${change}`) ?? agent;
    }
    expect(agent.ready).toBe(true);
    expect(applyAgentWish(agent, notReady, 0, 'replayed')).toBeUndefined();
  });
});

it('a call id that is a number stands in no log, and one that is no part of an address is none', () => {
  expect(callIdForLog('+12025550123')).not.toContain('2025550123');
  expect(callIdForLog(oid)).toBe(oid);
  expect(['.', '..', '...', 'a.'].map(isCallId)).toEqual([false, false, true, true]);
});

describe('a call that is offered once more under its id', () => {
  async function world() {
    const logged: string[] = [];
    const state = { nowMs: 1_000, storageMs: 0, pushStatus: 202, diesAtAnswer: false };
    const pushes: string[] = [];
    const carry: Carry = (_kind, act) => {
      state.nowMs += state.storageMs;
      return Promise.resolve().then(act);
    };
    const tables = {
      connections: new MemoryTable().client(carry),
      calls: new MemoryTable().client(carry),
      ready: () => Promise.resolve(),
    };
    const { updateEntity } = tables.calls;
    tables.calls.updateEntity = (row, ...more) =>
      state.diesAtAnswer && 'answerStatus' in row && !('record' in row)
        ? Promise.reject(new Error('This instance is dead.'))
        : updateEntity(row, ...more);
    const log = (event: string, facts?: object) => void logged.push(event + JSON.stringify(facts ?? {}));
    const adaptor = createAdaptor(
      memorySettings,
      { info: log, warn: log },
      {
        clock: () => state.nowMs,
        edges: {
          tables,
          sendHttp: ({ body = '' }) => {
            pushes.push(body);
            return Promise.resolve(state.pushStatus);
          },
        },
      },
    );
    await adaptor.storeUserInformation(oid, 'connection', 'connected');
    const say = (callId: string, outcome: string) =>
      adaptor.answerSoftphone(oid, {
        specversion: '1.0',
        source: '/softphone',
        id: outcome,
        type: 'ring.acknowledged',
        data: { callId, source: '70000000-0000-4000-8000-0000000000c1', outcome },
      });
    const offer = (eventKey: string) =>
      adaptor.ringAgent({
        ...offered('+12025550123', eventKey, state.nowMs),
        source: '70000000-0000-4000-8000-0000000000c1',
      });
    /** The plain text, whose id is made of its key. */
    const offerText = (idempotencyKey: string, comments: string, agent = oid) =>
      adaptor.ringAgent(
        newCall(
          { ...base, type: 'call.offered', assumed: true, comments },
          '70000000-0000-4000-8000-0000000000c1',
          agent,
          memorySettings,
          state.nowMs,
          idempotencyKey,
        ),
      );
    return { adaptor, offer, offerText, say, state, pushes, logged };
  }

  it('is a repeat with the same Idempotency-Key, and refused with another text or agent', async () => {
    const { adaptor, offerText, pushes } = await world();
    await adaptor.storeUserInformation(otherOid, 'connection 2', 'connected');
    const first = await offerText('key', 'text');
    expect(await offerText('key', 'text')).toEqual(first);
    const reused = { problem: { status: 422, code: 'idempotency-key-reused' } };
    await expect(offerText('key', 'another text')).rejects.toMatchObject(reused);
    await expect(offerText('key', 'text', otherOid)).rejects.toMatchObject(reused);
    // Nothing of it is kept: the same again is no repeat of something that rang.
    await expect(offerText('key', 'text', otherOid)).rejects.toMatchObject(reused);
    expect(await offerText('key', 'text')).toEqual(first);
    expect(pushes).toHaveLength(1);
    expect(await offerText('key 2', 'text', otherOid)).toMatchObject({ state: 'offered' });
  });

  it('rings under the same id after it could not, and nothing is left of the failed offer', async () => {
    const { adaptor, offerText, state, say } = await world();
    state.pushStatus = 429;
    await expect(offerText('key', 'text')).rejects.toMatchObject({ problem: { status: 503 } });
    state.pushStatus = 202;
    expect(await adaptor.calls.ofAgent(oid, 10)).toEqual({ open: [], unlogged: [] });
    const { callId } = await offerText('key', 'text');
    await say(callId, 'accepted');
    const { open } = await adaptor.calls.ofAgent(oid, 10);
    expect(open).toMatchObject([{ record: { callId, state: 'connected' } }]);
    expect(toSnapshot(open[0]?.record ?? live, state.nowMs).offerFailed).toBeUndefined();
  });

  it('tells softphones that have it in their list that it did not ring, also when its instance dies right then', async () => {
    const { adaptor, offerText, state, pushes } = await world();
    state.pushStatus = 429;
    state.diesAtAnswer = true;
    await expect(offerText('key', 'text')).rejects.toThrow('dead');
    expect(pushes.at(-1)).toContain('"offerFailed":true');
    expect(await adaptor.calls.ofAgent(oid, 10)).toMatchObject({ unlogged: [] });
  });

  it('does not ring again when the telephony system has ended it with an error before it was answered', async () => {
    const { adaptor, offerText, state, pushes } = await world();
    state.diesAtAnswer = true;
    await expect(offerText('key', 'text')).rejects.toThrow('dead');
    const [call] = (await adaptor.calls.ofAgent(oid, 10)).open;
    const end = { ...base, type: 'call.disconnected', callId: call?.record.callId ?? '', eventKey: 'end' } as const;
    await adaptor.changer.change(keyOf(call?.record ?? live), ({ record }, nowMs) => ({
      change: applyTelephonyEvent(record, { ...end, reason: 'error' }, nowMs) ?? { record },
    }));
    await new Promise((resolve) => setImmediate(resolve));
    const before = pushes.length;
    state.diesAtAnswer = false;
    state.nowMs += timings.abandonedRingMs + 1;
    expect(await offerText('key', 'text')).toMatchObject({ state: 'disconnected' });
    expect(pushes).toHaveLength(before);
  });

  it('is refused in words after its ring ended, never answered "offered" without a ring', async () => {
    const { offer, say } = await world();
    await offer('e1');
    await say('+12025550123', 'rejected');
    await expect(offer('e2')).rejects.toMatchObject({ problem: { status: 409, code: 'offered-before' } });
    expect(await offer('e1')).toMatchObject({ state: 'offered' });
  });

  it('is told how it stands while it still rings', async () => {
    const { offer, say, pushes, logged } = await world();
    await offer('e1');
    await say('+12025550123', 'shown');
    const before = pushes.length;
    expect(await offer('e2')).toMatchObject({ state: 'alerting' });
    expect(pushes).toHaveLength(before);
    expect(logged.join(' ')).not.toContain('2025550123');
  });

  it('is not pushed when storage took so long that nobody waits any more', async () => {
    const { offer, state, pushes } = await world();
    state.storageMs = timings.pushWithinMs;
    await expect(offer('e1')).rejects.toMatchObject({ problem: { status: 503 } });
    expect(pushes).toEqual([]);
  });
});
