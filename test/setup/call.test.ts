import { object, string } from 'valibot';
import { explain } from '../../setup/explain';
import { askForAll } from '../../setup/http/askForAll';
import { createCall, type Ask } from '../../setup/http/call';

const ask: Ask = { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me?secret=1' };

/** A service that answers in this order; what is no answer is a broken line. */
function service(...answers: readonly (Response | undefined)[]) {
  const left = [...answers];
  const tokens: (string | undefined)[] = [];
  const waits: number[] = [];
  let now = 1_000_000;
  const call = createCall({
    fetch: () => {
      const next = left.shift();
      return next === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(next);
    },
    clock: {
      now: () => now,
      wait: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
    token: (claims) => {
      tokens.push(claims);
      return Promise.resolve('t');
    },
  });
  return { call, tokens, waits };
}

const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('{"a":1}', { status, headers });

test('a busy service is asked again when it says, in seconds or by a date', async () => {
  const date = new Date(1_000_000 + 7_000 + 20_000).toUTCString();
  const { call, waits } = service(
    answer(429, { 'retry-after': '7' }),
    answer(503, { 'retry-after': date }),
    answer(200),
  );
  expect((await call(ask)).body).toEqual({ a: 1 });
  expect(waits).toEqual([7_000, 20_000]);
});

test('a service that wants minutes gets them, and one that says "at once" is not asked without a pause', async () => {
  const past = new Date(0).toUTCString();
  const { call, waits } = service(
    answer(429, { 'retry-after': '300' }),
    answer(429, { 'retry-after': '0' }),
    answer(503, { 'retry-after': past }),
    answer(200),
  );
  expect((await call(ask)).status).toBe(200);
  expect(waits).toEqual([300_000, 1_000, 1_000]);
});

test('who wants more than ten minutes is not asked before, and when to come again is said', async () => {
  const { call, waits } = service(answer(429, { 'retry-after': '5400' }), answer(200));
  const error: unknown = await call(ask).catch((refusal: unknown) => refusal);
  expect(waits).toEqual([]);
  expect(explain(error).todo).toBe('Run the command again in 90 minutes (the service asks for that): it goes on here.');
});

test('a service that stays busy for ten minutes ends the run', async () => {
  const { call } = service(...Array.from({ length: 200 }, () => answer(429)));
  await expect(call(ask)).rejects.toMatchObject({ status: 429 });
});

test('what the tenant wants to be proven besides is asked for once', async () => {
  const claims = Buffer.from('{"access_token":{}}').toString('base64');
  const challenge = { 'www-authenticate': `Bearer error="insufficient_claims", claims="${claims}"` };
  const { call, tokens } = service(answer(401, challenge), answer(200));
  await call(ask);
  expect(tokens).toEqual([undefined, '{"access_token":{}}']);
  const stubborn = service(answer(401, challenge), answer(401, challenge));
  await expect(stubborn.call(ask)).rejects.toMatchObject({ status: 401 });
});

test('a line that breaks is tried again, but not for what would be done twice', async () => {
  const read = service(undefined, undefined, answer(200));
  expect((await read.call(ask)).status).toBe(200);
  const written = service(undefined, answer(200));
  await expect(written.call({ ...ask, method: 'POST' })).rejects.toMatchObject({ name: 'NoAnswer' });
});

test('a POST that was answered 503 may have been done: only what does no harm twice is asked again', async () => {
  const once = service(answer(503), answer(200));
  await expect(once.call({ ...ask, method: 'POST' })).rejects.toMatchObject({ status: 503 });
  const harmless = service(answer(503), answer(200));
  expect((await harmless.call({ ...ask, method: 'POST', again: true })).status).toBe(200);
});

test('a refusal tells neither query nor body', async () => {
  const { call } = service(new Response('{"error":{"code":"No","message":"not you"},"token":"x"}', { status: 403 }));
  const error: unknown = await call(ask).catch((refusal: unknown) => refusal);
  expect(String(error)).toBe('Refusal: GET graph.microsoft.com/v1.0/me answered 403 No');
});

test('a list is read to its end or not at all, and no token goes to another host', async () => {
  const page = (next?: string) =>
    Response.json({ value: [{ id: 'a' }], ...(next === undefined ? {} : { nextLink: next }) });
  const all = (...pages: readonly Response[]) => askForAll(service(...pages).call, object({ id: string() }), ask.url);
  expect(await all(page('/v1.0/me?skip=1'), page())).toHaveLength(2);
  await expect(all(page('https://example.com/'), page())).rejects.toThrow('could not be read to its end');
  await expect(all(...Array.from({ length: 101 }, () => page(ask.url)))).rejects.toThrow('more than 100 pages');
});
