import { directory } from '../../simulator/directory';
import { ada, ben, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

describe('who may call the adaptor', () => {
  let world: AdaptorWorld;

  beforeAll(async () => {
    world = await startAdaptorWorld();
  }, 30_000);
  afterAll(() => world.stop());

  const negotiate = async (claims: Record<string, unknown>, options = {}) =>
    (await world.call('POST', 'negotiate', world.entra.issueToken(claims, options))).status;

  it('S7-20 gives an agent its own way to the SignalR Service, by GET and POST', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await world.call(method, 'negotiate', world.tokens.ada);
      expect(answer).toMatchObject({ status: 200, body: { url: `${world.signalr.url}/client/?hub=softphone` } });
      const payload = String(answer.body.accessToken).split('.')[1] ?? '';
      expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
        nameid: `${directory.tenantId}_${ada}`,
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('A4-04 S7-05 refuses every token that is not a fresh access token for this API, tenant and scope', async () => {
    expect((await world.call('POST', 'negotiate', undefined)).status).toBe(401);
    expect((await world.call('POST', 'negotiate', 'nonsense')).status).toBe(401);
    const now = Math.floor(Date.now() / 1000);
    expect(await negotiate({})).toBe(200);
    expect(await negotiate({}, { forged: true })).toBe(401);
    expect(await negotiate({ aud: directory.pageClientId })).toBe(401);
    expect(await negotiate({ aud: `api://${directory.apiClientId}` })).toBe(200);
    expect(await negotiate({ iss: 'https://example.com/v2.0' })).toBe(401);
    expect(await negotiate({ iss: `${world.entra.url}/${directory.tenantId}/` })).toBe(200);
    expect(await negotiate({ tid: ben })).toBe(401);
    expect(await negotiate({ exp: now - 600 })).toBe(401);
    expect(await negotiate({ exp: undefined })).toBe(401);
    expect(await negotiate({ nbf: now + 600 })).toBe(401);
    expect(await negotiate({ scp: 'functionusers other' })).toBe(403);
    expect(await negotiate({ scp: 'other functionuser' })).toBe(200);
    // An ID token of the same app: right audience, no scope.
    expect(await negotiate({ scp: undefined, nonce: 'n' })).toBe(403);
    const unsigned = (world.entra.issueToken().split('.')[1] ?? '') + '.';
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await world.call('POST', 'negotiate', `${none}.${unsigned}`)).status).toBe(401);
  });

  it('S7-03 lets only telephony apps ring, and telephony apps do nothing else', async () => {
    const message = '{"PhoneNumber":"+12025550123"}';
    expect((await world.ring(ada, message, { token: world.tokens.ada })).status).toBe(403);
    const person = world.entra.issueToken({ scp: undefined, roles: [directory.telephonyRole] });
    expect((await world.ring(ada, message, { token: person })).status).toBe(403);
    const both = world.entra.issueToken({ sub: ada, oid: ada, roles: [directory.telephonyRole] });
    expect((await world.ring(ada, message, { token: both })).status).toBe(403);
    expect((await world.call('GET', 'calls/x', world.tokens.ada)).status).toBe(403);
    for (const [method, path] of [
      ['POST', 'negotiate'],
      ['GET', 'calls'],
      ['POST', 'userclient'],
      ['POST', 'heartbeat'],
    ] as const) {
      expect((await world.call(method, path, world.tokens.telephony, method === 'POST' ? {} : undefined)).status).toBe(
        403,
      );
    }
  });

  it("S7-04 refuses to register a connection under somebody else's id", async () => {
    const body = { userId: ben, connectionId: 'c1', connectionStatus: 1 };
    expect((await world.call('POST', 'userclient', world.tokens.ada, body)).status).toBe(403);
    expect((await world.call('POST', 'userclient', world.tokens.ben, body)).status).toBe(200);
    expect((await world.call('POST', 'userclient', world.tokens.ben, { ...body, connectionStatus: 2 })).status).toBe(
      400,
    );
    expect((await world.call('POST', 'userclient', world.tokens.ben, { ...body, connectionId: '' })).status).toBe(400);
  });

  it('A4-05 S7-02 does not believe headers that a caller can set', async () => {
    const headers = { 'x-ms-client-principal-id': ada, 'x-ms-client-principal-name': 'ada@example.com' };
    expect((await world.call('POST', 'negotiate', undefined, undefined, headers)).status).toBe(401);
  });

  it('is healthy when storage and SignalR Service answer', async () => {
    expect(await world.call('GET', 'health', undefined)).toMatchObject({
      status: 200,
      body: { status: 'ok', storage: true, signalr: true },
    });
  });
});
