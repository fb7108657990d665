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
