import { dataverseCustomerSearch } from '../../../CifSoftphone/dataverse/dataverseCustomerSearch';
import { dataverseCustomerNumbers } from '../../../CifSoftphone/dataverse/dataverseCustomerNumbers';
import { describeSearch } from '../../../CifSoftphone/dataverse/describeTables';
import { searchedTables } from '../../../CifSoftphone/dataverse/searchedTables';
import type { SearchTable } from '../../../CifSoftphone/core/settings/softphoneSettings';
import { privilegesOf } from '../../../simulator/dynamics/webapi/privileges';
import { RowStore } from '../../../simulator/dynamics/webapi/rowStore';
import { seedSampleData } from '../../../simulator/dynamics/webapi/sampleData';
import { answerWebApi } from '../../../simulator/dynamics/webapi/webApi';

/** Everything but the vault. */
const ofAgents = new Map(
  [...privilegesOf({ customerService: true })]
    .filter((name) => !name.endsWith('contoso_vault'))
    .map((name) => [name, 'Global'] as const),
);
const webApiRoot = '/api/data/v9.2/';
const device = { table: 'contoso_device', columns: ['contoso_phone'] } as const;
const site = { table: 'contoso_site', columns: ['contoso_gate'] } as const;
const liftNumber = '+12025550165';

/** The simulated organisation, asked as the softphone asks. */
function organisation(search: readonly SearchTable[], refuses: (path: string) => boolean = () => false) {
  const store = new RowStore();
  seedSampleData(store);
  const asked: string[] = [];
  const fetchRows = (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input), 'https://contoso.example.com');
    const path = decodeURIComponent(url.pathname.slice(webApiRoot.length));
    asked.push(`${path}${decodeURIComponent(url.search)}`);
    const answer = refuses(path)
      ? { status: 500, body: {} }
      : answerWebApi(store, {
          method: init?.method ?? 'GET',
          path,
          query: url.searchParams,
          headers: Object.fromEntries(
            Object.entries((init?.headers ?? {}) as Record<string, string>).map(([name, value]) => [
              name.toLowerCase(),
              value,
            ]),
          ),
          body: '',
          userId: '80000000-0000-4000-8000-000000000001',
          privileges: ofAgents,
          baseUrl: `${url.origin}/api/data/v9.2`,
        });
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  };
  const customers = dataverseCustomerSearch({
    fetch: fetchRows,
    organisationUrl: '',
    nowMs: () => Date.now(),
    home: () => Promise.resolve({ country: 'US' }),
    search: () => search,
    describe: (entries) => describeSearch(entries, { fetch: fetchRows, organisationUrl: '', timeoutMs: 1_000 }),
  });
  const tables = searchedTables({ fetch: fetchRows, organisationUrl: '', timeoutMs: 1_000 });
  const numbers = dataverseCustomerNumbers(
    (entries) => describeSearch(entries, { fetch: fetchRows, organisationUrl: '', timeoutMs: 1_000 }),
    { fetch: fetchRows, organisationUrl: '', timeoutMs: 1_000 },
  );
  return { customers, store, asked, tables, numbers: (text: string) => numbers(text, search) };
}

describe('a caller in a table that makers named', () => {
  it('is found by its phone column, called by its title, with the two columns that makers show, and in the words of the organisation', async () => {
    const { customers } = organisation([
      { ...device, title: 'contoso_serial', show: ['contoso_name', 'contoso_keeper'] },
    ]);
    expect(await customers.find(liftNumber)).toEqual({
      outcome: 'one',
      customer: {
        entityName: 'contoso_device',
        id: 'f0000000-0000-4000-8000-000000000001',
        name: 'L4-2207',
        tableName: 'Device',
        detail: 'Lift 4, north tower · Thomas Andersen',
        column: 'contoso_phone',
        columnName: 'SIM card',
        storedNumber: '+1 202 555 0165',
      },
    });
  });

  it('whose title is a lookup is called as that row is; a name is looked for in the texts that there are', async () => {
    const { customers } = organisation([{ ...device, title: 'contoso_keeper' }]);
    expect(await customers.find(liftNumber)).toMatchObject({ customer: { name: 'Thomas Andersen' } });
    expect(await customers.search('north tower')).toMatchObject([{ name: 'Thomas Andersen' }]);
  });

  it('whose title is empty has the table’s own name, and where that is empty too the number speaks', async () => {
    const { customers, store } = organisation([{ ...device, title: 'contoso_note' }]);
    expect(await customers.find(liftNumber)).toMatchObject({ customer: { name: 'Lift 4, north tower' } });
    expect(await customers.find('+12025550166')).toMatchObject({
      outcome: 'one',
      customer: { name: '', storedNumber: '(202) 555-0166' },
    });
    store.seed('contoso_device', 'f0000000-0000-4000-8000-000000000001', { contoso_note: `${'😀'.repeat(300)}\nend` });
    const found = await customers.find(liftNumber);
    expect(found).toMatchObject({ customer: { name: '😀'.repeat(128) } });
  });

  it('may be in two tables: both are offered, in the order of the makers', async () => {
    const { customers } = organisation([device, { table: 'account', columns: [] }]);
    expect(await customers.find('+12025550100')).toMatchObject({
      outcome: 'several',
      customers: [{ tableName: 'Device' }, { entityName: 'account', name: 'Fourth Coffee' }],
    });
  });

  it('is looked for where it can be: a table or a column that is not there, or that the agent may not read, costs only itself', async () => {
    const { customers } = organisation([
      { table: 'contoso_nothing', columns: ['contoso_phone'] },
      { table: 'contoso_vault', columns: ['contoso_phone'] },
      {
        ...device,
        columns: ['contoso_nothing', 'contoso_keeper', 'contoso_phone'],
        title: 'contoso_no',
        show: ['contoso_no'],
      },
      { table: 'contact', columns: ['contoso_nothing', 'telephone1'] },
    ]);
    expect(await customers.find(liftNumber)).toMatchObject({
      outcome: 'one',
      customer: { name: 'Lift 4, north tower' },
    });
    expect(await customers.find('+12025550123')).toMatchObject({ outcome: 'one', customer: { name: 'Maria Silva' } });
    expect(await customers.find('+12025550199')).toEqual({ outcome: 'none' });
  });

  it('is not looked for while Dataverse does not describe its table; the usual ones answer meanwhile, and it is asked again', async () => {
    let isDown = true;
    const { customers, asked } = organisation(
      [device, { table: 'contact', columns: [] }],
      (path) => isDown && path === 'EntityDefinitions',
    );
    expect(await customers.find('+12025550123')).toMatchObject({ outcome: 'one', customer: { name: 'Maria Silva' } });
    expect(await customers.find(liftNumber)).toEqual({ outcome: 'unknown' });
    expect(await customers.waysTo('contoso_device')).toBeUndefined();
    isDown = false;
    expect(await customers.find(liftNumber)).toMatchObject({ outcome: 'one' });
    const before = asked.length;
    await customers.find(liftNumber);
    expect(asked.slice(before).filter((one) => one.startsWith('EntityDefinitions'))).toEqual([]);
  });

  it('can be what an activity is about where the organisation has it so; the usual tables are known without asking', async () => {
    const { customers, asked } = organisation([device, site]);
    expect(await customers.waysTo('contoso_device')).toMatchObject({
      setName: 'contoso_devices',
      regarding: 'regardingobjectid_contoso_device_phonecall',
      party: undefined,
    });
    expect(await customers.waysTo('contoso_site')).toMatchObject({ regarding: undefined, party: undefined });
    expect(asked).toHaveLength(1);
    expect(await customers.waysTo('lead')).toMatchObject({ party: 'partyid_lead' });
    expect(customers.isCustomer('contoso_site')).toBe(true);
    expect(customers.isCustomer('contoso_vault')).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('that somebody names by table and id has its title; the default asks Dataverse for no description at all', async () => {
    const { customers } = organisation([{ ...device, title: 'contoso_serial' }]);
    const id = 'f0000000-0000-4000-8000-000000000001';
    expect(await customers.nameOf({ entityName: 'contoso_device', id })).toBe('L4-2207');
    expect(await customers.withTable({ entityName: 'contoso_device', id, name: 'x' })).toMatchObject({
      tableName: 'Device',
    });
    const usual = organisation([{ table: 'contact', columns: [] }]);
    await usual.customers.find('+12025550123');
    expect(usual.asked.filter((one) => one.startsWith('EntityDefinitions'))).toEqual([]);
  });
});

describe('what an agent is told of the tables', () => {
  it('is their columns in the words of the organisation, and which of them nobody can be found by', async () => {
    const search = [
      { ...device, columns: ['contoso_phone', 'contoso_keeper', 'contoso_nothing'] },
      site,
      { table: 'contoso_vault', columns: ['contoso_phone'] },
      { table: 'contoso_nothing', columns: ['contoso_phone'] },
      { table: 'lead', columns: [] },
    ];
    const { tables, asked } = organisation(search);
    expect(await tables.tryOut(search)).toMatchObject([
      { label: 'Device', columns: ['SIM card'], unusable: ['contoso_keeper', 'contoso_nothing'], isUnlinkable: false },
      { label: 'Site', columns: ['Gate'], unusable: [], isUnlinkable: true },
      { table: 'contoso_vault', closed: 'forbidden' },
      { table: 'contoso_nothing', closed: 'missing' },
      { table: 'lead', columns: ['telephone1', 'mobilephone', 'telephone2', 'telephone3'] },
    ]);
    await tables.describe(search);
    expect(asked.filter((one) => one.startsWith('EntityDefinitions'))).toHaveLength(1);
  });

  it('is told as far as it is known while Dataverse is down', async () => {
    const search = [device, { table: 'contact', columns: ['telephone1'] }];
    const { tables } = organisation(search, () => true);
    expect(await tables.tryOut(search)).toMatchObject([
      { table: 'contoso_device', closed: 'unread' },
      { table: 'contact', closed: 'unread', columns: ['telephone1'] },
    ]);
  });
});

describe('the numbers of customers by a part of their name', () => {
  it('are each by itself, with what the organisation calls their column, in every table that makers named', async () => {
    const { numbers } = organisation([
      { table: 'contact', columns: [] },
      { ...device, title: 'contoso_name' },
    ]);
    const found = await numbers('lift');
    expect(found).toEqual([expect.objectContaining({ number: expect.stringContaining('0165') as string })]);
    const people = await numbers('an');
    expect(people.length).toBeGreaterThan(1);
    expect(people.length).toBeLessThanOrEqual(8);
    expect(people.every(({ name, number }) => name !== '' && number !== '')).toBe(true);
  });

  it('are nobody where Dataverse refuses, and where the name is nobody’s', async () => {
    expect(await organisation([{ table: 'contact', columns: [] }], () => true).numbers('maria')).toEqual([]);
    expect(await organisation([{ table: 'contact', columns: [] }]).numbers('nobody-of-this-name')).toEqual([]);
  });

  it('are not those of a row that is out of use', async () => {
    const { numbers, asked } = organisation([{ table: 'contact', columns: [] }]);
    await numbers('maria');
    expect(asked.at(-1)).toContain('statecode eq 0');
  });
});
