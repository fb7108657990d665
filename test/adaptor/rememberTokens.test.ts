import { rememberTokens } from '../../adaptor/src/identity/rememberTokens';
import { timings } from '../../adaptor/src/base/timings';

const { tokenClockToleranceMs, tokenRememberedMs } = timings;

function remembering(expiresAtMs: number) {
  let nowMs = 0;
  let checks = 0;
  let valid = true;
  const verify = rememberTokens(
    (token) => {
      checks += 1;
      return valid ? Promise.resolve({ sub: token, exp: expiresAtMs / 1000 }) : Promise.reject(new Error('expired'));
    },
    () => nowMs,
  );
  return {
    verify,
    checks: () => checks,
    at: (ms: number, isValid = true) => {
      nowMs = ms;
      valid = isValid;
    },
  };
}

describe('a token that was found valid', () => {
  it('is not checked again with the next request, and no other token passes for it', async () => {
    const { verify, checks } = remembering(3_600_000);
    expect(await verify('a.b.c')).toMatchObject({ sub: 'a.b.c' });
    expect(await verify('a.b.c')).toMatchObject({ sub: 'a.b.c' });
    expect(checks()).toBe(1);
    expect(await verify('a.b.d')).toMatchObject({ sub: 'a.b.d' });
    expect(checks()).toBe(2);
  });

  it('is refused once it has expired, to the millisecond as without a memory', async () => {
    const { verify, at } = remembering(10_000);
    await verify('a.b.c');
    at(10_000 + tokenClockToleranceMs - 1, false);
    await expect(verify('a.b.c')).resolves.toMatchObject({ sub: 'a.b.c' });
    at(10_000 + tokenClockToleranceMs, false);
    await expect(verify('a.b.c')).rejects.toThrow('expired');
  });

  it('is checked again after some minutes, in case the issuer has withdrawn its key', async () => {
    const { verify, at } = remembering(3_600_000);
    await verify('a.b.c');
    at(tokenRememberedMs, false);
    await expect(verify('a.b.c')).rejects.toThrow('expired');
  });
});

it('a token that was refused is checked each time', async () => {
  const { verify, checks, at } = remembering(3_600_000);
  at(0, false);
  await expect(verify('a.b.c')).rejects.toThrow('expired');
  at(1);
  await expect(verify('a.b.c')).resolves.toMatchObject({ sub: 'a.b.c' });
  expect(checks()).toBe(2);
});
