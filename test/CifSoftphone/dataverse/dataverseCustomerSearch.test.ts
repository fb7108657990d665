import { dataverseCustomerSearch } from '../../../CifSoftphone/dataverse/dataverseCustomerSearch';
import type { HomeNumbers } from '../../../CifSoftphone/numbers/homeNumbers';
import { likeDigits } from '../../../CifSoftphone/numbers/likePattern';
import { FakeWebApi, rows } from './fakeWebApi';

const contact = (id: string, telephone1: string, more: Readonly<Record<string, unknown>> = {}) => ({
  contactid: id,
  fullname: `Contact ${id}`,
  telephone1,
  ...more,
});
const searchIn = (api: FakeWebApi, budgetMs = 5_000, country = 'US') =>
  dataverseCustomerSearch({
    fetch: api.fetch,
    organisationUrl: '',
    nowMs: () => Date.now(),
    home: () => Promise.resolve({ country }),
    budgetMs,
  });
const caller = '+12025550123';
const oneContact = (query: string) => (query.includes('/contacts?') ? rows(contact('1', caller)) : rows());

describe('who is calling', () => {
  it('is the one contact that has the number, whatever its spelling, and says in which column', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?') && query.includes('contains(')
        ? rows(contact('1', '030', { mobilephone: '202.555.0123', jobtitle: 'Buyer' }))
        : rows();
    expect(await searchIn(api).find(caller)).toEqual({
      outcome: 'one',
      customer: {
        entityName: 'contact',
        id: '1',
        name: 'Contact 1',
        column: 'mobilephone',
        storedNumber: '202.555.0123',
        detail: 'Buyer',
      },
    });
  });

  it('A4-09 is asked by equality and by pattern at once, the cheap question first, in the likely spellings, in contacts, accounts and leads', async () => {
    const api = new FakeWebApi();
    await searchIn(api).find(caller);
    for (const spelling of ['+12025550123', '+1 202 555 0123', '(202) 555-0123', '202-555-0123', '2025550123']) {
      expect(api.queries[0]).toContain(`telephone1 eq '${spelling}'`);
    }
    expect(api.queries.slice(0, 3).filter((query) => query.includes('contains('))).toEqual([]);
    for (const set of ['contacts', 'accounts', 'leads']) {
      const pattern = api.queries.find((query) => query.includes(`/${set}?`) && query.includes('contains('));
      expect(pattern).toContain(`contains(telephone1,'${likeDigits('2025550123')}')`);
    }
  });

  it('is several when rows share the number, each named once', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?')
        ? rows(contact('1', caller, { mobilephone: caller }))
        : query.includes('/accounts?')
          ? rows({ accountid: '2', name: 'Account', telephone1: '(202) 555-0123' })
          : query.includes('/leads?')
            ? rows({ leadid: '3', fullname: 'Lead', mobilephone: '2025550123' })
            : rows();
    expect(await searchIn(api).find(caller)).toEqual({
      outcome: 'several',
      customers: [
        { entityName: 'contact', id: '1', name: 'Contact 1', column: 'telephone1', storedNumber: caller },
        { entityName: 'account', id: '2', name: 'Account', column: 'telephone1', storedNumber: '(202) 555-0123' },
        { entityName: 'lead', id: '3', name: 'Lead', column: 'mobilephone', storedNumber: '2025550123' },
      ],
    });
  });

  it('is ranked: open cases first, then the last call, each with its reason; rows out of use last', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => {
      if (query.includes('/contacts?')) {
        return rows(
          contact('gone', caller, { statecode: 1 }),
          contact('quiet', caller),
          contact('talked', caller),
          contact('open', caller),
        );
      }
      if (query.includes('/incidents?')) return rows({ _customerid_value: 'open' }, { _customerid_value: 'open' });
      if (query.includes('/phonecalls?')) {
        return rows(
          { _regardingobjectid_value: 'talked', actualend: '2026-11-20T10:00:00Z' },
          { _regardingobjectid_value: 'talked', actualend: '2026-10-01T10:00:00Z' },
        );
      }
      return rows();
    };
    const match = await searchIn(api).find(caller);
    expect(match).toMatchObject({
      outcome: 'several',
      customers: [
        { id: 'open', openCases: 2 },
        { id: 'talked', lastCallAtMs: Date.parse('2026-11-20T10:00:00Z') },
        { id: 'quiet' },
        { id: 'gone', inactive: true },
      ],
    });
  });

  it('is the one in use when the others were put away, and they stay to be chosen', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?') ? rows(contact('gone', caller, { statecode: 1 }), contact('here', caller)) : rows();
    expect(await searchIn(api).find(caller)).toMatchObject({
      outcome: 'one',
      customer: { id: 'here' },
      others: [{ id: 'gone', inactive: true }],
    });
    // There is nothing to choose: the name does not wait for open cases and last calls.
    expect(api.queries.filter((query) => /incidents|phonecalls/.test(query))).toEqual([]);
  });

  it('is named without asking for cases and calls when both questions find the same person', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    expect(await searchIn(api).find(caller)).toMatchObject({ outcome: 'one', customer: { id: '1' } });
    expect(api.queries.filter((query) => query.includes('/contacts?'))).toHaveLength(2);
    expect(api.queries.filter((query) => /incidents|phonecalls/.test(query))).toEqual([]);
  });

  it('is still chosen from when cases and calls cannot be read', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?')
        ? rows(contact('1', caller), contact('2', caller))
        : query.includes('/incidents?') || query.includes('/phonecalls?')
          ? { status: 404, body: {} }
          : rows();
    expect(await searchIn(api).find(caller)).toMatchObject({
      outcome: 'several',
      customers: [{ id: '1' }, { id: '2' }],
    });
  });

  it('is nobody when the pattern found only longer numbers', async () => {
    const api = new FakeWebApi();
    api.answer = () => rows(contact('1', '+44 2025 550123'), contact('2', '202555012399'));
    expect(await searchIn(api).find(caller)).toEqual({ outcome: 'none' });
  });

  it('is nobody when this organisation has no leads, or this agent may not read them', async () => {
    for (const status of [403, 404]) {
      const api = new FakeWebApi();
      api.answer = (query) => (query.includes('/leads?') ? { status, body: {} } : rows());
      expect(await searchIn(api).find(caller)).toEqual({ outcome: 'none' });
    }
  });

  it.each(['contacts', 'accounts'])('is unknown, not nobody, when this agent may not read %s', async (set) => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes(`/${set}?`) ? { status: 403, body: {} } : rows());
    expect(await searchIn(api).find(caller)).toEqual({ outcome: 'unknown' });
  });

  it('is unknown, and said to be late, when Dataverse does not answer within the budget', async () => {
    const api = new FakeWebApi();
    api.delayMs = () => 5_000;
    const startedMs = Date.now();
    expect(await searchIn(api, 50).find(caller)).toEqual({ outcome: 'unknown', late: true });
    expect(Date.now() - startedMs).toBeLessThan(1_000);
  });

  it.each([caller, '4711', 'sip:ada@example.com'])(
    'is found by a patient search where Dataverse is slow: %s',
    async (from) => {
      const api = new FakeWebApi();
      api.answer = (query) =>
        query.includes('/contacts?') ? rows(contact('1', from, { emailaddress1: from })) : rows();
      api.delayMs = () => 150;
      expect(await searchIn(api, 50).find(from)).toEqual({ outcome: 'unknown', late: true });
      expect(await searchIn(api, 50).find(from, 5_000)).toMatchObject({ outcome: 'one' });
    },
  );

  it.each([403, 500])('is unknown when Dataverse refuses everything with %s', async (status) => {
    const api = new FakeWebApi();
    api.answer = () => ({ status, body: {} });
    expect(await searchIn(api).find(caller)).toEqual({ outcome: 'unknown' });
  });

  it('is the hit by equality when the slow pattern does not answer, and the pattern is not asked on', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    api.delayMs = (query) => (query.includes('contains(') ? 5_000 : 0);
    expect(await searchIn(api).find(caller)).toMatchObject({ outcome: 'one' });
    expect(api.aborted).toBe(3);
  });

  it('is asked for by all questions before any is answered: a name waits for one round trip', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    let asked = 0;
    api.delayMs = () => {
      asked += 1;
      return 20;
    };
    const found = searchIn(api).find(caller);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toBe(6);
    await found;
    expect(asked).toBe(6);
  });

  it('is not named before the other spellings have had their chance to find a second person', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      !query.includes('/contacts?')
        ? rows()
        : query.includes('contains(')
          ? rows(contact('1', caller), contact('2', '202.555.0123'))
          : rows(contact('1', caller));
    api.delayMs = (query) => (query.includes('contains(') ? 60 : 0);
    expect(await searchIn(api).find(caller)).toMatchObject({
      outcome: 'several',
      customers: [{ id: '1' }, { id: '2' }],
    });
  });

  it('is also a second person in another spelling where equality finds several', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      !query.includes('/contacts?')
        ? rows()
        : query.includes('contains(')
          ? rows(contact('1', caller), contact('2', caller), contact('3', '202/5550123'))
          : rows(contact('1', caller), contact('2', caller));
    expect(await searchIn(api).find(caller)).toMatchObject({ customers: [{ id: '1' }, { id: '2' }, { id: '3' }] });
  });

  it('is asked for before it is known where numbers without a country code belong, when the number has one', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    let known: (home: HomeNumbers) => void = () => undefined;
    const search = dataverseCustomerSearch({
      fetch: api.fetch,
      organisationUrl: '',
      nowMs: () => Date.now(),
      home: () => new Promise((resolve) => (known = resolve)),
    });
    const found = search.find(caller);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(api.queries).toHaveLength(6);
    known({ country: 'US' });
    expect(await found).toMatchObject({ outcome: 'one' });
  });

  it('inside the company is who has exactly the short number', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', '4711'), contact('2', '47110')) : rows());
    expect(await searchIn(api).find('sip:4711@pbx.example.com')).toMatchObject({ customer: { id: '1' } });
    expect(api.queries.join()).not.toContain('contains(');
  });

  it('with a SIP address is who has it as a mail address', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', '')) : rows());
    expect(await searchIn(api).find("sip:o'neil@example.com")).toMatchObject({ customer: { id: '1' } });
    expect(api.queries[0]).toContain("emailaddress1 eq 'o''neil@example.com'");
  });

  it('behind a switchboard is who has the extension; the others stay to be chosen, and nobody waits for their cases', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?')
        ? rows(contact('14', `${caller} x14`), contact('13', '(202) 555-0123 ext. 13'))
        : query.includes('/accounts?')
          ? rows({ accountid: 'A', name: 'Account', telephone1: caller })
          : rows();
    expect(await searchIn(api).find(`${caller};ext=13`)).toMatchObject({
      outcome: 'one',
      customer: { id: '13' },
      others: [{ id: 'A' }, { id: '14' }],
    });
    expect(api.queries.filter((query) => /incidents|phonecalls/.test(query))).toEqual([]);
    expect(await searchIn(api).find(`sip:${caller}@pbx.example.com;ext=13`)).toMatchObject({ customer: { id: '13' } });
    expect(await searchIn(api).find(`${caller}*13`)).toMatchObject({ customer: { id: '13' } });
  });

  it('behind a switchboard with an extension that nobody has is the company, else nobody with its people at hand', async () => {
    const api = new FakeWebApi();
    const people = rows(contact('14', `${caller} x14`), contact('13', `${caller} x13`));
    const company = rows({ accountid: 'A', name: 'Account', telephone1: caller });
    api.answer = (query) => (query.includes('/contacts?') ? people : query.includes('/accounts?') ? company : rows());
    expect(await searchIn(api).find(`${caller};ext=99`)).toMatchObject({ outcome: 'one', customer: { id: 'A' } });
    api.answer = (query) => (query.includes('/contacts?') ? people : rows());
    expect(await searchIn(api).find(`${caller};ext=99`)).toMatchObject({
      outcome: 'none',
      others: [{ id: '14' }, { id: '13' }],
    });
    // Without an extension it can be any of them.
    expect(await searchIn(api).find(caller)).toMatchObject({ outcome: 'several' });
  });

  it.each(['612345', 'sip:612345@pbx.example.com', '"Desk 12" <sip:612345@pbx.example.com>'])(
    'inside the company is found by six digits too: %s',
    async (number) => {
      for (const country of ['US', 'DE', 'GB']) {
        const api = new FakeWebApi();
        api.answer = (query) =>
          query.includes('/contacts?') && query.includes("telephone1 eq '612345'")
            ? rows(contact('1', '612345'), contact('2', '6123456'))
            : rows();
        expect(await searchIn(api, 5_000, country).find(number)).toMatchObject({
          outcome: 'one',
          customer: { id: '1' },
        });
      }
    },
  );

  it('with a name before the address is found by the address', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    expect(await searchIn(api).find(`"Ada B" <sip:${caller}@pbx.example.com>`)).toMatchObject({
      customer: { id: '1' },
    });
  });

  it('asks a Mexican, an Argentine and a Brazilian number by equality in each way in which it is stored', async () => {
    for (const [number, ways] of [
      ['+5215512345678', ['+525512345678', '+5215512345678']],
      ['+541123456781', ['+541123456781', '+5491123456781', '011 15-2345-6781']],
      ['+551187654321', ['+551187654321', '+5511987654321', '(11) 98765-4321']],
    ] as const) {
      const api = new FakeWebApi();
      await searchIn(api).find(number);
      for (const way of ways) expect(api.queries[0]).toContain(`telephone1 eq '${way}'`);
    }
  });

  it('finds a number that no country at hand reads, where it stands as it was sent, however it is spaced', async () => {
    const api = new FakeWebApi();
    api.answer = (query) =>
      query.includes('/contacts?')
        ? rows(contact('1', '020 79 46 01 10'), contact('2', '020 7946 01101'), contact('3', '1020 7946 0110'))
        : rows();
    expect(await searchIn(api).find('020 7946 0110')).toMatchObject({ outcome: 'one', customer: { id: '1' } });
    expect(await searchIn(api).find('020')).toEqual({ outcome: 'none' });
  });

  it('is not asked for words that are no address', async () => {
    const api = new FakeWebApi();
    expect(await searchIn(api).find('reception')).toEqual({ outcome: 'none' });
    expect(api.queries).toEqual([]);
  });
});

describe('the agent’s own search', () => {
  it('finds by parts of a name, and keeps signs that mean something to Dataverse', async () => {
    const api = new FakeWebApi();
    api.answer = oneContact;
    expect(await searchIn(api).search("mar o'n_il")).toMatchObject([{ id: '1', name: 'Contact 1' }]);
    expect(api.queries[0]).toContain("contains(fullname,'mar%o''n[_]il')");
    expect(api.queries[0]).toContain("emailaddress1 eq 'mar o''n_il'");
  });

  it('finds by a whole number as a call does, and by a part of one', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', '(202) 555-0123')) : rows());
    expect(await searchIn(api).search('202 555 0123')).toMatchObject([{ id: '1', column: 'telephone1' }]);
    expect(await searchIn(api).search('55-01')).toMatchObject([{ id: '1', column: 'telephone1' }]);
    expect(api.queries.at(-1)).toContain(`'${likeDigits('5501')}'`);
  });

  it('finds by the same rules as a call does: other plans, words beside the number, other digits, an extension', async () => {
    const api = new FakeWebApi();
    for (const [typed, stored] of [
      ['+52 1 55 1234 5678', '55 1234 5678'],
      ['٢٠٢ ٥٥٥ ٠١٢٣', '+1 202 555 0123 (assistant)'],
      ['(202) 555-0123 x7', '2025550123'],
      ['612345', 'x612345'],
      ['+1 202 55', '(202) 555-0123'],
      ['+44 (0)20 79', '020 7946 0123'],
    ] as const) {
      api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', stored)) : rows());
      expect([typed, await searchIn(api).search(typed)]).toMatchObject([typed, [{ id: '1' }]]);
    }
  });

  it('finds by a SIP address as a call does', async () => {
    const api = new FakeWebApi();
    api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', '')) : rows());
    expect(await searchIn(api).search('sip:ada@example.com')).toMatchObject([{ id: '1' }]);
    expect(api.queries[0]).toContain("emailaddress1 eq 'ada@example.com'");
  });

  it('asks for what is left of a text that no address can carry', async () => {
    const api = new FakeWebApi();
    expect(await searchIn(api).search('Ada\u0000 \uD83D')).toEqual([]);
    expect(api.queries[0]).toContain("contains(fullname,'Ada%')");
  });

  it('tells nothing found from no answer', async () => {
    const api = new FakeWebApi();
    expect(await searchIn(api).search('Nobody')).toEqual([]);
    api.answer = () => ({ status: 500, body: {} });
    expect(await searchIn(api).search('Nobody')).toBeUndefined();
  });
});

it('a column of the settings may be called constructor: what every object inherits is no number', async () => {
  const api = new FakeWebApi();
  api.answer = (query) => (query.includes('/contacts?') ? rows(contact('1', caller)) : rows());
  const search = dataverseCustomerSearch({
    fetch: api.fetch,
    organisationUrl: '',
    nowMs: () => Date.now(),
    home: () => Promise.resolve({ country: 'US' }),
    search: () => [{ table: 'contact', columns: ['constructor', 'telephone1'] }],
  });
  expect(await search.find(caller)).toMatchObject({ outcome: 'one', customer: { column: 'telephone1' } });
});

it('a row that somebody names is asked for its name alone; what nobody calls from is not asked for', async () => {
  const api = new FakeWebApi();
  api.answer = () => rows(contact('1', caller));
  expect(await searchIn(api).nameOf({ entityName: 'contact', id: '1' })).toBe('Contact 1');
  expect(await searchIn(api).nameOf({ entityName: 'salesorder', id: '1' })).toBeUndefined();
  expect(api.queries).toHaveLength(1);
});
