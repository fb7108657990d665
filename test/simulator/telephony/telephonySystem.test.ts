import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import type { ConferenceParty } from '../../../protocol/conferenceParty';
import { readBody } from '../../../simulator/http/readBody';
import { createTelephonyClient } from '../../../telephony/client/src/createTelephonyClient';
import { signed } from '../../telephony/signed';
import { telephonyRoutes } from '../../../simulator/telephony/telephonyRoutes';
import { startTelephony, type RunningTelephony } from '../../../simulator/telephony/startTelephony';

const webhookSecret = `whsec_${Buffer.from('a key of the telephony test').toString('base64')}`;
/** By SendMessageToUser, or as an event. */
interface Posted {
  readonly userId?: string;
  readonly userid?: string;
  readonly message?: string;
  readonly type?: string;
  readonly data?: Readonly<Record<string, unknown>> & {
    readonly callId?: string;
    readonly parties?: readonly ConferenceParty[];
  };
}
let adaptor: Server;
let telephony: RunningTelephony;
let reply: { status: number; body: unknown };
/** Refusals that come before `reply`. */
let refusals: Record<string, string>[];
let posted: { authorization: string | undefined; body: Posted }[];

beforeEach(async () => {
  posted = [];
  refusals = [];
  adaptor = createServer((request, response) => {
    void readBody(request, 262_144).then((body) => {
      posted.push({ authorization: request.headers.authorization, body: JSON.parse(body ?? '') as Posted });
      const refusal = refusals.shift();
      if (refusal !== undefined) return response.writeHead(429, refusal).end('{}');
      return response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => adaptor.listen(0, '127.0.0.1', resolve));
  const adaptorUrl = `http://127.0.0.1:${(adaptor.address() as AddressInfo).port}/api`;
  telephony = await startTelephony({
    client: () => createTelephonyClient({ adaptorUrl, signIn: () => Promise.resolve('app-token') }),
    agents: [],
    webhookSecret,
  });
});

afterEach(async () => {
  await telephony.stop();
  await new Promise((resolve) => adaptor.close(resolve));
});

const ring = (kind: 'seed' | 'event') =>
  telephony.system.ring({ from: '+12025550123', userId: 'agent-1', comments: 'Asks about the invoice', kind });

async function webhook(event: unknown, secret = webhookSecret, id = 'msg_1'): Promise<number> {
  const body = JSON.stringify(event);
  const headers = signed(secret, body, { id });
  return (await fetch(telephony.receiver.webhookUrl, { method: 'POST', headers, body })).status;
}

const told = (type: string, data: object) => ({ specversion: '1.0', id: 'e1', source: '/adaptor', type, data });
const report = (callId: string, outcome: string, final: boolean) =>
  told('ring.reported', { callId, userId: 'agent-1', outcome, final, state: 'offered' });
const command = (callId: string, wish: Readonly<Record<string, string>>) =>
  told('command.requested', { callId, userId: 'agent-1', commandId: 'k1', expiresInMs: 8_000, ...wish });
const answered202 = { status: 202, body: { callId: 'c1', connections: 1, state: 'offered' } };

test('a plain ring is posted in the words of the seed, with the app token', async () => {
  reply = { status: 202, body: { callId: 'c1', connections: 1, state: 'offered' } };
  expect((await ring('seed')).callId).toBe('c1');
  expect(posted[0]?.authorization).toBe('Bearer app-token');
  expect(JSON.parse(posted[0]?.body.message ?? '')).toEqual({
    PhoneNumber: '+12025550123',
    comments: 'Asks about the invoice',
  });
});

test('an agent who is not connected is an outcome at once, a push that failed as well', async () => {
  reply = { status: 409, body: { title: 'The agent is not connected.' } };
  expect(await ring('seed')).toMatchObject({ outcome: 'not-connected', problem: 'The agent is not connected.' });
  reply = { status: 503, body: { code: 'push-failed' } };
  expect(await ring('event')).toMatchObject({ outcome: 'not-shown' });
});

test('an adaptor that has too much to do is asked again when it said so, and not for ever', async () => {
  reply = { status: 202, body: { callId: 'c1', connections: 1, state: 'offered' } };
  refusals = [{ 'retry-after': '1' }];
  const startMs = Date.now();
  expect((await ring('seed')).outcome).toBeUndefined();
  expect(posted).toHaveLength(2);
  expect(Date.now() - startMs).toBeGreaterThanOrEqual(990);
  refusals = [{ 'retry-after': '3600' }];
  await expect(ring('seed')).rejects.toThrow('429');
});

test('the outcomes told by webhook are kept in order, and the first ending stands', async () => {
  reply = answered202;
  await ring('seed');
  await webhook(report('c1', 'shown', false), webhookSecret, 'm1');
  await webhook(report('c1', 'accepted', true), webhookSecret, 'm2');
  await webhook(report('c1', 'timed-out', true), webhookSecret, 'm3');
  expect(await telephony.system.rings.finished('c1', 1_000)).toMatchObject({
    outcomes: ['shown', 'accepted', 'timed-out'],
    outcome: 'accepted',
  });
});

test('a webhook that comes twice counts once, one with a wrong signature not at all', async () => {
  expect(await webhook(report('c1', 'shown', false), webhookSecret, 'm1')).toBe(204);
  expect(await webhook(report('c1', 'shown', false), webhookSecret, 'm1')).toBe(204);
  expect(await webhook(report('c1', 'accepted', true), 'whsec_d3Jvbmc=', 'm2')).toBe(401);
  expect(telephony.system.rings.get('c1')?.outcomes).toEqual(['shown']);
});

test('the agent hangs up: the telephony system ends the call and reports it', async () => {
  reply = answered202;
  const { callId } = await ring('event');
  await webhook(command(callId, { command: 'hangup' }));
  for (let tries = 0; posted.length < 2 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 10));
  expect(posted[1]?.body).toMatchObject({
    type: 'call.disconnected',
    data: { callId, reason: 'normal' },
  });
});

const reportedTypes = () => posted.slice(1).map((one) => one.body.type);
const settle = () => new Promise((done) => setTimeout(done, 60));

test.each([
  [{ command: 'hold' }, 'call.held'],
  [{ command: 'retrieve' }, 'call.retrieved'],
  [{ command: 'mute' }, 'command.succeeded'],
  [{ command: 'send-digits', digits: '12#' }, 'command.succeeded'],
  [{ command: 'blind-transfer', target: '+12025550177' }, 'call.transferred'],
  [{ command: 'record-start' }, 'call.record-started'],
  [{ command: 'record-pause' }, 'call.record-paused'],
  [{ command: 'record-resume' }, 'call.record-resumed'],
  [{ command: 'record-stop' }, 'call.record-stopped'],
])('the command %j is carried out and reported as %s', async (wish, type) => {
  reply = answered202;
  const { callId } = await ring('event');
  await webhook(command(callId, wish));
  await settle();
  expect(reportedTypes()).toEqual([type]);
  expect(telephony.system.rings.get(callId)?.commands).toEqual([{ commandId: 'k1', ...wish }]);
});

describe('a consultation', () => {
  const events = () => posted.slice(1).map(({ body }) => [body.data?.callId, body.type]);
  const told = async (count: number): Promise<void> => {
    for (let tries = 0; posted.length <= count && tries < 100; tries += 1) await settle();
  };
  let id = 0;
  const give = (callId: string, wish: Readonly<Record<string, string>>) =>
    webhook(command(callId, { ...wish, commandId: `give-${(id += 1)}` }), webhookSecret, `give-${id}`);

  async function consulting() {
    reply = answered202;
    telephony.system.dialBehaviour = { outcome: 'answers', delayMs: 0 };
    const { callId: first } = await ring('event');
    await give(first, { command: 'consult', target: '+12025550177' });
    await told(4);
    const offered = posted.find(({ body }) => body.data?.relatedCallId === first)?.body.data;
    return { first, second: offered?.callId ?? '', offered };
  }

  test('holds the first call and begins a second one, which is told with its own id and what it can do', async () => {
    const { first, second, offered } = await consulting();
    expect(offered).toMatchObject({ direction: 'outbound', to: { number: '+12025550177' } });
    expect(offered?.capabilities).toContain('consult');
    expect(events()).toEqual([
      [first, 'call.held'],
      [second, 'call.offered'],
      [second, 'call.alerting'],
      [second, 'call.connected'],
    ]);
  });

  test('retrieving one of the two holds the other', async () => {
    const { first, second } = await consulting();
    await give(first, { command: 'retrieve' });
    await told(6);
    expect(events().slice(4)).toEqual([
      [second, 'call.held'],
      [first, 'call.retrieved'],
    ]);
  });

  test.each([0, 1])('completed on either call both are transferred, and joined with each other', async (which) => {
    const { first, second } = await consulting();
    await give([first, second][which] ?? '', { command: 'complete-transfer' });
    await told(6);
    expect(events().slice(4).sort()).toEqual(
      [
        [first, 'call.transferred'],
        [second, 'call.transferred'],
      ].sort(),
    );
    expect(telephony.system.rings.get(first)).toMatchObject({ joinedWith: second });
    expect(telephony.system.rings.get(second)).toMatchObject({ joinedWith: first });
  });

  test('given up it is over, and the first call is retrieved', async () => {
    const { first, second } = await consulting();
    await give(second, { command: 'cancel-consult' });
    await told(6);
    expect(events().slice(4)).toEqual([
      [second, 'call.disconnected'],
      [first, 'call.retrieved'],
    ]);
  });

  describe('that is merged', () => {
    const partiesOf = (at: number) => posted.at(at)?.body.data?.parties?.map(({ number, muted }) => [number, muted]);
    async function conferring() {
      const { first, second } = await consulting();
      await give(second, { command: 'merge' });
      await told(6);
      const ids = (posted.at(-2)?.body.data?.parties ?? []).map(({ id: partyId }) => partyId);
      return { first, second, ids };
    }

    test('is a conference in the first call, and the second is over', async () => {
      const { first, second } = await conferring();
      expect(events().slice(4)).toEqual([
        [first, 'call.conferenced'],
        [second, 'call.disconnected'],
      ]);
      expect(partiesOf(-2)).toEqual([
        ['+12025550123', undefined],
        ['+12025550177', undefined],
      ]);
    });

    test('mutes one, lets them be heard again, puts one out, and is over with the last', async () => {
      const { first, ids } = await conferring();
      const [caller = '', colleague = ''] = ids;
      await give(first, { command: 'mute-party', party: colleague });
      await told(7);
      expect(partiesOf(-1)?.[1]).toEqual(['+12025550177', true]);
      await give(first, { command: 'unmute-party', party: colleague });
      await told(8);
      expect(partiesOf(-1)?.[1]).toEqual(['+12025550177', undefined]);
      await give(first, { command: 'drop-party', party: colleague });
      await told(9);
      expect(partiesOf(-1)).toEqual([['+12025550123', undefined]]);
      await give(first, { command: 'drop-party', party: colleague });
      await told(10);
      await give(first, { command: 'drop-party', party: caller });
      await told(11);
      expect(events().slice(9)).toEqual([
        [first, 'command.failed'],
        [first, 'call.disconnected'],
      ]);
    });

    test('can be left, and takes a third when somebody else is asked', async () => {
      const { first } = await conferring();
      await give(first, { command: 'consult', target: '+12025550188' });
      await told(10);
      const third = posted.at(-1)?.body.data?.callId ?? '';
      await give(first, { command: 'merge' });
      await told(12);
      expect(partiesOf(-2)?.map(([number]) => number)).toEqual(['+12025550123', '+12025550177', '+12025550188']);
      await give(first, { command: 'leave' });
      await told(13);
      expect(events().slice(10)).toEqual([
        [first, 'call.conferenced'],
        [third, 'call.disconnected'],
        [first, 'call.transferred'],
      ]);
    });
  });

  test('cannot be merged before it is answered', async () => {
    reply = answered202;
    telephony.system.dialBehaviour = { outcome: 'answers', delayMs: 5_000 };
    const { callId: first } = await ring('event');
    await give(first, { command: 'consult', target: '+12025550177' });
    await told(2);
    await give(first, { command: 'merge' });
    await told(3);
    expect(events().at(-1)).toEqual([first, 'command.failed']);
  });

  test('whose other call is over cannot be completed, nor can the first call be given up', async () => {
    const { first, second } = await consulting();
    await give(first, { command: 'cancel-consult' });
    await told(5);
    expect(events().slice(4)).toEqual([[first, 'command.failed']]);
    await telephony.system.report(first, 'call.disconnected', 'normal');
    await give(second, { command: 'complete-transfer' });
    await told(7);
    expect(events().slice(5)).toEqual([
      [first, 'call.disconnected'],
      [second, 'command.failed'],
    ]);
  });
});

test('on demand a command is refused, answered late, or never', async () => {
  reply = answered202;
  const { callId } = await ring('event');
  telephony.system.behaviour = { answer: 'never', delayMs: 0 };
  await webhook(command(callId, { command: 'hold' }), webhookSecret, 'm1');
  await settle();
  expect(reportedTypes()).toEqual([]);
  telephony.system.behaviour = { answer: 'fails', delayMs: 100 };
  await webhook(command(callId, { command: 'hold', commandId: 'k2' }), webhookSecret, 'm2');
  await settle();
  expect(reportedTypes()).toEqual([]);
  await new Promise((done) => setTimeout(done, 100));
  expect(reportedTypes()).toEqual(['command.failed']);
});

test('waiting for an outcome that never comes ends with what was told so far', async () => {
  reply = answered202;
  await ring('seed');
  await webhook(report('c1', 'shown', false));
  await expect(telephony.system.rings.finished('c1', 20)).rejects.toThrow('told so far: shown');
});

test('an agent’s state is shown as it was told last, also when the words come out of order, and can be set', async () => {
  const stands = (version: number, ready: boolean) =>
    told('agent.changed', {
      userId: 'agent-1',
      state: ready ? 'available' : 'not-ready',
      ready,
      activity: 'idle',
      changedBy: 'agent',
      version,
    });
  await webhook(stands(2, false), webhookSecret, 'm2');
  await webhook(stands(1, true), webhookSecret, 'm1');
  expect(telephony.system.agents.list()).toMatchObject([{ userId: 'agent-1', state: 'not-ready', version: 2 }]);
  const agent = { userId: 'agent-1', ready: false, activity: 'idle', changedBy: 'telephony', version: 3 };
  reply = { status: 202, body: { ...agent, state: 'not-ready' } };
  await telephony.system.setAgent('agent-1', false, 'Break');
  expect(posted[0]?.body).toMatchObject({
    type: 'agent.not-ready',
    data: { reason: 'Break' },
  });
});

test('a call can be cancelled, hung up and told any event from the console', async () => {
  reply = { status: 202, body: { callId: 'x', connections: 1, state: 'offered' } };
  const { callId } = await ring('event');
  const tell = async (body: object, id = callId): Promise<number> => {
    const { response, ended } = answered();
    const request = Object.assign(Readable.from([Buffer.from(JSON.stringify(body))]), {
      method: 'POST',
      url: `/simulator/rings/${encodeURIComponent(id)}/events`,
      headers: { 'content-type': 'application/json' },
    });
    await telephonyRoutes(telephony.system, [])(request as unknown as IncomingMessage, response);
    return ended();
  };
  expect(await tell({ type: 'call.connected' })).toBe(202);
  expect(await tell({ type: 'call.disconnected', reason: 'cancelled' })).toBe(202);
  const events = posted.slice(1).map(({ body }) => body);
  expect(events.map(({ type }) => type)).toEqual(['call.connected', 'call.disconnected']);
  expect(events[1]?.data).toMatchObject({ callId, reason: 'cancelled' });
  expect(await tell({ type: 'call.sung' })).toBe(400);
  expect(await tell({ type: 'call.disconnected', reason: 'bored' })).toBe(400);
  expect(await tell({ type: 'call.held' }, 'nobody')).toBe(404);
});

/** A response that only remembers its status. */
function answered(): { readonly response: ServerResponse; readonly ended: () => number } {
  let status = 0;
  const response = { writeHead: (code: number) => (status = code), end: () => undefined };
  return { response: response as unknown as ServerResponse, ended: () => status };
}
