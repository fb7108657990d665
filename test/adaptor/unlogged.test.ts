import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { parseCallList } from '../../protocol/messages/parseCallList';
import {
  acknowledge,
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
jest.setTimeout(60_000);
beforeAll(async () => {
  world = await startAdaptorWorld();
});
afterAll(() => world.stop());

async function unlogged(token = world.tokens.ada): Promise<readonly CallSnapshot[]> {
  const list = parseCallList((await world.call('GET', 'calls', token)).body);
  if (!list.ok) throw new Error(list.error);
  return list.value.ended;
}
const named = async (callId: string, token?: string) => (await unlogged(token)).find((one) => one.callId === callId);

async function rung(softphone: Softphone, callId: string, oid = ada): Promise<CallSnapshot> {
  await world.ring(oid, offeredEvent(callId));
  return eventually('a push', () => softphone.pushes.find((push) => push.callId === callId));
}
const logged = (call: CallSnapshot) =>
  ({ type: 'call.logged', id: `logged-${call.callId}`, callId: call.callId, source: call.source }) as const;

describe('calls that ended and are not logged yet', () => {
  it('are listed with what an activity needs, until a softphone says that it is written', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const call = await rung(softphone, freshId());
    expect(await named(call.callId)).toBeUndefined();
    expect(await softphone.send(logged(call))).toMatchObject({ ok: false, reason: 'illegal-state' });
    await softphone.send(acknowledge(call, 'rejected'));
    const ended = await named(call.callId);
    expect(ended).toMatchObject({ state: 'disconnected', reason: 'rejected', from: { number: '+12025550123' } });
    expect(ended?.offeredForMs).toBeGreaterThanOrEqual(ended?.endedForMs ?? Infinity);
    expect(await softphone.send(logged(call))).toMatchObject({ ok: true });
    expect(await named(call.callId)).toBeUndefined();
    expect(await softphone.send(logged(call))).toMatchObject({ ok: true });
  });

  it('tell how long the talk was, although nobody listened when it ended', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const call = await rung(softphone, freshId());
    await softphone.send(acknowledge(call, 'accepted'));
    await softphone.stop();
    const end = { ...offeredEvent(call.callId), id: `end-${call.callId}`, type: 'call.disconnected' };
    await world.ring(ada, end);
    const ended = await named(call.callId);
    expect(ended).toMatchObject({ state: 'disconnected', reason: 'normal' });
    expect(ended?.connectedForMs).toBeGreaterThanOrEqual(ended?.endedForMs ?? Infinity);
  });

  it('are the agent’s own: nobody else sees them or strikes them off', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const other = await world.connect(world.tokens.ben);
    const call = await rung(softphone, freshId());
    await softphone.send(acknowledge(call, 'rejected'));
    expect(await named(call.callId, world.tokens.ben)).toBeUndefined();
    expect(await other.send(logged(call))).toMatchObject({ ok: false, reason: 'not-yours' });
    expect(await named(call.callId)).toBeDefined();
  });

  it('do not include a ring that certainly never rang', async () => {
    await world.connect(world.tokens.ben);
    const callId = freshId();
    await world.signalr.pause();
    const answer = await world.ring(ben, offeredEvent(callId));
    await world.signalr.resume();
    expect(answer.status).toBe(503);
    expect(await named(callId, world.tokens.ben)).toBeUndefined();
  });
});
