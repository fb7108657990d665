import {
  acknowledge,
  ada,
  ben,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  type AdaptorWorld,
  type Answer,
} from './adaptorWorld';
import { createLimiter } from '../../adaptor/src/limits/createLimiter';
import { limits } from '../../adaptor/src/settings/limits';
import { startWebhookSink } from './webhookSink';

jest.setTimeout(60_000);

const secretOf = (letter: string): string => `whsec_${Buffer.alloc(24, letter).toString('base64')}`;
const [oldSecret, newSecret, otherSecret] = [secretOf('o'), secretOf('n'), secretOf('x')];
type Sink = Awaited<ReturnType<typeof startWebhookSink>>;

describe('a telephony app that registers its own system', () => {
  let world: AdaptorWorld;
  let mine: Sink;
  let others: Sink;
  beforeAll(async () => {
    [world, mine, others] = await Promise.all([
      startAdaptorWorld({
        RegisteredWebhookAllowedNetworks: '127.0.0.0/8',
        DialTelephonyApp: '',
        TelephonyName: 'The exchange of the settings',
      }),
      startWebhookSink([oldSecret]),
      startWebhookSink([otherSecret]),
    ]);
  });
  afterAll(() => Promise.all([world.stop(), mine.stop(), others.stop()]));
  beforeEach(async () => {
    await Promise.all([remove(), remove(world.tokens.otherTelephony)]);
    mine.state.told.length = 0;
    others.state.told.length = 0;
    mine.state.secrets = [oldSecret];
    mine.state.answer = others.state.answer = 204;
  });
  afterEach(() => {
    for (const { state } of [mine, others]) for (const one of state.hanging.splice(0)) one.destroy();
  });

  // The buckets of this adaptor hold fifty registrations of an app; a test is not to wait for another's.
  const patiently = async (ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = await eventually('not too many requests', async () => {
      const given = await ask();
      return given.status !== 429 && given;
    });
    return answer;
  };
  const wish = (more: object = {}) => ({
    name: 'North exchange',
    webhook: { url: mine.url, secrets: [oldSecret] },
    offers: { dialFormats: ['tel'] },
    ...more,
  });
  const put = (body: unknown, token = world.tokens.telephony) =>
    patiently(() => world.call('PUT', 'system', token, body));
  const get = (token = world.tokens.telephony) => world.call('GET', 'system', token);
  const remove = (token = world.tokens.telephony) => patiently(() => world.call('DELETE', 'system', token));
  const list = async (token = world.tokens.ada) => (await world.call('GET', 'calls', token)).body;
  const ringAndShow = async (token = world.tokens.telephony) => {
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    expect((await world.ring(ada, offeredEvent(callId), { token })).status).toBe(202);
    const call = await eventually('a push', () => softphone.pushes.find((push) => push.callId === callId));
    await softphone.send(acknowledge(call, 'shown'));
    return { softphone, call, callId };
  };
  const toldOf = (sink: Sink, callId: string) => sink.state.told.filter(({ subject }) => subject === callId);

  it('is told of its calls at its own address, signed with its own secret, and nobody else is', async () => {
    expect((await put(wish())).status).toBe(200);
    await put(
      { name: 'South', webhook: { url: others.url, secrets: [otherSecret] }, offers: {} },
      world.tokens.otherTelephony,
    );
    const { callId } = await ringAndShow();
    const { callId: itsCallId } = await ringAndShow(world.tokens.otherTelephony);
    await eventually('both reports', () => toldOf(mine, callId).length + toldOf(others, itsCallId).length === 2);
    expect(toldOf(others, callId)).toEqual([]);
    expect(toldOf(mine, itsCallId)).toEqual([]);
    expect(world.webhooks.filter(({ event }) => [callId, itsCallId].includes(String(event.subject)))).toEqual([]);
    expect([mine.state.refusals, others.state.refusals]).toEqual([[], []]);
  });

  it('reads what counts, and never its secrets; the same again changes nothing; another app sees nothing of it', async () => {
    const first = await put(wish());
    expect(first.body).toEqual({
      source: expect.any(String) as string,
      name: 'North exchange',
      registeredBy: 'app',
      webhook: { url: mine.url, secrets: 1 },
      offers: { dialFormats: ['tel'] },
    });
    expect((await put(wish())).body).toEqual(first.body);
    expect((await get()).body).toEqual(first.body);
    expect(JSON.stringify(first.body)).not.toContain(oldSecret.slice(6));
    expect((await get(world.tokens.otherTelephony)).body).toMatchObject({ status: 404, code: 'no-system' });
  });

  it('says what each agent can dial and who has a telephone in the browser', async () => {
    const agents = [{ userIds: [ben.toUpperCase()], offers: { dialFormats: ['sip'], browserPhone: true } }];
    await put(wish({ agents }));
    expect((await list()).dialling).toMatchObject({ formats: ['tel'] });
    expect((await list()).browserPhone).toBeUndefined();
    const bens = await list(world.tokens.ben);
    expect(bens.dialling).toMatchObject({ formats: ['sip'] });
    expect(bens.browserPhone).toBe(true);
    // And no more than is shown: who asks all the same is refused.
    expect((await world.call('POST', 'phone', world.tokens.ada, { phoneId: 'b' })).status).toBe(404);
    const softphone = await world.connect(world.tokens.ada);
    const dial = (callId: string, format: string) =>
      softphone.send({
        type: 'command.dial',
        id: freshId(),
        callId,
        source: String((bens.dialling as { source: string }).source),
        target: format === 'tel' ? '+12025550123' : 'sip:ada@example.com',
        format,
      });
    expect(await dial('70000000-0000-4000-8000-00000000d001', 'sip')).toMatchObject({ reason: 'not-possible' });
    expect(await dial('70000000-0000-4000-8000-00000000d002', 'tel')).toMatchObject({ ok: true });
    await eventually('it is asked to dial', () => mine.types().includes('command.requested'));
  });

  it('is there for the named agents alone where it offers nothing in general: nobody else hears of it, nor it of them', async () => {
    await put({
      name: 'North exchange',
      webhook: { url: mine.url, secrets: [oldSecret] },
      agents: [{ userIds: [ben], offers: { dialFormats: ['tel'] } }],
    });
    expect((await list()).dialling).toBeUndefined();
    expect((await list(world.tokens.ben)).dialling).toMatchObject({ formats: ['tel'] });
    const [adas, bens] = await Promise.all([world.connect(world.tokens.ada), world.connect(world.tokens.ben)]);
    await adas.send({ type: 'agent.changed', id: freshId(), changedBy: 'agent', ready: false, reason: 'lunch' });
    await bens.send({ type: 'agent.changed', id: freshId(), changedBy: 'agent', ready: false, reason: 'lunch' });
    await eventually('it hears of Ben', () => mine.state.told.some(({ subject }) => subject === ben));
    await world.quiet();
    expect(mine.state.told.map(({ subject }) => subject)).not.toContain(ada);
  });

  it('without queues is not told how agents stand', async () => {
    await put(wish({ offers: { queues: false } }));
    await put(
      { ...wish({ name: 'South' }), webhook: { url: others.url, secrets: [otherSecret] } },
      world.tokens.otherTelephony,
    );
    const softphone = await world.connect(world.tokens.ada);
    await softphone.send({ type: 'agent.changed', id: freshId(), changedBy: 'agent', ready: true });
    await softphone.send({ type: 'agent.changed', id: freshId(), changedBy: 'agent', ready: false, reason: 'break' });
    await eventually('the other is told', () => others.types().includes('agent.changed'));
    expect(mine.types()).not.toContain('agent.changed');
  });

  it('says once what it can do with its calls; a call that says it itself is as it says', async () => {
    await put(wish({ offers: { capabilities: ['answer', 'hold', 'teleport'] } }));
    const { call } = await ringAndShow();
    expect(call.capabilities).toEqual(['answer', 'hold']);
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    const event = offeredEvent(callId);
    await world.ring(ada, { ...event, data: { ...event.data, capabilities: ['mute'] } });
    const own = await eventually('a push', () => softphone.pushes.find((push) => push.callId === callId));
    expect(own.capabilities).toEqual(['mute']);
  });

  it('changes its secret without a gap: both count, whatever is on its way meanwhile', async () => {
    await put(wish());
    mine.state.answer = 'hangs';
    const { callId, call, softphone } = await ringAndShow();
    await eventually('a webhook is on its way', () => mine.state.hanging.length > 0);
    await put(wish({ webhook: { url: mine.url, secrets: [newSecret, oldSecret] } }));
    // The receiver knows the new one alone from now on.
    mine.state.secrets = [newSecret];
    mine.state.answer = 204;
    for (const one of mine.state.hanging.splice(0)) one.destroy();
    await softphone.send(acknowledge(call, 'accepted'));
    await eventually('what is new', () => toldOf(mine, callId).some(({ data }) => data.outcome === 'accepted'));
    await eventually(
      'what was on its way',
      () => toldOf(mine, callId).some(({ data }) => data.outcome === 'shown'),
      20_000,
    );
    expect((await put(wish({ webhook: { url: mine.url, secrets: [newSecret] } }))).body.webhook).toMatchObject({
      secrets: 1,
    });
    const { callId: later } = await ringAndShow();
    await eventually('signed with the new one', () => toldOf(mine, later).length === 1);
    expect(mine.state.refusals).toEqual([]);
  });

  it('moves to another address: what is told next goes there', async () => {
    await put(wish());
    await put(wish({ webhook: { url: others.url, secrets: [otherSecret] } }));
    const { callId } = await ringAndShow();
    await eventually('told at the new address', () => toldOf(others, callId).length === 1);
    expect(toldOf(mine, callId)).toEqual([]);
  });

  it('that goes in mid-call leaves the call to go on, told at the common address', async () => {
    await put(wish());
    const { callId, call, softphone } = await ringAndShow();
    await eventually('told at its own', () => toldOf(mine, callId).length === 1);
    expect((await remove()).status).toBe(200);
    await softphone.send(acknowledge(call, 'accepted'));
    await eventually('told at the common one', () =>
      world.webhooks.some(({ event }) => event.subject === callId && event.data.outcome === 'accepted'),
    );
    const end = { ...offeredEvent(callId), id: freshId(), type: 'call.disconnected' };
    expect((await world.ring(ada, end)).body).toMatchObject({ state: 'disconnected' });
    expect((await remove()).status).toBe(200);
    expect((await get()).status).toBe(404);
    expect((await list()).dialling).toBeUndefined();
  });

  describe('two apps', () => {
    const theirs = (name: string) => ({ name, webhook: { url: others.url, secrets: [otherSecret] }, offers: {} });

    it.each(['North exchange', '  NORTH\u00a0\u200bexchange', 'Ｎorth exchange'])(
      'never have one name, however it is written: %j',
      async (name) => {
        await put(wish());
        const answer = await put(theirs(name), world.tokens.otherTelephony);
        expect(answer.body).toMatchObject({ status: 409, code: 'name-taken' });
        expect((await get(world.tokens.otherTelephony)).status).toBe(404);
      },
    );

    it('who ask for one name at the same moment: one gets it', async () => {
      for (let round = 0; round < 3; round += 1) {
        const name = `Exchange ${round}`;
        const answers = await Promise.all([put(wish({ name })), put(theirs(name), world.tokens.otherTelephony)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        await Promise.all([remove(), remove(world.tokens.otherTelephony)]);
      }
    });

    it('a name that was given back, by going or by another name, is free; that of the settings never is', async () => {
      await put(wish());
      await put(wish({ name: 'Harbour exchange' }));
      expect((await put(theirs('North exchange'), world.tokens.otherTelephony)).status).toBe(200);
      await remove(world.tokens.otherTelephony);
      expect((await put(wish())).status).toBe(200);
      expect((await put(theirs('the exchange of the settings'), world.tokens.otherTelephony)).status).toBe(409);
    });

    it('cannot speak for each other, whatever the body says', async () => {
      await put(wish());
      const source = String((await get()).body.source);
      await put({ ...theirs('South'), source, app: source, appId: source }, world.tokens.otherTelephony);
      expect((await get()).body).toMatchObject({ name: 'North exchange', webhook: { url: mine.url } });
      await remove(world.tokens.otherTelephony);
      expect((await get()).status).toBe(200);
    });
  });

  it.each<[string, object]>([
    ['no name', { name: undefined }],
    ['a name that cannot be seen', { name: '\u200b\u2066 \u2069' }],
    ['a name that is long', { name: 'n'.repeat(65) }],
    ['a name that is none', { name: { toString: 'x' } }],
    ['no webhook', { webhook: undefined }],
    ['an address that is none', { webhook: { url: 'telephone', secrets: [oldSecret] } }],
    ['plain http to the world', { webhook: { url: 'http://telephony.example.com/', secrets: [oldSecret] } }],
    ['a file', { webhook: { url: 'file:///etc/passwd', secrets: [oldSecret] } }],
    ['credentials in the address', { webhook: { url: 'https://a:b@example.com/', secrets: [oldSecret] } }],
    ['a private address', { webhook: { url: 'https://10.0.0.1/', secrets: [oldSecret] } }],
    ['the metadata of the cloud', { webhook: { url: 'https://169.254.169.254/', secrets: [oldSecret] } }],
    ['a private address in other words', { webhook: { url: 'https://0xa9fea9fe/', secrets: [oldSecret] } }],
    ['a private address as IPv6', { webhook: { url: 'https://[::ffff:10.0.0.1]/', secrets: [oldSecret] } }],
    ['this machine as IPv6', { webhook: { url: 'http://[::1]:7071/', secrets: [oldSecret] } }],
    ['no secret', { webhook: { url: 'https://example.com/', secrets: [] } }],
    ['three secrets', { webhook: { url: 'https://example.com/', secrets: [oldSecret, newSecret, otherSecret] } }],
    ['a secret that is short', { webhook: { url: 'https://example.com/', secrets: ['whsec_AAAA'] } }],
    ['a secret that is a phrase', { webhook: { url: 'https://example.com/', secrets: ['correct horse battery'] } }],
    ['formats that are none', { offers: { dialFormats: ['tel', 9] } }],
    ['a flag that is maybe', { offers: { browserPhone: 'maybe' } }],
    ['an agent who is none', { agents: [{ userIds: ['ada'], offers: {} }] }],
    ['an agent twice', { agents: [{ userIds: [ada, ada.toUpperCase()], offers: {} }] }],
    ['a group without offers', { agents: [{ userIds: [ada] }] }],
    ['prototypes', { agents: { __proto__: [] } }],
  ])('is refused, in words that hold nothing of it: %s', async (_what, wrong) => {
    const body = { name: 'North exchange', webhook: { url: 'https://example.com/', secrets: [oldSecret] }, ...wrong };
    const answer = await put(body);
    expect(answer.body).toMatchObject({ status: 400, code: 'bad-request' });
    expect(JSON.stringify(answer.body)).not.toMatch(/example\.com|169\.254|10\.0\.0|correct|AAAA/);
    expect((await get()).status).toBe(404);
  });

  it('may name five thousand agents, and is asked for nothing more of them', async () => {
    const userIds = Array.from({ length: 5_001 }, (_, at) => `90000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
    expect((await put(wish({ agents: [{ userIds, offers: {} }] }))).status).toBe(400);
    userIds.splice(0, 2, ben);
    const whole = await put(wish({ agents: [{ userIds, offers: { dialFormats: [] } }] }));
    expect(whole.status).toBe(200);
    expect((await get()).body.agents).toEqual([{ userIds, offers: { dialFormats: [] } }]);
    expect((await list(world.tokens.ben)).dialling).toBeUndefined();
    expect((await list()).dialling).toMatchObject({ formats: ['tel'] });
  });

  it('that registers without end is asked to wait, and no other app is', () => {
    const { register } = createLimiter(limits, () => 0);
    const tooMany = limits.registrationsPerSecond * limits.burstSeconds + 1;
    const ask = (app: string) => () => register(app);
    for (let number = 1; number < tooMany; number += 1) expect(ask('mine')).not.toThrow();
    expect(ask('mine')).toThrow(expect.objectContaining({ message: 'too-many-requests' }) as Error);
    expect(ask('theirs')).not.toThrow();
  });

  describe('and does not confirm what it is told', () => {
    const down = async () => (await list()).systemsDown;
    const fail = async () => {
      mine.state.answer = 503;
      // Two that are not confirmed, one after the other.
      await ringAndShow();
      await ringAndShow();
    };

    it('is named to its agents, with the list of calls and with each sign of life, until it confirms one', async () => {
      await put(wish());
      expect(await down()).toBeUndefined();
      await fail();
      await eventually('it is named', async () => JSON.stringify(await down()) === '["North exchange"]');
      const beat = await world.call('POST', 'heartbeat', world.tokens.ada, { connectionId: 'connection' });
      expect(beat.body).toEqual({ ok: true, systemsDown: ['North exchange'] });
      expect((await get()).body.down).toBe(true);
      mine.state.answer = 204;
      // Nobody does anything: it is asked by itself whether it is back, or gets what it has missed.
      await eventually('it is named no more', async () => (await down()) === undefined, 45_000);
    });

    it('is nothing to those it is not for', async () => {
      await put({ ...wish(), offers: undefined, agents: [{ userIds: [ada], offers: {} }] });
      await fail();
      await eventually('it is named to Ada', async () => (await down()) !== undefined);
      expect((await list(world.tokens.ben)).systemsDown).toBeUndefined();
    });

    it('keeps nobody else waiting while it hangs', async () => {
      await put(wish());
      await put(
        { name: 'South', webhook: { url: others.url, secrets: [otherSecret] }, offers: {} },
        world.tokens.otherTelephony,
      );
      mine.state.answer = 'hangs';
      for (let number = 0; number < 5; number += 1) await ringAndShow();
      const { callId } = await ringAndShow(world.tokens.otherTelephony);
      const before = Date.now();
      await eventually('the other is told', () => toldOf(others, callId).length === 1);
      // Less than what the one that hangs is waited for.
      expect(Date.now() - before).toBeLessThan(4_000);
      await eventually(
        'the one that hangs is named',
        async () => JSON.stringify(await down()) === '["North exchange"]',
      );
    });

    it('counts as there again once it registers another address', async () => {
      await put(wish());
      await fail();
      await eventually('it is named', async () => (await down()) !== undefined);
      await put(wish({ webhook: { url: others.url, secrets: [otherSecret] } }));
      expect(await down()).toBeUndefined();
    });
  });
});

describe('a telephony app that registers itself where that is not wanted', () => {
  const secrets = [oldSecret];
  const wish = { name: 'North', webhook: { url: 'https://telephony.example.com/', secrets }, offers: {} };

  it('is refused, and so is one whose system stands in the settings', async () => {
    const [closed, set] = await Promise.all([
      startAdaptorWorld({ TelephonyRegistration: 'no' }),
      startAdaptorWorld({
        TelephonySystems: 'north',
        TelephonyApp_north: '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43',
        TelephonyName_north: 'Harbour exchange',
        TelephonyWebhookUrl_north: 'https://north.example.com/hook',
        TelephonyWebhookSecret_north: otherSecret,
        DialFormats_north: 'tel',
        DialTelephonyApp: '',
      }),
    ]);
    try {
      const refused = await closed.call('PUT', 'system', closed.tokens.telephony, wish);
      expect(refused.body).toMatchObject({ status: 403, code: 'not-allowed' });
      expect((await closed.call('GET', 'system', closed.tokens.telephony)).status).toBe(404);
      for (const method of ['PUT', 'DELETE']) {
        const answer = await set.call(method, 'system', set.tokens.telephony, method === 'PUT' ? wish : undefined);
        expect(answer.body).toMatchObject({ status: 409, code: 'set-by-admin' });
      }
      expect((await set.call('GET', 'system', set.tokens.telephony)).body).toMatchObject({
        name: 'Harbour exchange',
        registeredBy: 'settings',
        webhook: { secrets: 1 },
        offers: { dialFormats: ['tel'] },
      });
      const taken = await set.call('PUT', 'system', set.tokens.otherTelephony, { ...wish, name: 'harbour EXCHANGE' });
      expect(taken.body).toMatchObject({ status: 409, code: 'name-taken' });
    } finally {
      await Promise.all([closed.stop(), set.stop()]);
    }
  });
});
