import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { eventually, startAdaptorWorld } from './adaptorWorld';

jest.setTimeout(60_000);

/** A storage account that takes every connection and never answers. */
async function hangingStorage() {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const key = Buffer.alloc(32, 1).toString('base64');
  return {
    connectionString:
      'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;' +
      `AccountKey=${key};TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`,
    stop: () => server.close(),
  };
}

it('names the SignalR Service when it is away, and says again that all is well when it is back', async () => {
  const world = await startAdaptorWorld();
  try {
    await world.signalr.pause();
    const answer = await world.call('GET', 'health', undefined);
    expect(answer).toMatchObject({ status: 503, body: { status: 'degraded', storage: true, signalr: false } });
    await world.signalr.resume();
    // What was found out holds for five seconds.
    expect((await world.call('GET', 'health', undefined)).status).toBe(503);
    const isWell = async () => (await world.call('GET', 'health', undefined)).status === 200;
    await eventually('all is well again', isWell, 20_000);
  } finally {
    await world.stop();
  }
});

it('names a storage account that hangs, in time, tells nothing else, and asks once for many', async () => {
  const storage = await hangingStorage();
  const world = await startAdaptorWorld({ AzureWebJobsStorage: storage.connectionString });
  try {
    const startMs = Date.now();
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.call('GET', 'health', undefined)));
    expect(Date.now() - startMs).toBeLessThan(4_500);
    for (const { status, body } of answers) {
      expect([status, body]).toEqual([503, { status: 'degraded', storage: false, signalr: true }]);
    }
  } finally {
    await world.stop();
    storage.stop();
  }
});
