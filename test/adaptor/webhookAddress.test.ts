import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { lookup, LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { consoleLog } from '../../adaptor/src/base/log';
import type { OutboxEntry } from '../../adaptor/src/model/callRecord';
import { createWebhookSender } from '../../adaptor/src/webhooks/createWebhookSender';
import { isForbiddenAddress, parseNetworks } from '../../adaptor/src/settings/forbiddenRanges';
import { postOnce, type PostOptions } from '../../adaptor/src/webhooks/postOnce';
import { addressRule } from '../../adaptor/src/settings/webhookTarget';
import type { ArrivedWebhook } from '../../telephony/client/src/webhooks/arrivedWebhook';
import { verifyWebhook } from '../../telephony/client/src/webhooks/verifyWebhook';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A receiver on this machine that counts who comes. */
async function startReceiver(answer: Answer) {
  const came: ArrivedWebhook[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      came.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    came,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A resolver that says what the test wants, one answer after the other. */
function resolver(...answers: string[][]) {
  const asked: string[] = [];
  const fake = (host: string, _options: unknown, callback: (error: null, found: LookupAddress[]) => void): void => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(host);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { asked, lookup: fake as unknown as typeof lookup };
}

const post = (address: string, more: Partial<PostOptions> = {}) => {
  const url = new URL(address);
  const allows = addressRule(url, { allowedNetworks: undefined });
  return postOnce({ url, headers: {}, body: '{}', timeoutMs: 1_000, allows, ...more });
};
const thisMachine = parseNetworks('127.0.0.0/8');
const stops: (() => Promise<unknown>)[] = [];
const receiver = async (answer: Answer = (_request, response) => response.writeHead(204).end()) => {
  const started = await startReceiver(answer);
  stops.push(started.stop);
  return started;
};
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

describe('a webhook', () => {
  it.each([
    ...['10.0.0.1', '172.16.9.9', '172.31.255.255', '192.168.1.1', '127.0.0.1', '0.0.0.0', '100.64.0.1'],
    ...['169.254.169.254', '168.63.129.16', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1'],
    ...['::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::a00:1', '2002:a00:1::1', '::10.0.0.1', '::ffff:0:10.0.0.1'],
    ...['192.0.2.1', '198.51.100.1', '203.0.113.7', '192.88.99.1', '2001:db8::1', '2001:2::1', '3fff::1', '5f00::1'],
    ...['ff02::1', '::5efe:a00:1', '::200:5efe:a00:1', '4000::1', '3ffe::1', 'e000::1', '1fff::1', '100::1', 'fec0::1'],
    ...['64:ff9b:1::a00:1', '::ffff:0:808:808', 'not an address'],
  ])('does not go to %s', (address) => expect(isForbiddenAddress(address)).toBe(true));

  it.each([
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '2606:4700::1',
    '::ffff:192.167.1.1',
    '2001:4860::1',
    '2a00:1450::1',
  ])('may go to %s', (address) => expect(isForbiddenAddress(address)).toBe(false));

  it.each(['https://10.0.0.1/', 'https://[fd00::1]/', 'http://[::ffff:169.254.169.254]/', 'https://0x0a.1/'])(
    'is not even tried at %s',
    async (address) => expect(await post(address)).toBe('address-refused'),
  );

  it('does not go to a name of the internet that leads to this machine, unless the setting allows it', async () => {
    const there = await receiver();
    const address = `http://telephony.example.com:${there.port}/hook`;
    const { lookup } = resolver(['127.0.0.1']);
    expect(await post(address, { lookup })).toBe('address-refused');
    expect(there.came).toHaveLength(0);
    expect(
      await post(address, { lookup, allows: addressRule(new URL(address), { allowedNetworks: thisMachine }) }),
    ).toBe(204);
    expect(there.came).toHaveLength(1);
  });

  it('is looked at when it connects: a name that changes its address in between gains nothing', async () => {
    const there = await receiver();
    const address = `http://telephony.example.com:${there.port}/hook`;
    const { lookup, asked } = resolver(['127.0.0.1'], ['10.0.0.1'], ['203.0.113.7', '169.254.169.254']);
    const allows = addressRule(new URL(address), { allowedNetworks: thisMachine });
    expect(await post(address, { lookup, allows })).toBe(204);
    // One look-up for one connection: the address that was allowed is the one that was connected to.
    expect(asked).toHaveLength(1);
    expect(await post(address, { lookup, allows })).toBe('address-refused');
    expect(await post(address, { lookup, allows })).toBe('address-refused');
    expect(there.came).toHaveLength(1);
  });

  it('to this machine stays on this machine', async () => {
    const { lookup } = resolver(['203.0.113.7']);
    expect(await post('http://localhost:9/', { lookup })).toBe('address-refused');
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await receiver();
    const there = await receiver((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
    );
    expect(await post(`http://127.0.0.1:${there.port}/`)).toBe(307);
    expect(elsewhere.came).toHaveLength(0);
  });

  it('is not held up by a receiver that is silent, never stops talking, or breaks off', async () => {
    const silent = await receiver(() => undefined);
    const startMs = Date.now();
    expect(await post(`http://127.0.0.1:${silent.port}/`, { timeoutMs: 200 })).toBe('no-answer');
    expect(Date.now() - startMs).toBeLessThan(1_000);
    let written = 0;
    const talker = await receiver((_request, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        written += 16_384;
        response.write(Buffer.alloc(16_384), more);
      };
      more();
    });
    expect(await post(`http://127.0.0.1:${talker.port}/`, { timeoutMs: 5_000 })).toBe(200);
    expect(written).toBeLessThan(50_000_000);
    const rude = await receiver((request) => request.socket.destroy());
    expect(await post(`http://127.0.0.1:${rude.port}/`)).toBe('no-answer');
  });

  it('is signed with both secrets and the time, so that a receiver of either refuses a replay', async () => {
    const there = await receiver();
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const nowMs = Date.now();
    const url = `http://127.0.0.1:${there.port}/hook`;
    const send = createWebhookSender({ url, keys, allowedNetworks: undefined }, () => nowMs, consoleLog);
    const entry: OutboxEntry = {
      id: 'msg_1',
      type: 'ring.reported',
      data: {},
      createdAtMs: 0,
      attempts: 1,
      nextAtMs: 0,
    };
    expect(await send(entry, 'call-1')).toBe(true);
    const [arrived] = there.came;
    if (arrived === undefined) throw new Error('Nothing came.');
    for (const key of keys) {
      const secret = `whsec_${key.toString('base64')}`;
      expect(verifyWebhook(arrived, secret, nowMs)).toMatchObject({ id: 'msg_1' });
      expect(() => verifyWebhook(arrived, secret, nowMs + 301_000)).toThrow('too far');
      expect(() => verifyWebhook({ ...arrived, body: `${arrived.body} ` }, secret, nowMs)).toThrow('No signature');
    }
  });

  it.each([
    [0, 8_000],
    [999, 8_000],
    [4_300, 4_000],
    [60_000, 0],
  ])('a command that waited %i ms for its turn is to be carried out within %i more', async (waitedMs, expiresInMs) => {
    const there = await receiver();
    const settings = {
      url: `http://127.0.0.1:${there.port}/hook`,
      keys: [Buffer.alloc(32, 1)],
      allowedNetworks: undefined,
    };
    const send = createWebhookSender(settings, () => 1_000_000 + waitedMs, consoleLog);
    const times = { createdAtMs: 1_000_000, attempts: 1, nextAtMs: 0 };
    await send({ id: 'msg_1', type: 'command.requested', data: { expiresInMs: 8_000 }, ...times }, 'call-1');
    expect(JSON.parse(there.came[0]?.body as string)).toMatchObject({ data: { expiresInMs } });
  });
});
