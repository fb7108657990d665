import { createCallStore } from '../../adaptor/src/calls/callStore';
import { openTables } from '../../adaptor/src/storage/openTables';
import { handler } from '../../adaptor/src/http/handler';
import { timings } from '../../adaptor/src/base/timings';
import { eventually } from './adaptorWorld';
import { badPeers, startBadPeer } from './badPeers';

const log = { info: () => undefined, warn: () => undefined };

it('a request to storage that takes the connection and never answers ends, and is tried again before', async () => {
  const storage = await startBadPeer(badPeers['never answers']);
  const tableEndpoint = storage.url.replace('/hook', '/devstoreaccount1');
  try {
    const tables = openTables({
      storage: {
        connectionString: `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${Buffer.alloc(32, 1).toString('base64')};TableEndpoint=${tableEndpoint};`,
      },
      userTable: 'users',
    });
    const calls = createCallStore({ ...tables, ready: () => Promise.resolve() });
    const startMs = Date.now();
    await expect(calls.get({ partition: 'p', row: 'r' })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(Date.now() - startMs).toBeLessThan(timings.answerWithinMs);
    expect(storage.counts.connections).toBe(3);
    // The last one is opened for whoever asks next, and closed when nobody does.
    await eventually('the connections are closed', () => storage.open.size === 0, timings.idleConnectionMs + 2_000);
  } finally {
    await storage.stop();
  }
}, 30_000);

it('whoever asked is answered 503 in time although the work never ends', async () => {
  jest.useFakeTimers();
  try {
    const never = handler(log, 'calls', () => new Promise(() => undefined));
    const answer = never({} as Parameters<typeof never>[0], {} as Parameters<typeof never>[1]);
    await jest.advanceTimersByTimeAsync(timings.answerWithinMs);
    expect(await answer).toMatchObject({ status: 503 });
  } finally {
    jest.useRealTimers();
  }
});
