import { parseLineSettings } from '../../../../CifSoftphone/core/settings/parseLineSettings';

const variables = {
  cti_AdaptorFunctionUrl: 'https://adaptor.example.com/api',
  cti_ClientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  cti_Authority: 'https://login.microsoftonline.com/6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a/',
  cti_Scope: 'functionuser',
};

describe('the answers of the admin', () => {
  it.each([
    ['https://adaptor.example.com/api', 'https://adaptor.example.com/api'],
    ['https://adaptor.example.com/api/', 'https://adaptor.example.com/api'],
    ['adaptor.example.com', 'https://adaptor.example.com/api'],
    ['https://adaptor.example.com/', 'https://adaptor.example.com/api'],
    ['https://adaptor.example.com/api/negotiate', 'https://adaptor.example.com/api'],
    ['https://gateway.example.com/softphone', 'https://gateway.example.com/softphone'],
    ['http://127.0.0.1:7071/api', 'http://127.0.0.1:7071/api'],
  ])('the adaptor address %s is understood as %s', (cti_AdaptorFunctionUrl, adaptorUrl) => {
    expect(parseLineSettings({ ...variables, cti_AdaptorFunctionUrl })).toMatchObject({ settings: { adaptorUrl } });
  });

  it('a bare scope name is completed, a full scope is left alone', () => {
    expect(parseLineSettings(variables)).toMatchObject({
      settings: {
        scope: 'api://1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10/functionuser',
        authority: 'https://login.microsoftonline.com/6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a',
      },
    });
    expect(parseLineSettings({ ...variables, cti_Scope: 'api://other/functionuser' })).toMatchObject({
      settings: { scope: 'api://other/functionuser' },
    });
  });

  it.each(['cti_AdaptorFunctionUrl', 'cti_ClientId', 'cti_Authority', 'cti_Scope'] as const)(
    'a missing %s names itself',
    (name) => {
      expect(parseLineSettings({ ...variables, [name]: ' ' })).toEqual({
        ok: false,
        trouble: { kind: 'SettingMissing', detail: name },
      });
    },
  );

  it.each([
    ['cti_AdaptorFunctionUrl', 'http://adaptor.example.com/api'],
    ['cti_AdaptorFunctionUrl', 'https://user:secret@adaptor.example.com'],
    ['cti_ClientId', 'my app'],
    ['cti_Authority', 'http://login.example.com/tenant'],
    ['cti_Scope', 'two scopes'],
  ])('%s = %s is refused by name', (name, value) => {
    expect(parseLineSettings({ ...variables, [name]: value })).toEqual({
      ok: false,
      trouble: { kind: 'SettingInvalid', detail: name },
    });
  });
});
