import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFunctionsHost } from '../../simulator/functions-host/startFunctionsHost';
import {
  acknowledge,
  ada,
  adaptorZip,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  webhookKey,
  type AdaptorWorld,
} from './adaptorWorld';

const previousKey = Buffer.alloc(32, 9);

describe('a ring that nobody answers, and a process that dies', () => {
  let world: AdaptorWorld;

  beforeAll(async () => {
    world = await startAdaptorWorld({
      ShownDeadlineMs: '1000',
      RingTtlMs: '5000',
      TelephonyWebhookSecretPrevious: `whsec_${previousKey.toString('base64')}`,
    });
  }, 30_000);
  afterAll(() => world.stop());

  const reports = (callId: string) => world.webhooks.filter(({ event }) => event.subject === callId);
  const reported = (callId: string, outcome: string, waitMs = 15_000) =>
    eventually(
      `${outcome} is reported`,
      () => reports(callId).find(({ event }) => event.data.outcome === outcome),
      waitMs,
    );

  it('S7-18 is told as not shown when nobody drew it in time, and goes away at the agent', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    expect((await reported(callId, 'not-shown', 4_000)).event.data).toMatchObject({ final: true, reason: 'not-shown' });
    await eventually('the end is pushed', () =>
      softphone.pushes.find((push) => push.callId === callId && push.version === 2),
    );
    const [push] = softphone.pushes;
    if (push)
      expect(await softphone.send(acknowledge(push, 'accepted'))).toMatchObject({ ok: false, reason: 'taken-back' });
    await softphone.stop();
  }, 30_000);

  it('is told as timed out when it was shown, or given to the host, and not answered', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const ids = [freshId(), freshId()];
    for (const [at, callId] of ids.entries()) {
      await world.ring(ada, offeredEvent(callId));
      const push = await eventually('it rings', () => softphone.pushes.find((one) => one.callId === callId));
      await softphone.send(acknowledge(push, at === 0 ? 'shown' : 'handed-to-host'));
    }
    for (const callId of ids) {
      expect((await reported(callId, 'timed-out')).event.data).toMatchObject({ final: true });
      expect(reports(callId).map(({ event }) => event.data.outcome)).not.toContain('not-shown');
    }
    await softphone.stop();
  }, 30_000);

  it('is told in time although the adaptor was killed right after it answered', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    expect((await world.ring(ada, offeredEvent(callId))).status).toBe(202);
    await world.host.kill();
    await sleep(1_100);
    expect(reports(callId)).toEqual([]);
    await world.host.restart();
    expect((await reported(callId, 'not-shown')).event.data).toMatchObject({ final: true });
    await softphone.stop();
  }, 40_000);

  it('tells it again until it is confirmed, with the same id and both secrets, and never follows a redirect', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    world.receiver.status = 307;
    await world.ring(ada, offeredEvent(callId));
    const push = await eventually('it rings', () => softphone.pushes.find((one) => one.callId === callId));
    await softphone.send(acknowledge(push, 'rejected'));
    await reported(callId, 'rejected');
    await world.host.kill();
    world.receiver.status = 200;
    await world.host.restart();
    await eventually('it is told again', () => reports(callId).length === 2, 25_000);
    await sleep(6_000);
    const [first, second] = reports(callId);
    expect(reports(callId)).toHaveLength(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const content = `${String(second?.headers['webhook-id'])}.${String(second?.headers['webhook-timestamp'])}.${String(second?.text)}`;
    const signatures = [webhookKey, previousKey].map(
      (key) => `v1,${createHmac('sha256', key).update(content).digest('base64')}`,
    );
    expect(second?.headers['webhook-signature']).toBe(signatures.join(' '));
    await softphone.stop();
  }, 60_000);

  it('is told once although two instances look after it', async () => {
    const twin = await startFunctionsHost({
      zipPath: adaptorZip,
      settings: world.settings,
      corsOrigins: [],
      extraCaFile: world.entra.certificateFile,
    });
    const softphone = await world.connect(world.tokens.ada);
    try {
      const ids = [freshId(), freshId(), freshId()];
      for (const callId of ids) await world.ring(ada, offeredEvent(callId));
      for (const callId of ids) await reported(callId, 'not-shown');
      await sleep(6_000);
      for (const callId of ids) expect(reports(callId)).toHaveLength(1);
    } finally {
      await softphone.stop();
      await twin.stop();
    }
  }, 60_000);

  it('answers 503 and closes the call when the SignalR Service certainly did not take it; a repeat rings', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const callId = freshId();
    await world.signalr.pause();
    const answer = await world.ring(ada, offeredEvent(callId));
    expect(answer).toMatchObject({ status: 503, body: { code: 'push-failed' } });
    const path = `calls/${callId}`;
    expect((await world.call('GET', path, world.tokens.telephony)).body).toMatchObject({ state: 'disconnected' });
    expect((await world.call('GET', 'calls', world.tokens.ada)).body.calls).toEqual([]);
    await world.signalr.resume();
    expect((await world.ring(ada, offeredEvent(callId))).status).toBe(202);
    expect((await world.call('GET', 'calls', world.tokens.ada)).body.calls).toMatchObject([
      { callId, state: 'offered' },
    ]);
    await softphone.stop();
  }, 30_000);
});

describe('an adaptor whose settings are not complete', () => {
  it('does not start and names every setting with its meaning', async () => {
    const settings = { HubName: 'softphone', ApiScope: 'functionuser', RingTtlMs: 'soon' };
    const start = startFunctionsHost({ zipPath: adaptorZip, settings, corsOrigins: [] });
    const error = await start.then(
      () => '',
      (reason: unknown) => String(reason),
    );
    for (const name of [
      'Authority',
      'AzureAd:ClientId',
      'AzureAd:TenantId',
      'AzureSignalRConnectionString',
      'AzureWebJobsStorage',
      'StorageUserTable',
    ]) {
      // Two can also be said by naming the account, for the adaptor's own identity.
      expect(error).toMatch(new RegExp(`- ${name} is missing(, and so is \\S+)?\\. It is the `));
    }
    expect(error).toContain('- RingTtlMs is not a whole number');
    expect(error).not.toContain('soon');
    expect(error).not.toContain('- HubName');
  }, 20_000);
});
