import { dataverseCustomerSearch } from '../../../CifSoftphone/dataverse/dataverseCustomerSearch';
import { FakeWebApi, rows } from './fakeWebApi';

const contact = (id: string, telephone1: string) => ({ contactid: id, fullname: `Contact ${id}`, telephone1 });
const searchIn = (api: FakeWebApi, budgetMs = 200) =>
  dataverseCustomerSearch({ fetch: api.fetch, organisationUrl: '', nowMs: () => Date.now(), budgetMs });

describe('who is calling', () => {
  it('is the one contact that has the number, whatever its spelling', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?') && query.includes('contains(') ? rows(contact('1', '202.555.0123')) : rows();
    expect(await searchIn(api).find('+12025550123')).toEqual({
      outcome: 'one',
      customer: { entityName: 'contact', id: '1', name: 'Contact 1' },
    });
  });

  it('is asked by equality first, in the likely spellings', async () => {
    const api = new FakeWebApi();
    await searchIn(api).find('+12025550123');
    for (const spelling of ['+12025550123', '+1 202 555 0123', '(202) 555-0123', '202-555-0123', '2025550123']) {
      expect(api.queries[0]).toContain(`telephone1 eq '${spelling}'`);
    }
    expect(api.queries[0]).not.toContain('contains(');
    expect(api.queries.filter((query) => query.includes("contains(telephone1,'2%0%2%5%5%5%0%1%2%3')"))).toHaveLength(2);
  });

  it('is several when a contact and an account share the number, each named once', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?')
        ? rows(contact('1', '+12025550123'))
        : rows({ accountid: '2', name: 'Account', telephone1: '(202) 555-0123' });
    expect(await searchIn(api).find('+12025550123')).toMatchObject({
      outcome: 'several',
      customers: [{ id: '1' }, { id: '2', entityName: 'account' }],
    });
  });

  it('is nobody when the pattern found only longer numbers', async () => {
    const api = new FakeWebApi();
    api.answer = () => rows(contact('1', '+44 2025 550123'), contact('2', '202555012399'));
    expect(await searchIn(api).find('+12025550123')).toEqual({ outcome: 'none' });
  });

  it('is unknown when Dataverse does not answer within the budget', async () => {
    const api = new FakeWebApi();
    api.delayMs = () => 5_000;
    const startedMs = Date.now();
    expect(await searchIn(api, 50).find('+12025550123')).toEqual({ outcome: 'unknown' });
    expect(Date.now() - startedMs).toBeLessThan(1_000);
  });

  it('is unknown when Dataverse refuses', async () => {
    const api = new FakeWebApi();
    api.answer = () => ({ status: 403, body: {} });
    expect(await searchIn(api).find('+12025550123')).toEqual({ outcome: 'unknown' });
  });

  it('is the hit by equality when the slow pattern does not answer', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', '+12025550123')) : rows());
    api.delayMs = (query) => (query.includes('contains(') ? 5_000 : 0);
    expect(await searchIn(api).find('+12025550123')).toMatchObject({ outcome: 'one' });
  });
});
