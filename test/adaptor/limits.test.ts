import { eventually, freshAgent, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

/**
 * Small limits, so that they are met quickly; a bucket holds five seconds' worth. Buckets fill again by the clock, however
 * slow the machine is: so a test asks many times at once, far more than flows in meanwhile, and as agents of its own.
 */
const settings = { RingsPerSecond: '1', AgentRequestsPerSecond: '1', ConnectionsPerUser: '2' };
const burst = 5;

describe('one caller alone', () => {
  let world: AdaptorWorld;
  beforeAll(async () => {
    world = await startAdaptorWorld(settings);
  }, 30_000);
  afterAll(() => world.stop());

  const agent = () => {
    const oid = freshAgent();
    return { oid, token: world.entra.issueToken({ oid }) };
  };
  const atOnce = async <T>(times: number, ask: () => Promise<T>): Promise<readonly T[]> =>
    Promise.all(Array.from({ length: times }, ask));
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('cannot take the adaptor from the others: 429 with the time to wait, without a storage call', async () => {
    const [greedy, modest] = [agent(), agent()];
    // Only what names an agent counts: the sweep asks storage too, whenever it likes.
    const asked: string[] = [];
    world.storage.faults.onRequest = (_method, url) => void asked.push(url);
    const askedFor = ({ oid }: { readonly oid: string }): number => asked.filter((url) => url.includes(oid)).length;
    const answers = await atOnce(100, () => world.call('GET', 'calls', greedy.token));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(burst);
    expect((await world.call('GET', 'calls', modest.token)).status).toBe(200);
    expect(askedFor(modest)).toBeGreaterThan(0);
    // Two for each that was taken, four where storage was slow; with one for each that was refused it would be more.
    expect(askedFor(greedy)).toBeLessThan(answers.length);
    world.storage.faults.onRequest = undefined;

    const [first] = refused;
    expect(first?.body).toMatchObject({ code: 'too-many-requests' });
    expect(first?.headers.get('access-control-expose-headers')).toBe('Retry-After');
    const waitSeconds = Number(first?.headers.get('retry-after'));
    expect(waitSeconds).toBeGreaterThanOrEqual(1);
    await sleep(waitSeconds * 1000);
    expect((await world.call('GET', 'calls', greedy.token)).status).toBe(200);
  });

  it('cannot ring for ever; what it tells of its calls still gets through, and another app rings', async () => {
    const { oid, token } = agent();
    await world.connect(token);
    const callId = freshId();
    expect((await world.ring(oid, offeredEvent(callId))).status).toBe(202);
    const answers = await atOnce(30, () => world.ring(oid, offeredEvent(freshId())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 429]));
    const end = { ...offeredEvent(callId), id: `end-${callId}`, type: 'call.disconnected' };
    expect((await world.ring(oid, end)).status).toBe(202);
    const other = { token: world.tokens.otherTelephony };
    expect((await world.ring(oid, offeredEvent(freshId()), other)).status).toBe(202);
  });

  it('is not heard for a moment when its softphone sends too much', async () => {
    const { oid, token } = agent();
    const softphone = await world.connect(token);
    const answers = await atOnce(40, () =>
      softphone.send({ type: 'call.logged', id: freshId(), callId: 'none', source: oid }),
    );
    const reasons = new Set(answers.map((one) => (one.ok ? 'ok' : one.reason)));
    expect(reasons).toEqual(new Set(['unknown-call', 'too-many-requests']));
  });

  it('cannot open connections without end', async () => {
    const { oid, token } = agent();
    const other = { token: world.tokens.otherTelephony };
    /** Asks slower than the app's own bucket fills again. */
    const connections = async () => {
      await sleep(200);
      return (await world.call('GET', `agents/${oid}`, other.token)).body.connections;
    };
    const [closing] = [await world.connect(token), await world.connect(token)];
    expect((await world.ring(oid, offeredEvent(freshId()), other)).status).toBe(202);
    const refused = await world.call('POST', 'negotiate', token);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    // Not the bucket of requests, whose wait is a second.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(burst);
    await closing.stop();
    await eventually('the adaptor knows that one is closed', async () => (await connections()) === 1);
    await world.ring(oid, offeredEvent(freshId()), other);
    expect((await world.call('POST', 'negotiate', token)).status).toBe(200);
  });

  it('cannot send a body without end', async () => {
    const body = JSON.stringify({ userId: freshAgent(), message: 'x'.repeat(200_000) });
    const token = world.tokens.otherTelephony;
    expect((await world.call('POST', 'SendMessageToUser', token, body)).status).toBe(413);
  });
});
