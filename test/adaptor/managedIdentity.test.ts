import { createManagedIdentity } from '../../adaptor/src/credentials/createManagedIdentity';
import type { HttpMessage } from '../../adaptor/src/http/askHttp';
import type { HttpAnswer } from '../../adaptor/src/http/httpAnswer';

const identity = {
  clientId: '80000000-0000-4000-8000-0000000000a1',
  endpoint: 'http://127.0.0.1:41000/msi/token',
  header: 'header-of-the-tests',
};
const startMs = 1_800_000_000_000;
const hourMs = 3_600_000;

/** An endpoint that gives `token-1`, `token-2`, … for an hour each, unless a test sets another answer. */
function setUp(given: { clientId: string | undefined } = identity) {
  const state: { nowMs: number; answer: HttpAnswer | undefined } = { nowMs: startMs, answer: undefined };
  const asked: HttpMessage[] = [];
  const tokens = createManagedIdentity(
    { ...identity, ...given },
    (message) => {
      asked.push(message);
      const text = JSON.stringify({
        access_token: `token-${asked.length}`,
        expires_on: String((state.nowMs + hourMs) / 1000),
      });
      return Promise.resolve(state.answer ?? { status: 200, text });
    },
    () => state.nowMs,
  );
  return { state, asked, token: async (resource = 'https://storage.azure.com') => (await tokens(resource)).token };
}

it('asks the address of the app, with its header, for the resource and the chosen identity', async () => {
  const { asked, token } = setUp();
  expect(await token()).toBe('token-1');
  expect(asked).toEqual([
    expect.objectContaining({
      method: 'GET',
      url: `${identity.endpoint}?resource=https%3A%2F%2Fstorage.azure.com&api-version=2019-08-01&client_id=${identity.clientId}`,
      headers: { 'x-identity-header': identity.header },
    }),
  ]);
});

it('names no client for the identity of the app itself', async () => {
  const { asked, token } = setUp({ clientId: undefined });
  await token();
  expect(asked[0]?.url).not.toContain('client_id');
});

it('asks once for all that need the same token, and once for each resource', async () => {
  const { asked, token } = setUp();
  expect(await Promise.all([token(), token(), token('https://signalr.azure.com')])).toEqual([
    'token-1',
    'token-1',
    'token-2',
  ]);
  await token();
  expect(asked).toHaveLength(2);
});

it('renews a token before its end, while the old one goes on counting', async () => {
  const { state, asked, token } = setUp();
  await token();
  state.nowMs += hourMs - 4 * 60_000;
  expect(await token()).toBe('token-1');
  expect(asked).toHaveLength(2);
  expect(await token()).toBe('token-2');
});

it('goes on with a token that could not be renewed until it ends, and fails then', async () => {
  const { state, token } = setUp();
  await token();
  state.answer = { status: 500, text: 'a token in an error: eyJhbGciOi' };
  state.nowMs += hourMs - 4 * 60_000;
  expect(await token()).toBe('token-1');
  state.nowMs += 5 * 60_000;
  await expect(token()).rejects.toThrow('The managed identity gave no token: it answered 500.');
  state.answer = undefined;
  expect(await token()).toMatch(/^token-/);
});

it.each([
  ['no JSON', 'nonsense'],
  ['no token', JSON.stringify({ expires_on: '1' })],
  ['nothing', undefined],
])('an answer with %s is a failure that quotes nothing of it', async (_name, text) => {
  const { state, token } = setUp();
  state.answer = { status: 200, text };
  await expect(token()).rejects.toThrow('The managed identity answered without a token.');
});

it('a token without a time that can be read is asked for anew soon', async () => {
  const { state, asked, token } = setUp();
  state.answer = { status: 200, text: JSON.stringify({ access_token: 'timeless', expires_on: 'tomorrow' }) };
  expect(await token()).toBe('timeless');
  expect(await token()).toBe('timeless');
  expect(asked.length).toBeGreaterThan(1);
});
