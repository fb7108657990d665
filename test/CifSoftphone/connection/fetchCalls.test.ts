import { fetchCalls } from '../../../CifSoftphone/connection/fetchCalls';
import { ring } from '../core/calls/callSamples';

const answering = (status: number, body: unknown) => {
  const seen: { url: string; init: RequestInit | undefined }[] = [];
  const fake: typeof fetch = (input, init) => {
    seen.push({ url: String(input), init });
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return { seen, options: { fetch: fake, adaptorUrl: 'https://adaptor.example.com/api' } };
};

describe('the open calls', () => {
  it('come from the adaptor with the agent’s token and without cookies', async () => {
    const { seen, options } = answering(200, { calls: [ring('a')] });
    expect(await fetchCalls(options, 'token')).toEqual({ ok: true, calls: [ring('a')], ended: [] });
    expect(seen).toMatchObject([
      {
        url: 'https://adaptor.example.com/api/calls',
        init: { credentials: 'omit', headers: { Authorization: 'Bearer token' } },
      },
    ]);
  });

  it.each([
    [401, {}, '401'],
    [200, { calls: [{ callId: 'a' }] }, 'malformed'],
    [200, [], 'malformed'],
  ])('answered with %i %j are %s', async (status, body, reason) => {
    expect(await fetchCalls(answering(status, body).options, 'token')).toEqual({ ok: false, reason });
  });

  it('refused for a while say for how long, and never for hours', async () => {
    const refused = (seconds: string) =>
      fetchCalls(
        {
          fetch: () => Promise.resolve(new Response('{}', { status: 429, headers: { 'Retry-After': seconds } })),
          adaptorUrl: 'https://adaptor.example.com/api',
        },
        'token',
      );
    expect(await refused('7')).toEqual({ ok: false, reason: '429', retryAfterMs: 7_000 });
    expect(await refused('86400')).toEqual({ ok: false, reason: '429', retryAfterMs: 300_000 });
    expect(await refused('later')).toEqual({ ok: false, reason: '429' });
  });

  it('without network say so', async () => {
    const fake: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await fetchCalls({ fetch: fake, adaptorUrl: 'https://adaptor.example.com/api' }, 'token')).toEqual({
      ok: false,
      reason: 'network',
    });
  });
});
