import { createHmac } from 'node:crypto';
import {
  acknowledge,
  ada,
  ben,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  webhookKey,
  type AdaptorWorld,
  type Softphone,
} from './adaptorWorld';

describe('a call that a telephony system offers', () => {
  let world: AdaptorWorld;
  let softphone: Softphone;

  beforeAll(async () => {
    world = await startAdaptorWorld();
    softphone = await world.connect(world.tokens.ada);
  }, 30_000);
  afterAll(() => world.stop());

  const pushOf = (callId: unknown, state: string) =>
    eventually(`${state} is pushed`, () =>
      softphone.pushes.find((push) => push.callId === callId && push.state === state),
    );
  const reportOf = (callId: unknown, outcome: string) =>
    eventually(`${outcome} is reported`, () =>
      world.webhooks.find(({ event }) => event.data.callId === callId && event.data.outcome === outcome),
    );

  it("A4-07 rings at the agent's softphone with the seed's text, and lives by the agent's answers", async () => {
    const answer = await world.ring(ada, '{"PhoneNumber":"+12025550123","comments":"about an order"}');
    expect(answer).toMatchObject({ status: 202, body: { connections: 1, state: 'offered' } });
    const { callId } = answer.body;
    const ring = await pushOf(callId, 'offered');
    expect(ring).toMatchObject({ assumed: true, from: { number: '+12025550123' }, comments: 'about an order' });
    expect(ring.ringRemainingMs).toBeGreaterThan(20_000);

    expect(await softphone.send(acknowledge(ring, 'shown'))).toMatchObject({ ok: true, state: 'alerting' });
    expect((await reportOf(callId, 'shown')).event.data).toMatchObject({ final: false, userId: ada });
    expect(await softphone.send(acknowledge(ring, 'accepted'))).toMatchObject({ ok: true, state: 'connected' });
    expect((await reportOf(callId, 'accepted')).event.data).toMatchObject({ final: true, state: 'connected' });
    expect(await pushOf(callId, 'connected')).toMatchObject({ assumed: true });

    const listed = await world.call('GET', 'calls', world.tokens.ada);
    expect(listed.body.calls).toMatchObject([{ callId, state: 'connected' }]);
    const hangup = { type: 'command.hangup', id: 'h1', callId: ring.callId, source: ring.source } as const;
    expect(await softphone.send(hangup)).toMatchObject({ ok: true, state: 'disconnected' });
    expect(await pushOf(callId, 'disconnected')).toMatchObject({ reason: 'normal' });
    expect((await world.call('GET', 'calls', world.tokens.ada)).body.calls).toEqual([]);
  });

  it('S7-17 costs two storage requests before the push and one REST call', async () => {
    await world.quiet();
    const costs: { readonly storage: number; readonly rest: number }[] = [];
    // The sweep asks storage every five seconds too: the smallest of three counts is the ring's own.
    for (let tries = 0; tries < 3; tries += 1) {
      const restBefore = world.signalr.restRequests();
      const storageBefore = world.storage.requests();
      const callId = freshId();
      await world.ring(ada, offeredEvent(callId), { idempotencyKey: freshId() });
      const call = await pushOf(callId, 'offered');
      costs.push({
        storage: world.storage.requests() - storageBefore,
        rest: world.signalr.restRequests() - restBefore,
      });
      await softphone.send(acknowledge(call, 'rejected'));
      await world.quiet();
    }
    // Two before the push; index, deadline and answer follow it.
    expect(Math.min(...costs.map(({ storage }) => storage))).toBeLessThanOrEqual(5);
    expect(Math.min(...costs.map(({ rest }) => rest))).toBe(1);
  });

  it('costs eight storage requests from its offer to its end, where one instance has all of it', async () => {
    await world.quiet();
    const costs: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const before = world.storage.requests();
      const callId = freshId();
      await world.ring(ada, offeredEvent(callId));
      const call = await pushOf(callId, 'offered');
      await softphone.send(acknowledge(call, 'shown'));
      await reportOf(callId, 'shown');
      const end = { ...offeredEvent(callId), type: 'call.disconnected', id: freshId(), data: { callId } };
      expect(await world.ring(ada, end)).toMatchObject({ status: 202, body: { state: 'disconnected' } });
      await world.quiet();
      costs.push(world.storage.requests() - before);
    }
    // The sweep asks storage every five seconds too.
    expect(Math.min(...costs)).toBeLessThanOrEqual(8);
  });

  it('is told as rejected, signed so that the telephony system can believe it', async () => {
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    const call = await pushOf(callId, 'offered');
    expect(await softphone.send(acknowledge(call, 'rejected'))).toMatchObject({ ok: true, state: 'disconnected' });
    const { headers, text, event } = await reportOf(callId, 'rejected');
    expect(event).toMatchObject({ type: 'ring.reported', subject: callId, data: { final: true, reason: 'rejected' } });
    const id = String(headers['webhook-id']);
    const signed = createHmac('sha256', webhookKey).update(`${id}.${String(headers['webhook-timestamp'])}.${text}`);
    expect(headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`);
    expect(event.id).toBe(id);
  });

  it('follows the later events of the telephony system, in whatever order and number they come', async () => {
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    const later = (type: string, id: string, data = {}) =>
      world.ring(ada, { ...offeredEvent(callId), type, id, data: { callId, ...data } });
    expect(await later('com.example.call.connected', 'e2')).toMatchObject({
      status: 202,
      body: { state: 'connected' },
    });
    expect(await later('call.held', 'e3')).toMatchObject({ body: { state: 'held' } });
    expect(await later('call.retrieved', 'e4')).toMatchObject({ body: { state: 'connected' } });
    expect(await later('call.held', 'e3')).toMatchObject({ body: { state: 'connected' } });
    expect(await later('call.disconnected', 'e5', { reason: 'transferred' })).toMatchObject({
      body: { state: 'disconnected' },
    });
    expect(await later('call.held', 'e6')).toMatchObject({ body: { state: 'disconnected' } });
    expect(await pushOf(callId, 'disconnected')).toMatchObject({ reason: 'transferred', version: 5 });
    expect(await world.ring(ada, { ...offeredEvent(freshId()), type: 'call.held' })).toMatchObject({ status: 404 });
  });

  it('ends a reported call by asking the telephony system, not by itself', async () => {
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    const call = await pushOf(callId, 'offered');
    const hangup = { type: 'command.hangup', id: 'h2', callId, source: call.source } as const;
    expect(await softphone.send(hangup)).toMatchObject({ ok: false, reason: 'illegal-state' });
    await softphone.send(acknowledge(call, 'accepted'));
    expect(await softphone.send(hangup)).toMatchObject({ ok: true, state: 'connected' });
    const command = await eventually('the command is sent', () =>
      world.webhooks.find(({ event }) => event.type === 'command.requested' && event.subject === callId),
    );
    expect(command.event.data).toEqual({
      callId,
      userId: ada,
      commandId: 'h2',
      command: 'hangup',
      expiresInMs: expect.any(Number),
    });
    await world.ring(ada, { ...offeredEvent(callId), id: 'end', type: 'call.disconnected' });
  });

  it('gives a repeat the first answer and does not ring again', async () => {
    const callId = freshId();
    const first = await world.ring(ada, offeredEvent(callId));
    expect(await world.ring(ada, offeredEvent(callId))).toMatchObject({ status: 202, body: first.body });
    const idempotencyKey = freshId();
    const text = '{"PhoneNumber":"+12025550124"}';
    const [one, two] = await Promise.all([
      world.ring(ada, text, { idempotencyKey }),
      world.ring(ada, text, { idempotencyKey }),
    ]);
    expect(two).toMatchObject({ status: 202, body: one.body });
    expect(one.body.callId).not.toBe((await world.ring(ada, text)).body.callId);
    await world.quiet();
    expect(softphone.pushes.filter((push) => push.callId === callId)).toHaveLength(1);
    expect(softphone.pushes.filter((push) => push.callId === one.body.callId)).toHaveLength(1);
  });

  it('A4-06 S7-12 lets one of two accepts win and tells the other that the ring was taken back', async () => {
    const second = await world.connect(world.tokens.ada);
    const callId = freshId();
    expect((await world.ring(ada, offeredEvent(callId))).body.connections).toBe(2);
    const call = await pushOf(callId, 'offered');
    const accept = acknowledge(call, 'accepted');
    const answers = await Promise.all([softphone.send(accept), second.send(acknowledge(call, 'accepted'))]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'taken-back', state: 'connected' });
    await reportOf(callId, 'accepted');
    expect(await second.send(acknowledge(call, 'shown'))).toMatchObject({ ok: true, state: 'connected' });
    // The winner's answer can be lost: the same message is not told that somebody else was faster.
    if (answers[0].ok) expect(await softphone.send(accept)).toMatchObject({ ok: true, state: 'connected' });
    await second.stop();
  });

  it("is not for another agent's softphone, nor for another telephony app", async () => {
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    const call = await pushOf(callId, 'offered');
    const bens = await world.connect(world.tokens.ben);
    expect(await bens.send(acknowledge(call, 'accepted'))).toEqual({ ok: false, reason: 'not-yours' });
    expect(await bens.send(acknowledge({ ...call, callId: 'nobodys' }, 'accepted'))).toEqual({
      ok: false,
      reason: 'unknown-call',
    });
    expect(await bens.connection.invoke('sendMessage', 'nonsense')).toEqual({ ok: false, reason: 'malformed' });
    expect((await world.call('GET', 'calls', world.tokens.ben)).body.calls).toEqual([]);
    const path = `calls/${encodeURIComponent(callId)}`;
    expect(await world.call('GET', path, world.tokens.telephony)).toMatchObject({
      status: 200,
      body: { callId, userId: ada, state: 'offered', final: false },
    });
    expect((await world.call('GET', path, world.tokens.otherTelephony)).status).toBe(404);
    // The same call id of another app is another call.
    expect((await world.ring(ada, offeredEvent(callId), { token: world.tokens.otherTelephony })).status).toBe(202);
    // The same call, offered to somebody else, rings there.
    expect((await world.ring(ben, offeredEvent(callId))).status).toBe(202);
    await eventually('it rings at the other agent', () => bens.pushes.find((push) => push.callId === callId));
    await bens.stop();
  });

  it('tells at once when the only softphone could not show it', async () => {
    const callId = freshId();
    await world.ring(ada, offeredEvent(callId));
    const call = await pushOf(callId, 'offered');
    expect(await softphone.send(acknowledge(call, 'not-shown'))).toMatchObject({ ok: true, state: 'disconnected' });
    expect((await reportOf(callId, 'not-shown')).event.data).toMatchObject({ final: true });
  });

  it('S7-08 says in a problem what is wrong with a request, without repeating it', async () => {
    const attempts: [unknown, string][] = [
      ['no json', 'bad-request'],
      [{ userId: 'not an id', message: '{}' }, 'bad-request'],
      [{ userId: ada }, 'bad-request'],
      [{ userId: ada, message: '{"Phone":"+12025550123"}' }, 'bad-request'],
      [{ userId: ada, message: 'x'.repeat(200_000) }, 'too-large'],
    ];
    for (const [body, code] of attempts) {
      const answer = await world.call('POST', 'SendMessageToUser', world.tokens.telephony, body);
      expect(answer.body).toMatchObject({ code, what: expect.any(String), means: expect.any(String) });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('S7-06 leaves no number, note or token in the log', async () => {
    expect(world.host.log()).not.toMatch(/2025550|about an order|eyJ|upstream-secret|whsec_/);
  });
});
