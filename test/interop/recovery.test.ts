import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { ada } from '../adaptor/adaptorWorld';
import { eventually } from '../scenarios/harness/eventually';
import type { AgentAtSoftphone } from './harness/softphone';
import type { Telephone } from './harness/telephone';
import { InteropWorld } from './harness/interopWorld';
import { loudness } from './harness/tones';

const support = '12025550100';

jest.setTimeout(90_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '');
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

/** Ada talks with a caller. */
async function talking(): Promise<{
  telephone: Telephone;
  agent: AgentAtSoftphone;
  call: CallSnapshot;
  callId: string;
}> {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  await world.call(support);
  const ring = await agent.next([]);
  await telephone.accept();
  const call = await agent.becomes(ring.callId, 'connected');
  return { telephone, agent, call, callId: ring.callId };
}
const openCalls = async (): Promise<unknown> =>
  (await world.adaptor.call('GET', `agents/${ada}`, world.adaptor.tokens.telephony)).body.calls;

it('a connector that is killed and started again goes on with the call under the same id and tells nothing twice', async () => {
  const { telephone, agent, call, callId } = await talking();
  await world.connector.stop('SIGKILL');
  const hears = (): boolean => loudness(telephone.heard().slice(-2_400), telephone.hertz) > 2_000;
  await eventually(hears, true);
  await world.connector.start();
  await agent.command(call, { type: 'command.hold' });
  await agent.becomes(callId, 'held');
  await agent.command(call, { type: 'command.retrieve' });
  await agent.becomes(callId, 'connected');
  telephone.do('hangup');
  await agent.becomes(callId, 'normal');
  expect(agent.calls()).toHaveLength(1);
  // Whether it was drawn before the telephone was taken up is a matter of who is quicker.
  const way = agent.way(callId).filter((state) => state !== 'alerting');
  expect(way).toEqual(['offered', 'connected', 'held', 'connected', 'disconnected']);
});

it('what ended, and what began, while the connector was away is put right as it comes back', async () => {
  const { telephone, agent, callId } = await talking();
  await world.connector.stop('SIGKILL');
  telephone.do('hangup');
  await telephone.until('CALL_CLOSED');
  await world.call(support);
  await telephone.accept();
  await eventually(() => telephone.events.filter((one) => one === 'CALL_ESTABLISHED').length, 2);
  expect(agent.call(callId)?.state).toBe('connected');
  await world.connector.start();
  await agent.becomes(callId, 'normal');
  const next = await agent.next([agent.call(callId)].flatMap((one) => one ?? []));
  await agent.becomes(next.callId, 'connected');
  expect(await openCalls()).toHaveLength(1);
});

it('a PBX that crashes in mid-call: the call is over as soon as the PBX is back, and the next one rings', async () => {
  const { agent, callId, telephone: old } = await talking();
  await world.pbx.kill();
  await world.pbx.start();
  await agent.becomes(callId, 'normal', 15_000);
  await old.stop();
  const telephone = await world.telephone('102', 900);
  const ben = await world.agent('ben');
  await world.call(support);
  const next = await ben.next([], undefined, 15_000);
  await telephone.accept();
  await ben.becomes(next.callId, 'connected');
  expect(await openCalls()).toEqual([]);
});

it('a PBX that is restarted by its operator ends its calls, and the softphone is told', async () => {
  const { agent, callId } = await talking();
  await world.pbx.halt();
  await world.pbx.start();
  await agent.becomes(callId, 'normal', 15_000);
});

it('an agent who is at lunch stays there when the PBX is restarted, which has forgotten the pause', async () => {
  const agent = await world.agent('ada');
  const lunch = { type: 'agent.changed', reason: 'Lunch', changedBy: 'agent' } as const;
  await agent.send({ ...lunch, id: randomUUID(), ready: false });
  await eventually(() => world.pbx.paused('101'), 'Lunch');
  // It tells its age in seconds, and the test before has just restarted it.
  await sleep(2_500);
  await world.pbx.kill();
  await world.pbx.start();
  // Until its queues are loaded it knows no such question.
  await eventually(() => world.pbx.paused('101').catch(() => undefined), 'Lunch', 15_000);
  await sleep(500);
  expect(await world.pbx.paused('101')).toBe('Lunch');
  await agent.send({ type: 'agent.changed', id: randomUUID(), ready: true, changedBy: 'agent' });
  await eventually(() => world.pbx.paused('101'), undefined);
});

it('an agent whose softphone is closed is rung at the telephone, and sees the call as soon as the softphone opens', async () => {
  const telephone = await world.telephone('101');
  await world.call(support);
  await telephone.accept();
  await telephone.until('CALL_ESTABLISHED');
  const agent = await world.agent('ada');
  const call = await agent.next([], undefined, 15_000);
  await agent.becomes(call.callId, 'connected');
  telephone.do('hangup');
  await agent.becomes(call.callId, 'normal');
});

it('the adaptor cannot be reached for a while: afterwards it knows what is, not what was', async () => {
  const { telephone, agent, callId } = await talking();
  await world.adaptor.host.kill();
  telephone.do('hold');
  await telephone.until('CALL_ANSWERED');
  await sleep(300);
  telephone.do('resume');
  await sleep(1_500);
  telephone.do('hold');
  await sleep(500);
  await world.adaptor.host.restart();
  await agent.becomes(callId, 'held', 30_000);
  expect(agent.way(callId).filter((state) => state === 'held').length).toBeLessThanOrEqual(2);
});
