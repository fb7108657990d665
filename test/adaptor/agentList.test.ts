import type { HttpRequest } from '@azure/functions';
import { createListAgents } from '../../adaptor/src/agents/createListAgents';
import { newAgentRecord } from '../../adaptor/src/model/agentRecord';
import type { AgentStore } from '../../adaptor/src/agents/agentStore';
import type { ConnectionStore, OwnedRow } from '../../adaptor/src/connections/connectionStore';
import type { Adaptor } from '../../adaptor/src/app/adaptor';
import { getAgents } from '../../adaptor/src/functions/getAgents';
import { ProblemError } from '../../adaptor/src/http/problem';
import { createLimiter } from '../../adaptor/src/limits/createLimiter';
import { limits } from '../../adaptor/src/settings/limits';
import { ada, ben, eventually, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

const oidOf = (number: number): string => `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('the list of agents, over HTTP', () => {
  let world: AdaptorWorld;
  const others = [1, 2, 3].map(oidOf);
  beforeAll(async () => {
    world = await startAdaptorWorld();
    const tokens = others.map((oid) => world.entra.issueToken({ oid }));
    await Promise.all([world.tokens.ada, world.tokens.ada, world.tokens.ben, ...tokens].map(world.connect));
  }, 30_000);
  afterAll(() => world.stop());

  const list = (query = '', token = world.tokens.telephony) => world.call('GET', `agents${query}`, token);
  const idsOf = (body: Readonly<Record<string, unknown>>) =>
    (body.agents as readonly { readonly userId: string }[]).map(({ userId }) => userId);

  it('says in one request who is connected, with how many softphones, and how they stand', async () => {
    const reason = 'Lunch';
    const away = { specversion: '1.0', id: 'away', source: '/pbx', type: 'agent.not-ready', data: { reason } };
    expect((await world.ring(ben, away)).status).toBe(202);
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body.continuation).toBeUndefined();
    expect(idsOf(body)).toEqual([ada, ben, ...others].sort());
    expect(body.agents).toContainEqual({
      ...{ userId: ben, state: 'not-ready', ready: false, reason },
      ...{ activity: 'idle', changedBy: 'telephony', version: 1, connections: 1, capacity: { most: 4, free: 4 } },
      since: expect.stringMatching(/^2\d{3}-.*Z$/),
    });
    const alone = await world.call('GET', `agents/${ada}`, world.tokens.telephony);
    const { calls, ...rest } = alone.body;
    expect(body.agents).toContainEqual(rest);
    expect(calls).toEqual([]);
    expect(alone.body.connections).toBe(2);
  });

  it('says of one agent which calls of the asking app are open, so that a system that starts anew can compare', async () => {
    const [first, second, theirs] = [freshId(), freshId(), freshId()];
    for (const callId of [first, second]) expect((await world.ring(ben, offeredEvent(callId))).status).toBe(202);
    const token = world.tokens.otherTelephony;
    expect((await world.ring(ben, offeredEvent(theirs), { token })).status).toBe(202);
    const over = { ...offeredEvent(second), id: 'over', type: 'call.disconnected' };
    expect((await world.ring(ben, over)).status).toBe(202);
    const { body } = await world.call('GET', `agents/${ben}`, world.tokens.telephony);
    expect(body.calls).toEqual([{ callId: first, userId: ben, state: 'offered', final: false, connections: 1 }]);
  });

  it('says of an open call whether it is muted: a telephony system that starts anew may have no other way to know', async () => {
    const callId = freshId();
    expect((await world.ring(ben, offeredEvent(callId))).status).toBe(202);
    const tell = (type: string) => world.ring(ben, { ...offeredEvent(callId), id: `${callId} ${type}`, type });
    const muted = async () => {
      const { body } = await world.call('GET', `agents/${ben}`, world.tokens.telephony);
      const calls = body.calls as readonly { readonly callId: string; readonly muted?: boolean }[];
      return calls.find((one) => one.callId === callId)?.muted;
    };
    await tell('call.connected');
    expect(await muted()).toBeUndefined();
    await tell('call.muted');
    expect(await muted()).toBe(true);
    await tell('call.unmuted');
    expect(await muted()).toBeUndefined();
    await tell('call.disconnected');
  });

  it('comes in pages, of which each goes on where the one before ended', async () => {
    const seen: string[] = [];
    let query = '?limit=2';
    for (let pages = 1; pages < 10; pages += 1) {
      const { body } = await list(query);
      seen.push(...idsOf(body));
      if (body.continuation === undefined) break;
      expect(idsOf(body)).toHaveLength(2);
      query = `?limit=2&continuation=${String(body.continuation)}`;
    }
    expect(seen).toEqual([ada, ben, ...others].sort());
  });

  it('names who was lost a moment ago, because a ring would still be kept for them', async () => {
    const oid = oidOf(9);
    const softphone = await world.connect(world.entra.issueToken({ oid }));
    await softphone.stop();
    await eventually('the list names the agent as lost', async () => {
      // None where it was asked too often.
      const { agents } = (await list()).body as { agents?: { userId: string; connections: number }[] };
      return agents?.some(({ userId, connections }) => userId === oid && connections === 0);
    });
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?limit=ten',
    '?limit=1e2',
    '?continuation=',
    '?continuation=YWxs',
    "?continuation=' or 1",
  ])('refuses %s without repeating it', async (query) => {
    const { status, body } = await list(query);
    expect(status).toBe(400);
    expect(body.what).toMatch(/^(limit|continuation) must be/);
  });

  it('is for telephony systems alone', async () => {
    expect((await list('', world.tokens.ada)).status).toBe(403);
    expect((await list('', world.tokens.otherTelephony)).status).toBe(200);
  });
});

it('the list of agents is not to be asked for all the time, by one app', async () => {
  // With a clock of its own: over HTTP a busy machine asks no faster than the bucket fills again.
  const clock = { nowMs: 1_000_000 };
  const ask = getAgents({
    verifier: { telephony: (appId: string) => Promise.resolve({ appId }) },
    limiter: createLimiter(limits, () => clock.nowMs),
    listAgents: () => Promise.resolve({ agents: [], after: undefined }),
  } as unknown as Adaptor);
  const statusFor = (authorization: string): Promise<unknown> => {
    const request = { headers: new Headers({ authorization }), query: new URLSearchParams() };
    return ask(request as unknown as HttpRequest).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof ProblemError ? [error.problem.code, error.problem.retryAfterMs] : error),
    );
  };
  for (let pages = 0; pages < limits.agentListsPerSecond * limits.burstSeconds; pages += 1) {
    expect(await statusFor('one app')).toBe(200);
  }
  expect(await statusFor('one app')).toEqual(['too-many-requests', 1000 / limits.agentListsPerSecond]);
  expect(await statusFor('another app')).toBe(200);
  clock.nowMs += 1000 / limits.agentListsPerSecond;
  expect(await statusFor('one app')).toBe(200);
});

describe('a page of agents', () => {
  const tenantId = '10000000-0000-4000-8000-000000000000';
  const nowMs = 1_000_000_000;
  const live = (oid: string): OwnedRow => ({ userId: `${tenantId}_${oid}`, connectedAtMs: nowMs - 5_000 });
  const gone = (oid: string): OwnedRow => ({ ...live(oid), disconnectedAtMs: nowMs - 3_600_000 });

  /** Storage as it answers: in the order of the keys, and only what is asked for. */
  const listOf = (rows: readonly OwnedRow[]) => {
    const read = { rows: 0 };
    const connections = {
      between: async function* (from: string, to: string) {
        await Promise.resolve();
        for (const row of rows.filter(({ userId }) => userId > from && userId < to)) {
          read.rows += 1;
          yield row;
        }
      },
    };
    const agents = { get: (oid: string) => Promise.resolve({ record: newAgentRecord(oid) }) };
    return {
      read,
      list: createListAgents({
        connections: connections as unknown as ConnectionStore,
        agents: agents as unknown as AgentStore,
        capacityOf: () => Promise.resolve({ most: 4, free: 4 }),
        tenantId,
        clock: () => nowMs,
      }),
    };
  };

  it('counts the connections that live, and leaves out who is gone', async () => {
    const { list } = listOf([live(oidOf(1)), gone(oidOf(1)), live(oidOf(1)), gone(oidOf(2)), live(oidOf(3))]);
    const { agents, after } = await list(10);
    expect(agents.map(({ userId, connections }) => [userId, connections])).toEqual([
      [oidOf(1), 2],
      [oidOf(3), 1],
    ]);
    expect(after).toBeUndefined();
  });

  it('never reads on behind a full page, and is the last one when nobody follows', async () => {
    const people = [1, 2, 3, 4].map((number) => live(oidOf(number)));
    const { list, read } = listOf(people);
    expect((await list(2)).after).toBe(oidOf(2));
    expect(read.rows).toBe(3);
    expect((await list(2, oidOf(2))).after).toBeUndefined();
    expect((await list(4)).after).toBeUndefined();
  });

  it('is short, but goes on, where very many rows are of yesterday', async () => {
    const { list } = listOf([
      ...Array.from({ length: 6_000 }, () => gone(oidOf(1))),
      live(oidOf(1)),
      ...Array.from({ length: 100 }, (_, number) => live(oidOf(number + 2))),
    ]);
    const first = await list(200);
    expect(first.agents.map(({ userId }) => userId)).toEqual([oidOf(1)]);
    expect(first.after).toBe(oidOf(1));
    expect((await list(200, first.after)).agents).toHaveLength(100);
  });
});
