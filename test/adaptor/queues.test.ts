import type { AgentQueue } from '../../protocol/messages/agentQueues';
import { parseCallList } from '../../protocol/messages/parseCallList';
import { ada, ben, eventually, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

let count = 0;
const told = (queues: unknown) => ({
  specversion: '1.0',
  id: `queues-${++count}`,
  source: '/pbx',
  type: 'com.example.agent.queues',
  data: { queues },
});
const billing: AgentQueue = { name: 'Billing', waiting: 3, longestWaitMs: 130_000, available: 2 };
const listed = async (token: string) => {
  const list = parseCallList((await world.call('GET', 'calls', token)).body);
  return list.ok ? list.value.queues : undefined;
};

it('how an agent’s queues stand is pushed to the agent, comes with the list after a reconnect, and is nobody else’s', async () => {
  const softphone = await world.connect(world.tokens.ada);
  const pushes: unknown[] = [];
  softphone.connection.on('ReceiveNotification', (event: unknown) => pushes.push(event));
  expect(await world.ring(ada, told([billing]))).toMatchObject({ status: 202, body: { userId: ada } });
  await eventually('it is pushed', () => JSON.stringify(pushes).includes('agent.queues'));
  expect(pushes).toMatchObject([{ type: 'agent.queues', data: { forMs: 0, queues: [billing] } }]);
  const [own] = (await listed(world.tokens.ada)) ?? [];
  expect(own).toMatchObject({ queues: [billing] });
  expect(own?.forMs).toBeGreaterThanOrEqual(0);
  expect(await listed(world.tokens.ben)).toBeUndefined();
  await softphone.stop();
}, 20_000);

it('the next word takes the place of the one before, and an empty one takes the queues away', async () => {
  await world.ring(ada, told([{ name: 'Support' }]));
  expect(await listed(world.tokens.ada)).toMatchObject([{ queues: [{ name: 'Support' }] }]);
  await world.ring(ada, told([]));
  expect(await listed(world.tokens.ada)).toBeUndefined();
});

it.each([
  ['no list', undefined],
  ['a queue without a name', [{ waiting: 3 }]],
  ['a queue with an empty name', [{ name: ' ' }]],
  ['too many', Array.from({ length: 51 }, (_, at) => ({ name: String(at) }))],
])('refuses %s and changes nothing', async (_what, queues) => {
  const { status, body } = await world.ring(ben, told(queues));
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('data.queues must be a list of at most 50 queues, each with a name.');
  expect(await listed(world.tokens.ben)).toBeUndefined();
});

it('only a telephony system may tell it, and a count that is none is left out', async () => {
  expect((await world.ring(ada, told([billing]), { token: world.tokens.ada })).status).toBe(403);
  await world.ring(ada, told([{ ...billing, waiting: -1, available: 'many' }]));
  expect(await listed(world.tokens.ada)).toMatchObject([{ queues: [{ name: 'Billing', longestWaitMs: 130_000 }] }]);
});
