import { settingsIn } from '../../../CifSoftphone/core/settings/environmentVariables';
import { readEnvironmentVariables } from '../../../CifSoftphone/dataverse/readEnvironmentVariables';
import { FakeWebApi, rows } from './fakeWebApi';

const valueOf = 'environmentvariabledefinition_environmentvariablevalue';
const read = (api: FakeWebApi) => readEnvironmentVariables({ fetch: api.fetch, organisationUrl: '', timeoutMs: 1_000 });

describe('the environment variables', () => {
  it('S7-26 come by one request: the value if there is one, else the default', async () => {
    const api = new FakeWebApi();
    api.answer = () =>
      rows(
        {
          schemaname: 'cti_AdaptorFunctionUrl',
          defaultvalue: 'https://old.example.com',
          [valueOf]: [{ value: 'https://new.example.com' }],
        },
        { schemaname: 'cti_clientid', defaultvalue: 'default id', [valueOf]: [] },
        { schemaname: 'cti_Authority', defaultvalue: null, [valueOf]: [] },
        { schemaname: 'cti_Scope', defaultvalue: 'functionuser', [valueOf]: [{ value: '' }] },
      );
    expect(await read(api)).toEqual({
      ok: true,
      variables: {
        cti_AdaptorFunctionUrl: 'https://new.example.com',
        cti_ClientId: 'default id',
        cti_Scope: 'functionuser',
      },
    });
    expect(api.queries).toHaveLength(1);
    expect(api.queries[0]).toContain("$filter=startswith(schemaname,'cti_')&$orderby=schemaname&");
  });

  it("bring the organisation's settings with them, in as many parts as these need", async () => {
    const api = new FakeWebApi();
    api.answer = () =>
      rows(
        { schemaname: 'cti_ClientId', defaultvalue: 'id', [valueOf]: [] },
        { schemaname: 'cti_Settings_01', defaultvalue: '{"screen', [valueOf]: [] },
        { schemaname: 'cti_settings_02', defaultvalue: 'older', [valueOf]: [{ value: 'Pop":"ring"}' }] },
        { schemaname: 'cti_Settings_03', defaultvalue: null, [valueOf]: [] },
      );
    let told = '';
    await readEnvironmentVariables(
      { fetch: api.fetch, organisationUrl: '', timeoutMs: 1_000 },
      (all) => (told = settingsIn(all)),
    );
    expect(told).toBe('{"screenPop":"ring"}');
  });

  it('that cannot be read say so with the status', async () => {
    const api = new FakeWebApi();
    api.answer = () => ({ status: 403, body: {} });
    expect(await read(api)).toEqual({ ok: false, trouble: { kind: 'SettingsUnreadable', detail: '403' } });
  });

  it('that come as something else are not trusted', async () => {
    const api = new FakeWebApi();
    api.answer = () => ({ status: 200, body: '<html>' });
    expect(await read(api)).toEqual({ ok: false, trouble: { kind: 'SettingsUnreadable', detail: 'malformed' } });
  });
});
