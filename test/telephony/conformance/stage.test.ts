import { findPersonal } from '../../../telephony/conformance/src/findPersonal';
import { AdaptorStage } from '../../../telephony/conformance/src/stage/adaptorStage';
import { createTelephonyClient } from '../../../telephony/client/src/createTelephonyClient';
import type { TelephonyClient } from '../../../telephony/client/src/telephonyClient';

const ada = '70000000-0000-4000-8000-0000000000a1';
const ben = '70000000-0000-4000-8000-0000000000b2';
let stage: AdaptorStage;
let client: TelephonyClient;
beforeEach(async () => {
  stage = await AdaptorStage.start([ada, ben]);
  client = createTelephonyClient({ adaptorUrl: stage.world.adaptorUrl, signIn: stage.world, patienceMs: 0 });
});
afterEach(() => stage.stop());

const from = { number: '+12025550123' };

it('who has no token, or credentials of somebody else, is told so', async () => {
  expect((await fetch(`${stage.world.adaptorUrl}/agents`)).status).toBe(401);
  const stranger = { ...stage.world, clientSecret: 'another' };
  const wrong = createTelephonyClient({ adaptorUrl: stage.world.adaptorUrl, signIn: stranger, patienceMs: 0 });
  await expect(wrong.agent(ada)).rejects.toMatchObject({ code: 'sign-in-refused', reason: 'invalid_client' });
});

it('calls and agents are told as the adaptor tells them, and those that are over are not open', async () => {
  await client.ring({ userId: ada.toUpperCase(), callId: 'c1', from });
  await client.ring({ userId: ben, callId: 'c1', from });
  await client.tell({ userId: ada, callId: 'c1' }, { type: 'call.connected' });
  expect((await client.agent(ada)).calls).toEqual([expect.objectContaining({ callId: 'c1', state: 'connected' })]);
  expect((await client.call('c1')).rings).toHaveLength(2);
  await client.tell({ userId: ada, callId: 'c1' }, { type: 'call.disconnected', reason: 'normal' });
  expect((await client.agent(ada)).calls).toEqual([]);
  await client.setAgent(ada, { ready: false, reason: 'Lunch' });
  expect(await client.agent(ada)).toMatchObject({ state: 'not-ready', reason: 'Lunch', version: 1 });
  await expect(client.call('c2')).rejects.toMatchObject({ code: 'unknown-call' });
  expect(stage.complaints).toEqual([]);
});

it.each([
  ['the end twice', 'call.disconnected', 'call.disconnected', /told twice/],
  ['a conversation after its end', 'call.disconnected', 'call.connected', /after the end/],
  ['a retrieve of what was not held', 'call.connected', 'call.retrieved', /connected already/],
  ['a hold while it rings', 'call.muted', 'call.held', /nobody talked/],
] as const)('%s is complained of', async (_what, first, second, complaint) => {
  const about = { userId: ada, callId: 'c1' };
  await client.ring({ ...about, from });
  await client.tell(about, { type: first });
  expect(stage.complaints).toEqual([]);
  await client.tell(about, { type: second });
  expect(stage.complaints).toEqual([expect.stringMatching(complaint)]);
});

it('an event in binary mode and the plain text are read too; the same key again is a repeat', async () => {
  const token = await tokenOf(stage);
  const post = (path: string, headers: Record<string, string>, body: object) =>
    fetch(`${stage.world.adaptorUrl}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const attributes = {
    'ce-specversion': '1.0',
    'ce-id': 'e1',
    'ce-source': '/x',
    'ce-type': 'com.example.call.offered',
  };
  const binary = await post('events', { ...attributes, 'ce-subject': 'c%201', 'ce-userid': ada }, {});
  expect([binary.status, stage.complaints.length]).toEqual([400, 1]);
  expect((await post('events', { ...attributes, 'ce-subject': 'c1', 'ce-userid': ada }, {})).status).toBe(202);
  const plain = { userId: ben, message: JSON.stringify({ PhoneNumber: '+12025550123' }) };
  for (let times = 0; times < 2; times += 1) {
    expect((await post('SendMessageToUser', { 'idempotency-key': 'k1' }, plain)).status).toBe(202);
  }
  expect(stage.told.map(({ repeat }) => repeat)).toEqual([false, false, true]);
  expect(stage.calls.all()).toHaveLength(2);
});

async function tokenOf({ world }: AdaptorStage): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: world.clientId, client_secret: world.clientSecret };
  const body = new URLSearchParams({ ...form, scope: world.scope });
  const answer = (await (await fetch(world.tokenUrl, { method: 'POST', body })).json()) as { access_token: string };
  return answer.access_token;
}

it.each([
  ['rings +12025550123', 1],
  ['rings 1 (202) 555-0123', 1],
  ['{"name":"Maria Silva"}', 1],
  ['rings call p-1.2 of 101, code 16', 0],
])('the log line %s gives %i finding', (line, findings) => {
  expect(findPersonal(line, ['+12025550123', 'Maria Silva', '__proto__', '']).length).toBe(findings);
});
