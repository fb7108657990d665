import { createTokens } from '../../telephony/client/src/createTokens';

const signIn = {
  tokenUrl: 'https://login.example.com/t/oauth2/v2.0/token',
  clientId: 'client-1',
  clientSecret: 'a secret',
  scope: 'api://adaptor/.default',
};
const clock = { nowMs: 0 };
let asked: { readonly url: string; readonly init: RequestInit }[];
let answers: (() => Response | Promise<Response>)[];
const json = (status: number, body: object) => () => new Response(JSON.stringify(body), { status });
const token = (name: string, expiresIn: unknown = 3_600) => json(200, { access_token: name, expires_in: expiresIn });
const tokens = () =>
  createTokens(signIn, {
    now: () => clock.nowMs,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return (answers.shift() ?? json(500, {}))();
    },
  });
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  clock.nowMs = 1_000_000;
  asked = [];
  answers = [];
});

it('asks by client credentials, and only where secrets may go', async () => {
  answers = [token('one')];
  expect(await tokens().get()).toBe('one');
  const [{ url, init } = { url: '', init: {} }] = asked;
  expect(url).toBe(signIn.tokenUrl);
  expect(init.redirect).toBe('error');
  expect(Object.fromEntries(new URLSearchParams(String(init.body)))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'client-1',
    client_secret: 'a secret',
    scope: 'api://adaptor/.default',
  });
  expect(() => createTokens({ ...signIn, tokenUrl: 'http://login.example.com/token' })).toThrow('not an https address');
});

it.each([[null], [300], [120]])('a token that lives for %s seconds serves half of its life', async (lifeSeconds) => {
  answers = [token('one', lifeSeconds), token('two', lifeSeconds)];
  const short = tokens();
  for (let turn = 0; turn < 5; turn += 1) expect(await short.get()).toBe('one');
  await settle();
  expect(asked).toHaveLength(1);
});

it('asks once for all who want one at the same time, and again only near its end, without anybody waiting', async () => {
  answers = [token('one'), token('two')];
  const { get } = tokens();
  expect(await Promise.all([get(), get(), get()])).toEqual(['one', 'one', 'one']);
  clock.nowMs += 3_300_000 - 1;
  expect(await get()).toBe('one');
  expect(asked).toHaveLength(1);
  clock.nowMs += 1;
  expect(await Promise.all([get(), get()])).toEqual(['one', 'one']);
  await settle();
  expect(await get()).toBe('two');
  expect(asked).toHaveLength(2);
});

it('goes on with a token that counts while the issuer is away, and asks it every ten seconds', async () => {
  answers = [token('one'), json(503, {}), json(503, {}), token('two')];
  const { get } = tokens();
  await get();
  clock.nowMs += 3_400_000;
  for (const _again of [1, 2, 3]) expect(await get().finally(settle)).toBe('one');
  expect(asked).toHaveLength(2);
  clock.nowMs += 10_000;
  expect(await get().finally(settle)).toBe('one');
  expect(asked).toHaveLength(3);
  clock.nowMs += 10_000;
  await get().finally(settle);
  expect(await get()).toBe('two');
});

it('never gives one that may be over when it arrives', async () => {
  answers = [token('one', '60'), token('two')];
  const { get } = tokens();
  await get();
  clock.nowMs += 29_000;
  expect(await get().finally(settle)).toBe('one');
  answers = [token('three')];
  clock.nowMs += 3_600_000;
  expect(await get()).toBe('three');
});

it('keeps no failure: the next one asks again', async () => {
  answers = [
    json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: secret of app "x" …' }),
    token('one'),
  ];
  const { get } = tokens();
  const refused = get();
  await expect(refused).rejects.toMatchObject({ name: 'SignInRefused', status: 401 });
  await expect(refused).rejects.toThrow('(HTTP 401, invalid_client, AADSTS7000215)');
  expect(await get()).toBe('one');
});

it.each([
  ['an issuer that fails', json(500, {}), 'NoAnswer'],
  ['an issuer that has too much to do', json(429, { error: 'temporarily_unavailable' }), 'NoAnswer'],
  ['a page in place of JSON', () => new Response('<html>', { status: 200 }), 'SignInRefused'],
  ['no token', json(200, { token_type: 'Bearer' }), 'SignInRefused'],
])('%s is a typed error that names no secret', async (_what, answer, name) => {
  answers = [answer];
  const failing = tokens().get();
  await expect(failing).rejects.toMatchObject({ name });
  await expect(failing).rejects.not.toThrow('a secret');
});

it('forgets one that was refused, but not the one that came after it', async () => {
  answers = [token('one'), token('two')];
  const { get, forget } = tokens();
  forget(await get());
  expect(await get()).toBe('two');
  forget('one');
  expect(await get()).toBe('two');
});
