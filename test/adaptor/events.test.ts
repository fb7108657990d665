import {
  ada,
  ben,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  type AdaptorWorld,
  type Softphone,
} from './adaptorWorld';

let world: AdaptorWorld;
let softphone: Softphone;
beforeAll(async () => {
  world = await startAdaptorWorld();
  softphone = await world.connect(world.tokens.ada);
}, 30_000);
afterAll(() => world.stop());

type Headers = Readonly<Record<string, string>>;
const structured = 'application/cloudevents+json';
const send = (body: unknown, headers: Headers = {}, token = world.tokens.telephony) =>
  world.call('POST', 'events', token, body, { 'content-type': structured, ...headers });
const event = (callId: string, more: object = {}) => ({ ...offeredEvent(callId), userid: ada, ...more });
const attributes = (callId: string, more: Headers = {}): Headers => ({
  'ce-specversion': '1.0',
  'ce-id': `offered-${callId}`,
  'ce-source': '/pbx',
  'ce-type': 'com.example.call.offered',
  'ce-userid': ada,
  'content-type': 'application/json',
  ...more,
});
const pushOf = (callId: string) =>
  eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId && push.state === 'offered'));
const types = (type: string, id: string): Headers => ({ 'ce-type': type, 'ce-id': id });

describe('an event as application/cloudevents+json', () => {
  it('rings, is told what becomes of it, and answers as SendMessageToUser does', async () => {
    const callId = freshId();
    const answer = await send(event(callId));
    expect(answer).toMatchObject({ status: 202, body: { callId, connections: 1, state: 'offered' } });
    expect(await pushOf(callId)).toMatchObject({ from: { number: '+12025550123' }, source: expect.any(String) });
    // The same event by the other door is a repeat of it, not another call.
    const { userid, ...same } = event(callId);
    expect(await world.ring(userid, same)).toMatchObject({ status: 202, body: { callId, state: 'offered' } });
    const ended = { ...event(callId), id: 'end', type: 'call.disconnected', data: { callId, reason: 'cancelled' } };
    expect(await send(ended)).toMatchObject({ status: 202, body: { state: 'disconnected' } });
    await eventually('the card goes away', () =>
      softphone.pushes.some((push) => push.callId === callId && push.reason === 'cancelled'),
    );
    expect(softphone.pushes.filter((push) => push.callId === callId && push.state === 'offered')).toHaveLength(1);
  });

  it.each([
    ['in the data', (callId: string) => ({ userid: undefined, data: { callId, userId: ada } })],
    ['in both, in other letters', (callId: string) => ({ userid: ada.toUpperCase(), data: { callId, userId: ada } })],
  ])('finds the agent %s', async (_where, more) => {
    const callId = freshId();
    expect((await send(event(callId, more(callId)))).status).toBe(202);
  });

  it('takes its parameters, and data in base64', async () => {
    const callId = freshId();
    const { data, ...rest } = event(callId);
    const packed = { ...rest, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') };
    const sent = await send(packed, { 'content-type': 'Application/CloudEvents+JSON; charset="UTF-8"' });
    expect(sent.status).toBe(202);
    expect(await pushOf(callId)).toMatchObject({ from: { number: '+12025550123' } });
  });

  it("sets an agent's state", async () => {
    const away = { specversion: '1.0', id: freshId(), source: '/pbx', type: 'agent.not-ready', userid: ben };
    const answer = await send({ ...away, data: { reason: 'Lunch' } });
    expect(answer).toMatchObject({ status: 202, body: { userId: ben, state: 'not-ready', reason: 'Lunch' } });
  });

  it.each([
    ['no JSON', 'bad-request', '{'],
    ['a list', 'bad-request', '[]'],
    ["the seed's plain text", 'bad-request', { PhoneNumber: '+12025550123', userid: ada }],
    ['another version', 'bad-request', { ...offeredEvent('c'), userid: ada, specversion: '0.3' }],
    ['no agent', 'bad-request', offeredEvent('c')],
    ['an agent by name', 'bad-request', { ...offeredEvent('c'), userid: 'ada' }],
    ['two agents', 'bad-request', { ...offeredEvent('c'), userid: ben, data: { callId: 'c', userId: ada } }],
    ['data twice', 'bad-request', { ...offeredEvent('c'), userid: ada, data_base64: 'e30=' }],
    ['data that is no object', 'bad-request', { ...offeredEvent('c'), userid: ada, data: '{"callId":"c"}' }],
    ['a type of somebody else', 'bad-request', { ...offeredEvent('c'), userid: ada, type: 'com.example.started' }],
    ['too many characters', 'bad-request', { ...offeredEvent('c'), userid: ada, filler: 'x'.repeat(16_384) }],
    ['too many bytes', 'too-large', { ...offeredEvent('c'), userid: ada, filler: 'x'.repeat(131_072) }],
    ['data in XML', 'unsupported-media-type', { ...offeredEvent('c'), userid: ada, datacontenttype: 'text/xml' }],
  ])('refuses %s as %s, in three sentences', async (_what, code, body) => {
    const answer = await send(body);
    expect(answer.body).toMatchObject({ code, what: expect.any(String), means: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toContain(ada);
  });
});

describe('an event whose attributes are ce- headers', () => {
  it('rings, and its repeat in structured mode rings no second time', async () => {
    const callId = freshId();
    const data = { callId, from: { number: '+12025550123' } };
    expect(await send(data, attributes(callId))).toMatchObject({ status: 202, body: { callId, connections: 1 } });
    await pushOf(callId);
    expect((await send(event(callId, { type: 'com.example.call.offered' }))).status).toBe(202);
    expect(softphone.pushes.filter((push) => push.callId === callId)).toHaveLength(1);
  });

  it('needs no body where the attributes say it all', async () => {
    const callId = freshId();
    await send({ callId }, attributes(callId));
    const end = { ...attributes(callId, types('call.failed', 'e')), 'ce-subject': callId };
    expect(await send(undefined, end)).toMatchObject({ status: 202, body: { callId, state: 'disconnected' } });
  });

  it.each([
    ['percent signs, decoded once', 'call-%2525', 'call-%25'],
    ['needless percent signs', '%63%61ll-7', 'call-7'],
    ['a quoted text', '"call-\\"q\\""', 'call-"q"'],
    ['percent signs within quotes', '"call-%22r%22"', 'call-"r"'],
  ])('reads %s', async (_what, subject, callId) => {
    const answer = await send({}, { ...attributes(freshId()), 'ce-subject': subject });
    expect(answer).toMatchObject({ status: 202, body: { callId } });
  });

  it.each([
    ['an overlong space', '%C0%A0'],
    ['half a character', 'call-%F0%9F'],
    ['a percent sign alone', '100%'],
    ['a byte that is no ASCII', 'call-\xe9'],
  ])('refuses %s', async (_what, subject) => {
    const answer = await send({}, { ...attributes(freshId()), 'ce-subject': subject });
    expect(answer).toMatchObject({ status: 400, body: { what: 'ce-subject is not a percent-encoded text.' } });
  });

  it('takes data from the body and nowhere else', async () => {
    const callId = freshId();
    const forged = encodeURIComponent(JSON.stringify({ callId: 'other', userId: ben }));
    const answer = await send({ callId }, attributes(callId, { 'ce-data': forged, 'ce-datacontenttype': 'text/xml' }));
    expect(answer).toMatchObject({ status: 202, body: { callId } });
  });

  it('refuses what lacks an attribute, and says which', async () => {
    const { 'ce-id': _without, ...rest } = attributes(freshId());
    expect((await send({ callId: 'c' }, rest)).body.what).toContain('id must be');
    expect((await send('[1]', attributes(freshId()))).body.what).toBe('data must be a JSON object.');
  });
});

it.each([
  ['a batch', 'application/cloudevents-batch+json', [], 'A batch of events is not taken.'],
  ['a batch of another format', 'application/cloudevents-batch+protobuf', '', 'A batch of events is not taken.'],
  ['another format', 'application/cloudevents+avro', '', 'The event is in a format that is not JSON.'],
  ['another character set', 'application/cloudevents+json; charset=utf-16', '{}', 'The body is not in UTF-8.'],
  ['plain JSON', 'application/json', {}, 'The request is not an event of CloudEvents 1.0'],
  ['a form', 'application/x-www-form-urlencoded', 'a=b', 'The request is not an event of CloudEvents 1.0'],
])('refuses %s with 415 and says what to send', async (_what, contentType, body, what) => {
  const answer = await send(body, { 'content-type': contentType });
  expect(answer).toMatchObject({
    status: 415,
    body: { code: 'unsupported-media-type', do: expect.stringMatching(/^Send/) },
  });
  expect(answer.body.what).toContain(what);
});

it('refuses XML as data in ce- mode, an agent who is away and a call of another app as the other door does', async () => {
  expect((await send('<call/>', attributes(freshId(), { 'content-type': 'text/xml' }))).status).toBe(415);
  expect((await send(event(freshId(), { userid: ben }))).body.code).toBe('agent-not-connected');
  const callId = freshId();
  await send(event(callId));
  const held = event(callId, { id: 'held', type: 'call.held' });
  expect((await send(held, {}, world.tokens.otherTelephony)).body.code).toBe('unknown-call');
  expect((await send(event(callId, { id: 'again' }))).body).toMatchObject({ callId });
});

it('asks for no consent by OPTIONS: the role of the app is the consent', async () => {
  const asked = await world.call('OPTIONS', 'events', world.tokens.telephony, undefined, {
    'webhook-request-origin': 'sender.example.com',
  });
  expect(asked.status).toBe(404);
  expect(asked.headers.get('webhook-allowed-origin')).toBeNull();
});
