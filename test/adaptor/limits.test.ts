import { ada, ben, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld, type Answer } from './adaptorWorld';

/** Small limits, so that they are met quickly; a bucket holds five seconds' worth. */
const settings = { RingsPerSecond: '1', AgentRequestsPerSecond: '4', ConnectionsPerUser: '2' };

describe('one caller alone', () => {
  let world: AdaptorWorld;
  beforeAll(async () => {
    world = await startAdaptorWorld(settings);
  }, 30_000);
  afterAll(() => world.stop());

  /** Repeats until it is refused. */
  const untilRefused = async (ask: () => Promise<Answer>): Promise<Answer & { readonly before: number }> => {
    for (let before = 0; before < 60; before += 1) {
      const answer = await ask();
      if (answer.status === 429) return { ...answer, before };
    }
    throw new Error('It was never refused.');
  };
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('cannot take the adaptor from the others: 429 with the time to wait, without a storage call', async () => {
    const refused = await untilRefused(() => world.call('GET', 'calls', world.tokens.ada));
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(refused.before).toBeGreaterThanOrEqual(20);
    // The sweep may ask storage at the same moment, so the smallest of three counts.
    const storageCalls: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const before = world.storage.requests();
      await world.call('GET', 'calls', world.tokens.ada);
      storageCalls.push(world.storage.requests() - before);
    }
    expect(Math.min(...storageCalls)).toBe(0);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect((await world.call('GET', 'calls', world.tokens.ben)).status).toBe(200);
    await sleep(Number(refused.headers.get('retry-after')) * 1000);
    expect((await world.call('GET', 'calls', world.tokens.ada)).status).toBe(200);
  });

  it('cannot ring for ever; what it tells of its calls still gets through, and another app rings', async () => {
    const softphone = await world.connect(world.tokens.ben);
    const callId = freshId();
    expect((await world.ring(ben, offeredEvent(callId))).status).toBe(202);
    const refused = await untilRefused(() => world.ring(ben, offeredEvent(freshId())));
    expect(refused.before).toBeLessThan(10);
    const end = { ...offeredEvent(callId), id: `end-${callId}`, type: 'call.disconnected' };
    expect((await world.ring(ben, end)).status).toBe(202);
    const token = world.tokens.otherTelephony;
    expect((await world.ring(ben, offeredEvent(freshId()), { token })).status).toBe(202);
    await softphone.stop();
  });

  it('is not heard for a moment when its softphone sends too much', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        softphone.send({ type: 'call.logged', id: freshId(), callId: 'none', source: ada }),
      ),
    );
    const reasons = new Set(answers.map((one) => (one.ok ? 'ok' : one.reason)));
    expect(reasons).toEqual(new Set(['unknown-call', 'too-many-requests']));
    await softphone.stop();
  });

  it('cannot open connections without end', async () => {
    const token = world.tokens.otherTelephony;
    const softphones = [await world.connect(world.tokens.ben), await world.connect(world.tokens.ben)];
    expect((await world.ring(ben, offeredEvent(freshId()), { token })).status).toBe(202);
    const refused = await world.call('POST', 'negotiate', world.tokens.ben);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    await softphones[0]?.stop();
    await sleep(200);
    await world.ring(ben, offeredEvent(freshId()), { token });
    expect((await world.call('POST', 'negotiate', world.tokens.ben)).status).toBe(200);
    await softphones[1]?.stop();
  });

  it('cannot send a body without end', async () => {
    const body = JSON.stringify({ userId: ben, message: 'x'.repeat(200_000) });
    const token = world.tokens.otherTelephony;
    expect((await world.call('POST', 'SendMessageToUser', token, body)).status).toBe(413);
  });
});
