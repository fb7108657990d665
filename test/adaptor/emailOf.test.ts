import { emailOf } from '../../adaptor/src/identity/emailOf';

const tid = '5f0f3a0e-6a4e-4f67-9d3a-1d7f3d6f0a11';
const member = { tid, iss: `https://login.example.com/${tid}/v2.0` };

describe("an agent's e-mail address in a token", () => {
  it.each([
    ['of version 2', { preferred_username: 'Ann.Lee@Example.com' }, 'ann.lee@example.com'],
    ['of version 1', { upn: 'ann@example.com' }, 'ann@example.com'],
    ['with a mail address of its own', { email: 'ann@example.com', upn: 'a.lee@example.org' }, 'ann@example.com'],
    ['whose domain is verified', { email: 'ann@example.com', xms_edov: '1' }, 'ann@example.com'],
    [
      'that names the own tenant',
      { upn: 'ann@example.com', idp: `https://sts.windows.net/${tid}/` },
      'ann@example.com',
    ],
  ])('is read: %s', (_what, claims, email) => {
    expect(emailOf({ ...member, ...claims })).toBe(email);
  });

  it.each([
    ['an address that nobody has verified', { email: 'boss@example.com', xms_edov: false }],
    ['a guest', { email: 'boss@example.com', acct: 1 }],
    [
      'somebody whom another tenant has signed in',
      { email: 'boss@example.com', idp: 'https://sts.windows.net/other/' },
    ],
    ['a guest by name', { email: 'boss@example.com', upn: 'boss_example.com#EXT#@tenant.example' }],
    ['a telephone number for a name', { preferred_username: '+12025550123' }],
    ['a name without a domain', { preferred_username: 'ann' }],
    ['what is no text', { email: ['boss@example.com'] }],
    ['two addresses', { email: 'boss@example.com,ann@example.com' }],
    ['a line break', { email: 'boss@exa\r\nmple.com' }],
    ['a novel', { email: `${'a'.repeat(250)}@example.com` }],
    ['nothing', {}],
  ])('there is none of %s', (_what, claims) => {
    expect(emailOf({ ...member, ...claims })).toBeUndefined();
  });
});
