import { dataverseActivities } from '../../../CifSoftphone/dataverse/dataverseActivities';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}
interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: string;
}

function startStore(answer: (asked: Asked) => Reply | 'lost') {
  const asked: Asked[] = [];
  const fetchFake: typeof fetch = (input, init) => {
    const one: Asked = {
      method: init?.method ?? 'GET',
      path: decodeURIComponent(String(input)).replace('/api/data/v9.2/', ''),
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(one);
    const reply = answer(one);
    if (reply === 'lost') return Promise.reject(new TypeError('Failed to fetch'));
    const headers = new Headers(reply.retryAfter === undefined ? {} : { 'Retry-After': reply.retryAfter });
    const body = reply.body === undefined ? null : JSON.stringify(reply.body);
    return Promise.resolve(new Response(body, { status: reply.status, headers }));
  };
  return { store: dataverseActivities({ fetch: fetchFake, organisationUrl: '', timeoutMs: 1_000 }), asked };
}

describe('the customer in a row', () => {
  const party = (table: string, id: string) => ({
    _partyid_value: id,
    '_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname': table,
    '_partyid_value@OData.Community.Display.V1.FormattedValue': `${table} ${id}`,
  });
  const parties = (...all: readonly unknown[]) => ({ status: 200, body: { phonecall_activity_parties: all } });

  it('is the party that is no user', async () => {
    const { store, asked } = startStore(() => parties(party('systemuser', '1'), party('lead', '2')));
    expect(await store.customerOf('id-1')).toEqual({
      ok: true,
      value: { entityName: 'lead', id: '2', name: 'lead 2' },
    });
    expect(asked[0]?.path).toContain('phonecalls(id-1)?$select=_regardingobjectid_value&$expand=');
    expect(asked[0]?.headers.get('Prefer')).toContain('include-annotations');
  });

  it('of a table that has no parties is what the row is about, where makers look for callers in it', async () => {
    const row = {
      phonecall_activity_parties: [party('systemuser', '1')],
      _regardingobjectid_value: 'd1',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contoso_device',
      '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Lift 4',
    };
    const fetchRow = () => Promise.resolve(new Response(JSON.stringify(row)));
    const storeOf = (...searched: readonly string[]) =>
      dataverseActivities({ fetch: fetchRow, organisationUrl: '', timeoutMs: 1_000 }, (table) =>
        searched.includes(table),
      );
    const device = { entityName: 'contoso_device', id: 'd1', name: 'Lift 4' };
    expect(await storeOf('contoso_device').customerOf('i')).toEqual({ ok: true, value: device });
    expect(await storeOf('contoso_site').customerOf('i')).toEqual({ ok: true, value: 'nobody' });
  });

  it('is nobody where only the agent is in it; without a row nothing is said', async () => {
    expect(await startStore(() => ({ status: 404 })).store.customerOf('i')).toEqual({ ok: true, value: undefined });
    const alone = startStore(() => parties(party('systemuser', '1'))).store;
    expect(await alone.customerOf('i')).toEqual({ ok: true, value: 'nobody' });
  });

  it('is unknown when Dataverse does not say', async () => {
    expect(await startStore(() => 'lost').store.customerOf('i')).toEqual({ ok: false, reason: 'network' });
  });
});

describe('a row in Dataverse', () => {
  it('is created only where there is none', async () => {
    const { store, asked } = startStore(() => ({ status: 204 }));
    expect(await store.create('id-1', { subject: 's' })).toEqual({ ok: true, value: 'created' });
    expect(asked[0]).toMatchObject({ method: 'PATCH', path: 'phonecalls(id-1)', body: { subject: 's' } });
    expect(asked[0]?.headers.get('If-None-Match')).toBe('*');
    const again = startStore(() => ({ status: 412, body: { error: {} } }));
    expect(await again.store.create('id-1', {})).toEqual({ ok: true, value: 'existed' });
  });

  it('is changed only where there is one', async () => {
    const { store, asked } = startStore(() => ({ status: 204 }));
    expect(await store.update('id-1', { statecode: 1 })).toEqual({ ok: true, value: undefined });
    expect(asked[0]?.headers.get('If-Match')).toBe('*');
  });

  it('is changed only as it was read, where somebody may have changed it meanwhile', async () => {
    const { store, asked } = startStore(() => ({ status: 200, body: { '@odata.etag': 'W/"2"' } }));
    expect(await store.update('id-1', { description: 'x' }, { etag: 'W/"1"' })).toEqual({ ok: true, value: 'W/"2"' });
    expect(asked[0]?.headers.get('If-Match')).toBe('W/"1"');
    expect(asked[0]?.headers.get('Prefer')).toBe('return=representation');
  });

  it.each([
    [0, true],
    [1, false],
    [2, false],
  ])('in state %d is open: %s', async (statecode, isOpen) => {
    const { store } = startStore(() => ({ status: 200, body: { '@odata.etag': 'W/"1"', statecode } }));
    expect(await store.read('id-1')).toEqual({
      ok: true,
      value: {
        etag: 'W/"1"',
        isOpen,
        description: '',
        subcategory: undefined,
        caseLink: undefined,
        aboutTable: undefined,
      },
    });
  });

  it('gives the agent back what stands in it: notes, disposition and case', async () => {
    const { store } = startStore(() => ({
      status: 200,
      body: {
        '@odata.etag': 'W/"1"',
        statecode: 0,
        description: 'One\r\nTwo',
        subcategory: 'solved',
        _regardingobjectid_value: 'case-1',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'incident',
        '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Invoice is wrong',
      },
    }));
    expect(await store.read('id-1')).toMatchObject({
      value: {
        description: 'One\nTwo',
        subcategory: 'solved',
        caseLink: { id: 'case-1', title: 'Invoice is wrong' },
      },
    });
  });

  it('that is about a customer is about no case', async () => {
    const { store } = startStore(() => ({
      status: 200,
      body: {
        '@odata.etag': 'W/"1"',
        statecode: 0,
        _regardingobjectid_value: 'c1',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      },
    }));
    expect(await store.read('id-1')).toMatchObject({ value: { caseLink: undefined, aboutTable: 'contact' } });
  });

  it('that cannot be written says why, without a word of its content', async () => {
    const throttled = startStore(() => ({ status: 429, retryAfter: '7', body: { error: { message: '+1202' } } }));
    expect(await throttled.store.create('a', {})).toEqual({ ok: false, reason: '429', retryAfterMs: 7_000 });
    const lost = startStore(() => 'lost');
    expect(await lost.store.update('a', {})).toEqual({ ok: false, reason: 'network' });
  });
});

describe('the agent as a user of Dynamics', () => {
  const users = (asked: Asked) => asked.path.startsWith('systemusers');
  const me = { status: 200, body: { UserId: 'page-user' } };

  it('is found by the Entra id, and asked for once', async () => {
    const { store, asked } = startStore(() => ({ status: 200, body: { value: [{ systemuserid: 'u1' }] } }));
    expect(await store.agentUserId('oid-1')).toEqual({ ok: true, value: 'u1' });
    expect(await store.agentUserId('oid-1')).toEqual({ ok: true, value: 'u1' });
    expect(asked.map(({ path }) => path)).toEqual([
      'systemusers?$select=systemuserid&$filter=azureactivedirectoryobjectid eq oid-1',
    ]);
  });

  it.each([
    ['may not read users', { status: 403 }],
    ['is no user by that id', { status: 200, body: { value: [] } }],
  ])('who %s is the one who is signed in to the page', async (_case, answer) => {
    const { store } = startStore((asked) => (users(asked) ? answer : me));
    expect(await store.agentUserId('oid-1')).toEqual({ ok: true, value: 'page-user' });
  });

  it('is not guessed while Dataverse is in trouble', async () => {
    const { store } = startStore((asked) => (users(asked) ? { status: 503 } : me));
    expect(await store.agentUserId('oid-1')).toEqual({ ok: false, reason: '503' });
  });
});

describe('what is written', () => {
  it('holds no sign for which Dataverse refuses the row', async () => {
    const { store, asked } = startStore(() => ({ status: 204 }));
    await store.create('id-1', { subject: 'Ada\u0000', phonecall_activity_parties: [{ name: 'a\uD83D' }], n: 1 });
    await store.update('id-1', { description: 'one\u000Btwo' });
    expect(asked.map(({ body }) => body)).toEqual([
      { subject: 'Ada', phonecall_activity_parties: [{ name: 'a' }], n: 1 },
      { description: 'one\ntwo' },
    ]);
  });
});
