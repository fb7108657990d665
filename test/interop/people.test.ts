import { eventually } from '../scenarios/harness/eventually';
import { InteropWorld } from './harness/interopWorld';
import { byMailbox } from './harness/pbxFiles';

/** Rings telephone 104, which is an agent's by its mailbox alone. */
const cems = '12025550109';
const cem = '40000000-0000-4000-8000-000000000104';

jest.setTimeout(60_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '');
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

it('an agent who signs in for the first time has the telephone whose mailbox has the e-mail address', async () => {
  const telephone = await world.telephone('104');
  const agent = await world.withEmail(cem, byMailbox.toUpperCase());
  // Whoever chooses a state is told of at once; all others are looked for every half minute.
  for (const ready of [false, true])
    await agent.send({ type: 'agent.changed', id: `sign-in-${ready}`, changedBy: 'agent', ready });
  await eventually(() => world.connector.said('agent-found'), true);
  await world.call(cems);
  const ring = await agent.next([]);
  expect(ring).toMatchObject({ direction: 'inbound', from: { number: '+12025550123' } });
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  telephone.do('hangup');
  await agent.becomes(ring.callId, 'normal');
  expect(world.connector.lines.join('\n')).not.toMatch(/example\.com/i);
});

it('an agent who was there before the connector started is known at once', async () => {
  const telephone = await world.telephone('104');
  const agent = await world.withEmail(cem, byMailbox);
  await world.connector.stop();
  await world.connector.start();
  const caller = await world.call(cems);
  const ring = await agent.next([]);
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  caller.hangUp();
  await agent.becomes(ring.callId, 'normal');
});

it('two people with one e-mail address: neither gets the telephone, and the log says so without the address', async () => {
  const telephone = await world.telephone('104');
  const one = await world.withEmail(cem, byMailbox);
  const other = await world.withEmail('40000000-0000-4000-8000-000000000105', byMailbox);
  await world.connector.stop();
  const from = world.connector.lines.length;
  await world.connector.start();
  await eventually(() => world.connector.said('agents-share-an-email', from), true);
  await world.call(cems);
  await telephone.until('CALL_INCOMING');
  expect([...one.calls(), ...other.calls()].filter(({ state }) => state !== 'disconnected')).toEqual([]);
  expect(world.connector.lines.join('\n')).not.toMatch(/example\.com/i);
});
