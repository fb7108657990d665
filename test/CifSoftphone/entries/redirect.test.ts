import { hasSignInAnswer } from '../../../CifSoftphone/connection/hasSignInAnswer';
import { isSigningIn, whileSigningIn } from '../../../CifSoftphone/connection/signInLock';

const id = '0a7c7a52-5d3f-4f63-9a1e-3d0f2b6c9e11';
const state = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const hash = (fields: Record<string, string>): { hash: string; search: string } => ({
  hash: `#${new URLSearchParams(fields).toString()}`,
  search: '',
});
const popup = state({ id, meta: { interactionType: 'popup' } });

describe('an answer of the issuer', () => {
  it('is one with a state that MSAL makes for a pop-up or a hidden frame, in the hash or the query', () => {
    const silent = state({ id, meta: { interactionType: 'silent' } });
    expect(hasSignInAnswer(hash({ code: 'c', state: popup }))).toBe(true);
    expect(hasSignInAnswer(hash({ error: 'access_denied', state: silent }))).toBe(true);
    expect(hasSignInAnswer(hash({ code: 'c', state: `${popup}|what the caller added` }))).toBe(true);
    expect(
      hasSignInAnswer({ hash: '', search: `?${new URLSearchParams({ code: 'c', state: popup }).toString()}` }),
    ).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['no state', { code: 'c' }],
    ['neither code nor error', { state: popup }],
    ['a state that is no base64', { code: 'c', state: '***' }],
    ['a state that is no JSON', { code: 'c', state: 'YWJj' }],
    ['a state without a kind', { code: 'c', state: state({ id }) }],
    [
      'a redirect, which would send the page elsewhere',
      { code: 'c', state: state({ id, meta: { interactionType: 'redirect' } }) },
    ],
    [
      'the name of another channel',
      { code: 'c', state: state({ id: 'cti_softphone line', meta: { interactionType: 'popup' } }) },
    ],
  ])('is not one with %s', (_what, fields: Record<string, string>) => {
    expect(hasSignInAnswer(hash(fields))).toBe(false);
  });
});

describe('the mark of a sign-in', () => {
  function fakeLocks() {
    const held: string[] = [];
    const locks = {
      request: async (name: string, _options: unknown, work: () => Promise<unknown>) => {
        held.push(name);
        await work();
        held.splice(held.indexOf(name), 1);
      },
      query: () => Promise.resolve({ held: held.map((name) => ({ name })), pending: [] }),
    };
    return locks as unknown as Pick<LockManager, 'request' | 'query'>;
  }

  it('is there while a frame waits, and gone when the answer came or failed', async () => {
    const locks = fakeLocks();
    expect(await isSigningIn(locks)).toBe(false);
    let finish: (value: string) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const first = whileSigningIn(new Promise<string>((resolve) => (finish = resolve)), locks);
    const second = whileSigningIn(new Promise<string>((_resolve, reject) => (fail = reject)), locks);
    expect(await isSigningIn(locks)).toBe(true);
    finish('token');
    expect(await first).toBe('token');
    expect(await isSigningIn(locks)).toBe(true);
    fail(new Error('closed'));
    await expect(second).rejects.toThrow('closed');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await isSigningIn(locks)).toBe(false);
  });
});
