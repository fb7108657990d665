import { activityId } from '../../CifSoftphone/activity/activityId';
import { activityRowId } from '../../adaptor/src/model/activityRowId';
import {
  acknowledge,
  ada,
  ben,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  type AdaptorWorld,
} from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());

/** A call that Ada answered, or let ring, and the one that Ben is offered after it. */
async function followed(answers: boolean, follows = (first: string): object => ({ relatedCallId: first })) {
  const [hers, his] = [await world.connect(world.tokens.ada), await world.connect(world.tokens.ben)];
  const [first, second] = [freshId(), freshId()];
  await world.ring(ada, offeredEvent(first));
  const ring = await eventually('it rings', () => hers.pushes.find(({ callId }) => callId === first));
  if (answers) await hers.send(acknowledge(ring, 'accepted'));
  await world.ring(ben, offeredEvent(second, { data: { callId: second, ...follows(first) } }));
  const next = await eventually('it rings at Ben', () => his.pushes.find(({ callId }) => callId === second));
  return { next, expected: await activityId(ring, ada) };
}

it('who gets a call after another agent is told which activity that one writes', async () => {
  const { next, expected } = await followed(true);
  expect(next.earlierActivity).toBe(expected);
});

it('not of a call in which nobody talked, nor of one that its system does not know', async () => {
  expect((await followed(false)).next.earlierActivity).toBeUndefined();
  const unknown = await followed(true, () => ({ relatedCallId: 'nobody-s', earlierActivity: ada }));
  expect(unknown.next.earlierActivity).toBeUndefined();
});

it('the same call id at the next agent is the call before, too', async () => {
  const [hers, his] = [await world.connect(world.tokens.ada), await world.connect(world.tokens.ben)];
  const callId = freshId();
  await world.ring(ada, offeredEvent(callId));
  const ring = await eventually('it rings', () => hers.pushes.find((push) => push.callId === callId));
  await hers.send(acknowledge(ring, 'accepted'));
  await world.ring(ben, offeredEvent(callId, { id: `${callId}-2`, data: { callId, relatedCallId: callId } }));
  const next = await eventually('it rings at Ben', () => his.pushes.find((push) => push.callId === callId));
  expect(next.earlierActivity).toBe(await activityId(ring, ada));
});

it('a row that the telephony system names comes with the ring, of any table; half of one does not', async () => {
  const id = '6f0a2d8e-0000-4000-8000-000000000001';
  const named = await followed(true, () => ({ record: { table: 'salesorder', id: `{${id.toUpperCase()}}` } }));
  expect(named.next.record).toEqual({ entityName: 'salesorder', id });
  const half = await followed(true, () => ({ record: { table: 'sales order', id } }));
  expect(half.next.record).toBeUndefined();
});

it("an activity's id is the same in the adaptor as in the browser", async () => {
  const call = {
    source: 'ABCDEF00-0000-4000-8000-0000000000c1',
    callId: 'c/1',
    oid: 'ABCDEF00-0000-4000-8000-0000000000A1',
  };
  expect(activityRowId(call)).toBe(await activityId(call, call.oid));
});
