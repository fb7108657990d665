import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';
import { directory } from '../../simulator/directory';
import { fetchTrusting } from '../../simulator/entra/fetchTrusting';
import { freePort } from '../../simulator/freePort';
import { createTelephonyClient } from '../../telephony/client/src/createTelephonyClient';
import type { ConnectedAgent } from '../../protocol/messages/answers';
import {
  acknowledge,
  ada,
  ben,
  eventually,
  freshId,
  startAdaptorWorld,
  webhookKey,
  type AdaptorWorld,
} from './adaptorWorld';

let world: AdaptorWorld;
let examplePort: number;
beforeAll(async () => {
  examplePort = await freePort(0);
  world = await startAdaptorWorld({ TelephonyWebhookUrl: `http://127.0.0.1:${examplePort}/webhook` });
}, 30_000);
afterAll(() => world.stop());

const signIn = () => ({
  tokenUrl: `${world.entra.authority}/oauth2/v2.0/token`,
  clientId: directory.telephony.clientId,
  clientSecret: directory.telephony.clientSecret,
  scope: `api://${directory.apiClientId}/.default`,
});
const client = (changes: object = {}) =>
  createTelephonyClient({
    adaptorUrl: `${world.host.url}/api/`,
    signIn: { ...signIn(), ...changes },
    fetch: fetchTrusting(world.entra.certificateFile),
  });

// First of all: webhooks of the calls below find nobody, and would come again to the example.
it('the example rings, connects, holds and ends a call, within its forty lines', async () => {
  const file = join(repoRoot, 'telephony/client/example.mjs');
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  const softphone = await world.connect(world.tokens.ada);
  const { tokenUrl, clientId, clientSecret, scope } = signIn();
  const example = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      ...{ ADAPTOR_URL: `${world.host.url}/api`, TOKEN_URL: tokenUrl, SCOPE: scope, PORT: String(examplePort) },
      ...{ CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, NODE_EXTRA_CA_CERTS: world.entra.certificateFile },
      WEBHOOK_SECRET: `whsec_${webhookKey.toString('base64')}`,
    },
  });
  let output = '';
  for (const stream of [example.stdout, example.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise((resolve) => example.on('exit', resolve));
  try {
    const ring = await eventually(
      'it rings',
      () => softphone.pushes.find((push) => push.from.displayName === 'Caller' && push.state === 'offered'),
      15_000,
    );
    const stateOf = (state: string) =>
      eventually(`${state}: ${output}`, () =>
        softphone.pushes.some((push) => push.callId === ring.callId && push.state === state && !push.commands),
      );
    await softphone.send(acknowledge(ring, 'accepted'));
    // Accepted is connected; the example's own word comes with it.
    await stateOf('connected');
    const about = { callId: ring.callId, source: ring.source };
    expect(await softphone.send({ type: 'command.hold', id: freshId(), ...about })).toMatchObject({ ok: true });
    await stateOf('held');
    await softphone.send({ type: 'command.hangup', id: freshId(), ...about });
    await stateOf('disconnected');
    expect(await ended).toBe(0);
    expect(output).toBe('Ringing.\nThe ring: accepted.\n');
  } finally {
    example.kill();
    await softphone.stop();
  }
}, 40_000);

describe('the integrators’ client, before the real adaptor', () => {
  it('rings, tells what happens, and asks what became of it', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const telephony = client();
    const callId = `${freshId()}/1?`;
    const from = { number: '+12025550123', displayName: 'Caller' };
    const answer = await telephony.ring({ userId: ada, callId, from, capabilities: ['hold'] });
    expect(answer).toEqual({ callId, connections: 1, state: 'offered' });
    const ring = await eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId));
    expect(ring).toMatchObject({ from, capabilities: ['hold'] });
    await softphone.send(acknowledge(ring, 'accepted'));
    const about = { userId: ada, callId };
    expect(await telephony.tell(about, { type: 'call.connected' })).toMatchObject({ state: 'connected' });
    expect(await telephony.tell(about, { type: 'call.held' })).toMatchObject({ state: 'held' });
    const ended = await telephony.tell(about, { type: 'call.disconnected', reason: 'normal' });
    expect(ended).toMatchObject({ state: 'disconnected' });
    const known = { callId, userId: ada, state: 'disconnected', reason: 'normal', outcome: 'accepted', final: true };
    expect(await telephony.call(callId)).toMatchObject({ ...known, rings: [known] });
    await softphone.stop();
  });

  it('rings in plain text, once although it is sent twice', async () => {
    const softphone = await world.connect(world.tokens.ada);
    const trusting = fetchTrusting(world.entra.certificateFile);
    let lost = 0;
    const losesAnswers = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await trusting(url, init);
      if (url.endsWith('SendMessageToUser') && (lost += 1) === 1) throw new TypeError('fetch failed');
      return response;
    };
    const telephony = createTelephonyClient({
      adaptorUrl: `${world.host.url}/api`,
      signIn: signIn(),
      fetch: losesAnswers,
    });
    const { callId } = await telephony.ringPlain({ userId: ada, phoneNumber: '+442079460999', comments: 'an invoice' });
    expect(lost).toBe(2);
    await eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId));
    const rings = softphone.pushes.filter((push) => push.from.number === '+442079460999' && push.state === 'offered');
    expect(new Set(rings.map((push) => push.callId)).size).toBe(1);
    await telephony.tell({ userId: ada, callId }, { type: 'call.disconnected' });
    await softphone.stop();
  });

  it('says in the adaptor’s words why not', async () => {
    const telephony = client();
    const from = { withheld: true };
    const oid = '20000000-0000-4000-8000-000000000099';
    await expect(telephony.ring({ userId: oid, from })).rejects.toMatchObject({
      ...{ name: 'AdaptorRefused', status: 409, code: 'agent-not-connected' },
      message: expect.stringMatching(/^The agent has no softphone connected\. .* Offer the call to somebody else/),
    });
    await expect(telephony.call('nobody')).rejects.toMatchObject({ status: 404, code: 'unknown-call' });
    await expect(telephony.agentPage({ limit: 0 })).rejects.toMatchObject({ status: 400 });
    await expect(client({ clientSecret: 'guessed' }).agent(ada)).rejects.toMatchObject({ code: 'sign-in-refused' });
    await expect(client({ clientSecret: 'guessed' }).agent(ada)).rejects.not.toThrow('guessed');
  });

  it('lists the agents page by page, and sets how one stands', async () => {
    const oids = [1, 2, 3].map((number) => `20000000-0000-4000-8000-00000000000${number}`);
    await Promise.all(oids.map((oid) => world.connect(world.entra.issueToken({ oid }))));
    const telephony = client();
    expect(await telephony.setAgent(ben, { ready: false, reason: 'Lunch' })).toMatchObject({ state: 'not-ready' });
    expect(await telephony.agent(ben)).toMatchObject({ userId: ben, reason: 'Lunch', connections: 0 });
    const seen: ConnectedAgent[] = [];
    for await (const agent of telephony.agents()) seen.push(agent);
    expect(seen.filter(({ connections }) => connections > 0).map(({ userId }) => userId)).toEqual(oids);
    const page = await telephony.agentPage({ limit: 2 });
    expect(page.continuation).toEqual(expect.any(String));
    expect((await telephony.setAgent(ben, { ready: true })).state).toBe('available');
  });
});

it('says of its own system where it is told and what it offers, reads what counts, and takes it back', async () => {
  const telephony = client();
  const system = {
    name: 'North exchange',
    webhook: { url: 'https://pbx.example.com/hook', secrets: [`whsec_${webhookKey.toString('base64')}`] },
    offers: { dialFormats: ['tel'], capabilities: ['answer', 'hold'] },
    agents: [{ userIds: [ben], offers: { browserPhone: true } }],
  } as const;
  const counts = await telephony.register(system);
  expect(counts).toEqual({
    ...system,
    source: directory.telephony.clientId,
    registeredBy: 'app',
    webhook: { url: system.webhook.url, secrets: 1 },
  });
  expect(await telephony.system()).toEqual(counts);
  await telephony.unregister();
  await telephony.unregister();
  await expect(telephony.system()).rejects.toMatchObject({ code: 'no-system', status: 404 });
  const refused = telephony.register({ ...system, webhook: { ...system.webhook, url: 'https://10.0.0.1/' } });
  await expect(refused).rejects.toMatchObject({ code: 'bad-request', status: 400 });
});
