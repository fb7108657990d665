import { sendHeartbeat } from '../../../CifSoftphone/connection/sendHeartbeat';

const adaptorUrl = 'https://adaptor.example.com/api';

it('names the connection to the adaptor, with the agent’s token', async () => {
  const asked: [string, RequestInit | undefined][] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    asked.push([String(url), init]);
    return Promise.resolve(new Response('{"ok":true}'));
  };
  await sendHeartbeat({ fetch, adaptorUrl }, 'token', 'connection-1');
  expect(asked).toEqual([
    [
      `${adaptorUrl}/heartbeat`,
      expect.objectContaining({
        method: 'POST',
        body: JSON.stringify({ connectionId: 'connection-1' }),
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer token' },
      }),
    ],
  ]);
});

it('survives a network that is gone', async () => {
  const fetch: typeof globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(sendHeartbeat({ fetch, adaptorUrl }, 'token', 'connection-1')).resolves.toBeUndefined();
});

it.each<[string, unknown, readonly string[] | undefined]>([
  ['which are named', { ok: true, systemsDown: ['North exchange'] }, ['North exchange']],
  ['none', { ok: true }, []],
  ['nothing that can be read', { ok: true, systemsDown: [1] }, []],
  ['nothing, where it is refused', { code: 'unavailable' }, undefined],
])('hears which telephony systems are down: %s', async (_what, body, down) => {
  const status = down === undefined ? 503 : 200;
  const fetch: typeof globalThis.fetch = () => Promise.resolve(new Response(JSON.stringify(body), { status }));
  await expect(sendHeartbeat({ fetch, adaptorUrl }, 'token', 'connection-1')).resolves.toEqual(down);
});
