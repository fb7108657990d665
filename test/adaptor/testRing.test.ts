import { directory } from '../../simulator/directory';
import { ada, eventually, acknowledge, freshAgent, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

describe('a test ring of an administrator', () => {
  let world: AdaptorWorld;
  beforeAll(async () => {
    world = await startAdaptorWorld();
  }, 30_000);
  afterAll(() => world.stop());

  const administrator = (oid = freshAgent()): string =>
    world.entra.issueToken({ oid, roles: [directory.administratorRole] });
  const ring = (token: string, body: object = { words: 'Test ring' }) => world.call('POST', 'testRing', token, body);
  const see = async (token: string, callId: unknown) =>
    (await world.call('GET', `testRing/${String(callId)}`, token)).body;
  /** Connected, rung, and with the ring at the softphone. */
  const rung = async () => {
    const token = administrator();
    const softphone = await world.connect(token);
    const { body } = await ring(token);
    const pushed = (state: string) =>
      eventually(`${state} is pushed`, () => softphone.pushes.find((push) => push.state === state));
    return { token, softphone, callId: body.callId, pushed, offered: await pushed('offered'), body };
  };

  it('rings at the own softphone under the words of the page, and says how long each part took', async () => {
    const { token, softphone, callId, offered, body } = await rung();
    expect(offered).toMatchObject({
      callId,
      from: { displayName: 'Test ring' },
      capabilities: [],
      direction: 'inbound',
    });
    expect(offered.from.number).toBeUndefined();
    expect(body).toMatchObject({ connections: 1, endsInMs: 20_000 });
    expect(body.pushedAfterMs).toBeGreaterThanOrEqual(body.storedAfterMs as number);
    expect(await see(token, callId)).toEqual({ state: 'rings' });
    await softphone.send(acknowledge(offered, 'shown'));
    const { shownAfterMs, ...seen } = await see(token, callId);
    expect(seen).toEqual({ state: 'rings' });
    expect(shownAfterMs).toBeLessThan(5_000);
  });

  it("tells a notification of the host from the softphone's own card", async () => {
    const { token, softphone, callId, offered } = await rung();
    await softphone.send(acknowledge(offered, 'handed-to-host'));
    expect(Object.keys(await see(token, callId))).toEqual(['state', 'notifiedAfterMs']);
    await softphone.send(acknowledge(offered, 'shown'));
    expect(Object.keys(await see(token, callId))).toEqual(['state', 'shownAfterMs', 'notifiedAfterMs']);
  });

  it.each(['accepted', 'rejected'] as const)(
    'that is %s is over, was seen, and leaves neither call, list nor webhook',
    async (outcome) => {
      const { token, softphone, callId, offered, pushed } = await rung();
      world.webhooks.length = 0;
      expect(await softphone.send(acknowledge(offered, outcome))).toMatchObject({ ok: true, state: 'disconnected' });
      // What softphones write no activity, no figure and no missed call of.
      expect(await pushed('disconnected')).toMatchObject({ offerFailed: true });
      expect(await see(token, callId)).toEqual({ state: 'over', shownAfterMs: expect.any(Number) as number });
      const { calls, ended } = (await world.call('GET', 'calls', token)).body;
      expect([calls, ended]).toEqual([[], []]);
      await world.quiet();
      expect(world.webhooks).toEqual([]);
      expect(world.host.log()).toContain('"event":"test-ring"');
      expect(world.host.log()).not.toContain('"event":"call-offered"');
    },
  );

  it('is refused to agents and telephony systems, and rings nobody but who asks, whatever the body says', async () => {
    for (const token of [world.tokens.ada, world.tokens.telephony]) {
      const { status, body } = await ring(token);
      expect([status, body.code]).toEqual([403, 'not-allowed']);
    }
    const other = await world.connect(world.tokens.ada);
    const token = administrator();
    await world.connect(token);
    const named = await ring(token, { words: 'Test ring', userId: ada, oid: ada, callId: 'x' });
    expect(named.status).toBe(202);
    await world.quiet();
    expect(other.pushes).toEqual([]);
    // Another administrator's is not there, and no telephony system knows it.
    expect((await world.call('GET', `testRing/${String(named.body.callId)}`, administrator())).status).toBe(404);
    expect((await world.call('GET', `calls/${String(named.body.callId)}`, world.tokens.telephony)).status).toBe(404);
  });

  it('comes one at a time, and not as quickly as a hand can press', async () => {
    const { token, softphone, offered } = await rung();
    const second = await ring(token);
    expect([second.status, second.body.code]).toEqual([429, 'too-many-requests']);
    await softphone.send(acknowledge(offered, 'rejected'));
    expect((await ring(token)).status).toBe(429);
    // Another administrator is not kept from it.
    expect((await ring(administrator())).status).toBe(409);
  });

  it('without an open softphone is told so, and is not kept', async () => {
    const { status, body } = await ring(world.tokens.cora);
    expect([status, body.code]).toEqual([409, 'agent-not-connected']);
    expect((await world.call('GET', 'calls', world.tokens.cora)).body.calls).toEqual([]);
  });

  it.each([{}, { words: '' }, { words: 7 }, { words: 'x'.repeat(1_000) }])('refuses %j', async (body) => {
    const token = administrator();
    await world.connect(token);
    expect((await ring(token, body)).status).toBe(400);
  });
});
