import { countryOfLocale } from '../../../CifSoftphone/dataverse/countryOfLocale';
import { readHomeNumbers } from '../../../CifSoftphone/dataverse/readHomeNumbers';
import { FakeWebApi, rows } from './fakeWebApi';

const read = (row: Readonly<Record<string, unknown>>) => {
  const api = new FakeWebApi();
  api.answer = () => rows(row);
  return readHomeNumbers({ fetch: api.fetch, organisationUrl: '', timeoutMs: 100 });
};

describe('where numbers without a country code belong', () => {
  it('is the prefix that an admin has switched on', async () => {
    const row = { defaultcountrycode: '+44', isdefaultcountrycodecheckenabled: true, localeid: 1033 };
    expect(await read(row)).toEqual({ callingCode: '44' });
  });

  it('is the country of the organisation’s formats where no prefix is switched on', async () => {
    const row = { defaultcountrycode: '+44', isdefaultcountrycodecheckenabled: false, localeid: 1033 };
    expect(await read(row)).toEqual({ country: 'US' });
  });

  it('is nowhere when Dataverse does not say', async () => {
    expect(await read({ localeid: 4096 })).toEqual({});
    const api = new FakeWebApi();
    api.answer = () => ({ status: 403, body: {} });
    expect(await readHomeNumbers({ fetch: api.fetch, organisationUrl: '', timeoutMs: 100 })).toEqual({});
  });

  it.each([
    [1031, 'DE'],
    [2057, 'GB'],
    [3082, 'ES'],
    [1041, 'JP'],
    [1036, 'FR'],
    [3084, 'CA'],
    [2055, 'CH'],
    [4108, 'CH'],
    [1043, 'NL'],
  ])('for the formats of locale %s is %s', (localeId, country) => expect(countryOfLocale(localeId)).toBe(country));
});
