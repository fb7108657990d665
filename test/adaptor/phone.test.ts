import { ada, ben, examplePhone, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

describe('a telephone in an agent’s browser', () => {
  let world: AdaptorWorld;
  beforeAll(async () => {
    world = await startAdaptorWorld({ BrowserPhone: 'yes' });
  }, 30_000);
  afterAll(() => world.stop());
  beforeEach(() => {
    world.receiver.status = 204;
    world.receiver.phone = examplePhone;
    world.webhooks.length = 0;
  });
  const ask = (token: string, phoneId: unknown = 'browser-1') => world.call('POST', 'phone', token, { phoneId });

  it('is told with the list of calls, so that a softphone knows that it may ask', async () => {
    expect((await world.call('GET', 'calls', world.tokens.ada)).body.browserPhone).toBe(true);
  });

  it('is what the telephony system answers to a signed webhook that names agent and browser', async () => {
    const answer = await ask(world.tokens.ada);
    expect([answer.status, answer.body]).toEqual([200, examplePhone]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(world.webhooks).toHaveLength(1);
    expect(world.webhooks[0]?.event).toMatchObject({
      type: 'phone.requested',
      subject: ada,
      data: { userId: ada, phoneId: 'browser-1' },
    });
    expect(world.webhooks[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('is each agent’s own, whatever a request says', async () => {
    await world.call('POST', 'phone', world.tokens.ben, { phoneId: 'b', userId: ada });
    expect(world.webhooks[0]?.event.data).toEqual({ userId: ben, phoneId: 'b' });
  });

  it('is asked for anew each time: nothing is kept', async () => {
    await ask(world.tokens.ada);
    world.receiver.phone = { ...examplePhone, secret: 'another-secret' };
    expect((await ask(world.tokens.ada)).body.secret).toBe('another-secret');
    expect(world.webhooks).toHaveLength(2);
  });

  it('that is not offered to this agent is 404, in words', async () => {
    world.receiver.phone = undefined;
    const answer = await ask(world.tokens.ada);
    expect([answer.status, answer.body.code]).toEqual([404, 'no-phone']);
    expect(answer.body.means).toContain('desk phone');
  });

  it.each([
    ['no JSON object', 'hello'],
    ['an address without encryption', { ...examplePhone, url: 'ws://pbx.example.com/ws' }],
    ['an address with a password in it', { ...examplePhone, url: 'wss://a:b@pbx.example.com/ws' }],
    ['a web address', { ...examplePhone, url: 'https://pbx.example.com/' }],
    ['an identity that is no SIP address', { ...examplePhone, uri: 'sip:101@pbx.example.com\r\nX: y' }],
    ['no secret', { ...examplePhone, secret: undefined }],
    ['a secret that breaks out of its quotes', { ...examplePhone, secret: 'aaaaaaaa"bbb' }],
    ['a life of a month', { ...examplePhone, expiresInMs: 31 * 24 * 3_600_000 }],
    ['an echo that is no SIP address', { ...examplePhone, echo: 'https://pbx.example.com/' }],
    ['a script as ICE server', { ...examplePhone, iceServers: [{ urls: ['javascript:alert(1)'] }] }],
  ])('%s is no telephone: 503, and the softphone asks again later', async (_what, phone) => {
    world.receiver.phone = phone;
    const answer = await ask(world.tokens.ada);
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
  });

  it.each([500, 302, 429])('a receiver that answers %d gives none now', async (status) => {
    world.receiver.status = status;
    expect((await ask(world.tokens.ada)).status).toBe(503);
    expect(world.webhooks).toHaveLength(1);
  });

  it.each([undefined, '', 'a b', 'x'.repeat(65), 7])(
    'without the name of a browser (%j) it is 400',
    async (phoneId) => {
      expect((await world.call('POST', 'phone', world.tokens.ada, { phoneId })).status).toBe(400);
      expect(world.webhooks).toHaveLength(0);
    },
  );

  it('is withdrawn when the agent signs out, and the telephony system is told', async () => {
    const answer = await world.call('POST', 'phone/withdraw', world.tokens.ada, { phoneId: 'browser-1' });
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    expect(world.webhooks[0]?.event).toMatchObject({
      type: 'phone.withdrawn',
      data: { userId: ada, phoneId: 'browser-1' },
    });
    world.receiver.status = 500;
    expect((await world.call('POST', 'phone/withdraw', world.tokens.ada, { phoneId: 'browser-1' })).status).toBe(503);
  });

  it('is neither stored nor logged', async () => {
    const before = world.storage.requests();
    await ask(world.tokens.ada);
    world.receiver.phone = { ...examplePhone, expiresInMs: 1 };
    await ask(world.tokens.ada);
    expect(world.storage.requests()).toBe(before);
    expect(world.host.log()).toContain('phone-not-given');
    expect(world.host.log()).not.toContain(examplePhone.secret);
    expect(world.host.log()).not.toContain(examplePhone.iceServers[0]?.credential);
  });
});

describe('without the setting BrowserPhone', () => {
  it('nobody is told of a telephone, asking for one is 404, and withdrawing does nothing', async () => {
    const world = await startAdaptorWorld();
    expect((await world.call('GET', 'calls', world.tokens.ada)).body.browserPhone).toBeUndefined();
    const answer = await world.call('POST', 'phone', world.tokens.ada, { phoneId: 'browser-1' });
    expect([answer.status, answer.body.code]).toEqual([404, 'no-phone']);
    expect((await world.call('POST', 'phone/withdraw', world.tokens.ada, { phoneId: 'browser-1' })).status).toBe(200);
    expect(world.webhooks).toHaveLength(0);
    await world.stop();
  }, 30_000);
});
