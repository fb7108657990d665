import { TelephonySystem } from '../../../simulator/telephony/telephonySystem';
import type { TelephonyClient } from '../../../telephony/client/src/telephonyClient';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';

const colleague = (oid: string, extension: string) => ({ oid, name: oid, userName: oid, extension });
const [ann, ben, cem] = [colleague('ann', '201'), colleague('ben', '202'), colleague('cem', '203')] as const;

function world() {
  const told: string[] = [];
  const client = {
    ring: ({ callId }: { readonly callId: string }) => Promise.resolve({ callId, connections: 1, state: 'offered' }),
    tell: ({ callId }: { readonly callId: string }, { type }: { readonly type: string }) => {
      told.push(`${callId} ${type}`);
      return Promise.resolve({ callId, connections: 1, state: 'connected' });
    },
  } as unknown as TelephonyClient;
  const system = new TelephonySystem({
    client: () => client,
    colleagues: [ann, ben, cem],
    supervisors: [ben.oid, cem.oid],
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  const talks = async (callId: string, userId: string): Promise<void> => {
    await system.ring({ from: '+12025550123', userId, kind: 'event', callId });
    await system.report(callId, 'call.connected');
  };
  const listens = async (callId: string, userId: string, target: string): Promise<void> => {
    const data = { callId, userId, commandId: callId, command: 'dial', target, format: 'supervise', lifeMs: 60_000 };
    system.receive({
      type: 'command.requested',
      sentAtMs: Date.now(),
      id: callId,
      event: {},
      data,
    } as unknown as WebhookEvent);
    await settle();
  };
  return { system, told, talks, listens, settle };
}

it('a supervisor who only listens talks with nobody: another one cannot listen to that', async () => {
  const { told, talks, listens } = world();
  await talks('talk', ann.oid);
  await listens('bens', ben.oid, ann.extension);
  await listens('cems', cem.oid, ben.extension);
  expect(told).toContain('bens call.connected');
  expect(told.filter((one) => one.startsWith('cems'))).toEqual(['cems command.failed']);
});

it('of two calls of a colleague the one that goes on is listened to, not the one on hold', async () => {
  const { system, told, talks, listens, settle } = world();
  await talks('first', ann.oid);
  await system.report('first', 'call.held');
  await talks('second', ann.oid);
  await system.report('second', 'call.held');
  await system.report('first', 'call.retrieved');
  await listens('bens', ben.oid, ann.extension);
  expect(told.filter((one) => one.endsWith('call.supervised'))).toEqual(['first call.supervised']);
  await system.report('first', 'call.disconnected', 'normal');
  await settle();
  expect(told).toContain('bens call.disconnected');
});
