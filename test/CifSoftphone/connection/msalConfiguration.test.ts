import { msalConfiguration } from '../../../CifSoftphone/connection/msalConfiguration';

const settings = {
  adaptorUrl: 'https://adaptor.example.com/api',
  clientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  authority: 'https://login.microsoftonline.com/tenant',
  scope: 'api://x/functionuser',
};
const redirectUri = 'https://org.example.com/WebResources/cti_/softphone/redirect.html';

describe('the sign-in', () => {
  it('keeps its tokens in the tab, not beyond it', () => {
    expect(msalConfiguration(settings, redirectUri)).toMatchObject({
      auth: { redirectUri, knownAuthorities: [] },
      cache: { cacheLocation: 'sessionStorage' },
    });
  });

  it('names an issuer that is not Microsoft, so that nobody is asked about it', () => {
    expect(
      msalConfiguration({ ...settings, authority: 'https://127.0.0.1:8443/tenant' }, redirectUri).auth.knownAuthorities,
    ).toEqual(['127.0.0.1:8443']);
  });
});
