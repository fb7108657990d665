import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { repoRoot } from '../../scripts/repoRoot';
import { directory } from '../../simulator/directory';
import { freePort } from '../../simulator/freePort';
import { eventually, startAdaptorWorld, webhookKey, type AdaptorWorld } from './adaptorWorld';
import { writerOf } from './conversationWorld';

const [, example = ''] =
  /```js\n([\s\S]*?)```/.exec(readFileSync(join(repoRoot, 'docs/connect-messaging.md'), 'utf8')) ?? [];
const folder = mkdtempSync(join(repoRoot, 'telephony/client/dist/example-'));
const file = join(folder, 'channel.mjs');

let world: AdaptorWorld;
let port: number;
let provider: Server;
const sent: { readonly id: string; readonly to: string; readonly text: string }[] = [];

beforeAll(async () => {
  writeFileSync(file, example);
  port = await freePort(0);
  world = await startAdaptorWorld({ TelephonyWebhookUrl: `http://127.0.0.1:${port}/webhook` });
  provider = createServer((request, response) => {
    void json(request).then((body) => {
      sent.push(body as (typeof sent)[number]);
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
}, 30_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  provider.close();
  await world.stop();
});

it('the connector of docs/connect-messaging.md brings words both ways within forty lines, once each', async () => {
  expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  const softphone = await world.connect(world.tokens.ada);
  const writer = writerOf(softphone.connection);
  const { clientId, clientSecret } = directory.telephony;
  const connector = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      ...{ ADAPTOR_URL: `${world.host.url}/api`, TOKEN_URL: `${world.entra.authority}/oauth2/v2.0/token` },
      ...{ CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, NODE_EXTRA_CA_CERTS: world.entra.certificateFile },
      ...{ SCOPE: `api://${directory.apiClientId}/.default`, PORT: String(port) },
      PROVIDER_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`,
      WEBHOOK_SECRET: `whsec_${webhookKey.toString('base64')}`,
    },
  });
  let output = '';
  for (const stream of [connector.stdout, connector.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const customer = (id: string, text: string): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/incoming`, {
      method: 'POST',
      body: JSON.stringify({ id, from: '+12025550123', text }),
    }).then(
      ({ status }) => status,
      () => 0,
    );
  try {
    await eventually(`the connector is up: ${output}`, async () => (await customer('c-1', 'Hello')) === 204, 15_000);
    const offer = await eventually('it is offered', () =>
      writer.pushes.flatMap((push) => (push.type === 'conversation.changed' ? [push.data] : [])).at(0),
    );
    expect(offer).toMatchObject({ channel: 'sms', preview: 'Hello', async: true });
    const { conversationId, handling } = offer;
    await writer.acknowledge(conversationId, handling, 'accepted');
    // The provider repeats what it is not sure of.
    expect([await customer('c-2', 'Are you there?'), await customer('c-2', 'Are you there?')]).toEqual([204, 204]);
    expect(writer.messages(conversationId).map(({ text }) => text)).toEqual(['Are you there?']);
    await writer.write(conversationId, handling, 'Here I am', 'a-1');
    await eventually(`it is sent: ${output}`, () =>
      writer.messages(conversationId).find(({ id, state }) => id === 'a-1' && state === 'sent'),
    );
    expect(sent).toEqual([{ id: 'a-1', to: '+12025550123', text: 'Here I am' }]);
    await writer.say({ type: 'conversation.end', conversationId, handling } as never);
    // What is written after the end begins a new conversation.
    await eventually('a new one is offered', async () => {
      await customer('c-3', 'One more thing');
      return writer.pushes.some(
        (push) => push.type === 'conversation.changed' && push.data.conversationId !== conversationId,
      );
    });
    expect(output).toBe('');
  } finally {
    connector.kill();
    await softphone.stop();
  }
}, 60_000);
