import { webApiGet } from '../../../CifSoftphone/dataverse/webApiGet';

const answering = (response: (signal: AbortSignal) => Response, timeoutMs = 1_000) =>
  webApiGet('contacts', {
    fetch: (_url, init) => Promise.resolve(response(init?.signal as AbortSignal)),
    organisationUrl: '',
    timeoutMs,
  });

test('rows whose end does not arrive in time are late, not malformed', async () => {
  const halfThere = (signal: AbortSignal): Response =>
    new Response(
      new ReadableStream({
        start: (body) => {
          body.enqueue(new TextEncoder().encode('{"value":['));
          signal.addEventListener('abort', () => body.error(signal.reason));
        },
      }),
    );
  expect(await answering(halfThere, 20)).toEqual({ ok: false, reason: 'timeout' });
});

test('an answer that is no list is malformed', async () => {
  expect(await answering(() => new Response('<html>'))).toEqual({ ok: false, reason: 'malformed' });
  expect(await answering(() => Response.json({ value: 'x' }))).toEqual({ ok: false, reason: 'malformed' });
});

test('a refusal is told by its status', async () => {
  expect(await answering(() => new Response(null, { status: 403 }))).toEqual({ ok: false, reason: '403' });
});
