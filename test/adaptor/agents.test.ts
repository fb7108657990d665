import type { AgentWish } from '../../protocol/messages/agentState';
import { ada, ben, eventually, freshId, offeredEvent, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

let count = 0;
const agentEvent = (type: string, data: object = {}, id = `agent-event-${++count}`) => ({
  specversion: '1.0',
  id,
  source: '/pbx',
  type,
  data,
});
const asked = (oid: string, token = world.tokens.telephony) => world.call('GET', `agents/${oid}`, token);
const wish = (changes: Omit<AgentWish, 'changedBy'>) =>
  ({ type: 'agent.changed', id: `wish-${++count}`, changedBy: 'agent', ...changes }) as const;
const webhookOf = (oid: string, version: unknown) =>
  eventually('the telephony system is told', () =>
    world.webhooks.find(
      ({ event }) => event.type === 'agent.changed' && event.subject === oid && event.data.version === version,
    ),
  );

it('an agent who never said anything is available, with as many connections as are live', async () => {
  const nobody = '00000000-0000-4000-8000-000000000001';
  expect((await asked(nobody)).body).toMatchObject({ state: 'available', ready: true, version: 0, connections: 0 });
});

it('what an agent chooses is in every window, with the telephony system, and still there after a reload', async () => {
  const [one, other] = await Promise.all([world.connect(world.tokens.ada), world.connect(world.tokens.ada)]);
  const answer = await one.send(wish({ ready: false, reason: 'Lunch' }));
  expect(answer.ok).toBe(true);
  await eventually('the other window shows it', () => other.agents.at(-1)?.reason === 'Lunch');
  const { event } = await webhookOf(ada, answer.version);
  expect(event.data).toEqual({
    userId: ada,
    state: 'not-ready',
    ready: false,
    reason: 'Lunch',
    activity: 'idle',
    changedBy: 'agent',
    version: answer.version,
    since: expect.stringMatching(/^2\d{3}-.*Z$/),
  });
  expect((await asked(ada)).body).toMatchObject({ state: 'not-ready', reason: 'Lunch', connections: 2 });
  expect((await world.call('GET', 'calls', world.tokens.ada)).body.agent).toMatchObject({ reason: 'Lunch' });
  await Promise.all([one.stop(), other.stop()]);
}, 20_000);

it('a call makes an agent busy and a wrap-up not available; what was chosen comes back afterwards', async () => {
  const softphone = await world.connect(world.tokens.ada);
  await softphone.send(wish({ ready: true }));
  await softphone.send(wish({ activity: 'call' }));
  expect((await asked(ada)).body).toMatchObject({ state: 'busy', ready: true });
  await softphone.send(wish({ ready: false, reason: 'Training' }));
  await softphone.send(wish({ activity: 'wrap-up' }));
  expect((await asked(ada)).body).toMatchObject({ state: 'wrap-up', ready: false, reason: 'Training' });
  await softphone.send(wish({ activity: 'idle' }));
  expect((await asked(ada)).body).toMatchObject({ state: 'not-ready', reason: 'Training' });
  await softphone.stop();
}, 20_000);

it('a message that the service delivers again, late, does not undo what came after it', async () => {
  const softphone = await world.connect(world.tokens.ada);
  const begun = wish({ activity: 'call' });
  await softphone.send(begun);
  await softphone.send(wish({ activity: 'wrap-up' }));
  expect(await softphone.send(begun)).toMatchObject({ ok: true });
  expect((await asked(ada)).body).toMatchObject({ activity: 'wrap-up' });
  await softphone.send(wish({ activity: 'idle' }));
  await softphone.stop();
}, 20_000);

it('the telephony system sets the state by a message; a repeat of an old message changes nothing', async () => {
  const softphone = await world.connect(world.tokens.ada);
  const away = agentEvent('com.example.agent.not-ready', { reason: 'Break' });
  expect(await world.ring(ada, away)).toMatchObject({ status: 202, body: { state: 'not-ready', reason: 'Break' } });
  await eventually('the agent sees it', () => softphone.agents.at(-1)?.changedBy === 'telephony');
  expect((await world.ring(ada, agentEvent('agent.available'))).body).toMatchObject({ state: 'available' });
  expect((await world.ring(ada, away)).body).toMatchObject({ state: 'available' });
  await softphone.stop();
}, 20_000);

it('an agent who is not ready still rings: whom to ring is the telephony system’s decision', async () => {
  const softphone = await world.connect(world.tokens.ada);
  await softphone.send(wish({ ready: false }));
  const callId = freshId();
  expect((await world.ring(ada, offeredEvent(callId))).status).toBe(202);
  await eventually('it rings', () => softphone.pushes.some((push) => push.callId === callId));
  await softphone.stop();
}, 20_000);

it('nobody speaks for another agent, and only telephony systems may ask or set', async () => {
  const stranger = await world.connect(world.tokens.ben);
  const before = (await asked(ada)).body.version;
  await stranger.send(wish({ ready: false, reason: 'Break' }));
  expect((await asked(ada)).body.version).toBe(before);
  expect((await asked(ben)).body).toMatchObject({ state: 'not-ready' });
  const asTelephony = { ...wish({ ready: true }), changedBy: 'telephony' } as const;
  expect(await stranger.send(asTelephony)).toMatchObject({ ok: false, reason: 'malformed' });
  expect((await asked(ada, world.tokens.ada)).status).toBe(403);
  expect((await world.call('GET', `agents/${ada}`, undefined)).status).toBe(401);
  expect((await world.call('GET', 'agents/somebody', world.tokens.telephony)).status).toBe(400);
  expect((await world.ring(ada, agentEvent('agent.available'), { token: world.tokens.ada })).status).toBe(403);
  await stranger.stop();
}, 20_000);

it.each([
  ['an unknown word', 'agent.asleep', {}],
  ['a reason that is a novel', 'agent.not-ready', { reason: 'x'.repeat(65) }],
  ['a reason that is no text', 'agent.not-ready', { reason: 7 }],
])('refuses %s and changes nothing', async (_what, type, data) => {
  const before = (await asked(ada)).body.version;
  expect((await world.ring(ada, agentEvent(type, data))).status).toBe(400);
  expect((await asked(ada)).body.version).toBe(before);
});

it('two windows that choose at once leave one state, and the newest is told after the telephony system was away', async () => {
  const [one, other] = await Promise.all([world.connect(world.tokens.ada), world.connect(world.tokens.ada)]);
  world.receiver.status = 503;
  const answers = await Promise.all([
    one.send(wish({ ready: false, reason: 'Lunch' })),
    other.send(wish({ ready: false, reason: 'Break' })),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  const newest = (await asked(ada)).body;
  await eventually('it was tried', () => world.webhooks.some(({ event }) => event.data.version === newest.version));
  world.receiver.status = 204;
  const tries = (): number =>
    world.webhooks.filter(({ event }) => event.type === 'agent.changed' && event.data.version === newest.version)
      .length;
  await eventually('it is told again by the sweep', () => tries() > 1, 22_000);
  await Promise.all([one.stop(), other.stop()]);
}, 40_000);

describe("an agent's e-mail address", () => {
  const oid = '00000000-0000-4000-8000-00000000e001';
  const agentWith = (claims: object) => world.call('GET', 'calls', world.entra.issueToken({ oid, ...claims }));

  it('is told to telephony systems once the softphone has connected, follows the token, and is in no log', async () => {
    expect((await asked(oid)).body.email).toBeUndefined();
    const { body } = await agentWith({ preferred_username: 'Ann.Lee@example.com' });
    expect(JSON.stringify(body)).not.toMatch(/example\.com/);
    expect((await asked(oid)).body).toMatchObject({ email: 'ann.lee@example.com', version: 0 });
    await world.ring(oid, agentEvent('agent.not-ready', { reason: 'Lunch' }));
    expect((await webhookOf(oid, 1)).event.data).toMatchObject({ email: 'ann.lee@example.com', reason: 'Lunch' });
    await agentWith({ preferred_username: 'ann.miller@example.com' });
    expect((await asked(oid)).body).toMatchObject({ email: 'ann.miller@example.com', reason: 'Lunch', version: 1 });
    await agentWith({ preferred_username: 'ann' });
    expect((await asked(oid)).body.email).toBeUndefined();
    expect(world.host.log()).not.toMatch(/ann\.(?:lee|miller)/i);
  });

  it('is nobody’s key: who has a colleague’s address does not get their calls', async () => {
    const callId = freshId();
    await agentWith({ preferred_username: 'ann@example.com' });
    const softphone = await world.connect(world.tokens.ada);
    expect((await world.ring(ada, offeredEvent(callId))).status).toBe(202);
    const { body } = await world.call('GET', 'calls', world.entra.issueToken({ oid: ben, email: 'ada@example.com' }));
    expect(JSON.stringify(body.calls)).not.toContain(callId);
    await softphone.stop();
  }, 20_000);
});
