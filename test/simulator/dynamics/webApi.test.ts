import { likePattern } from '../../../simulator/dynamics/webapi/likePattern';
import { organisation, userId } from './organisation';

const phoneCallId = 'f0000000-0000-5000-8000-000000000001';
const annotated = { prefer: 'odata.include-annotations="*"' };

describe('a filter', () => {
  const { names } = organisation();
  it.each<[string, readonly unknown[]]>([
    ["telephone1 eq '+1 202 555 0123'", ['Maria Silva']],
    ["fullname eq 'maria SILVA'", ['Maria Silva']],
    ["firstname eq 'Rene' or firstname eq 'Jim' and lastname eq 'Nobody'", ['Rene Valdes']],
    ["(firstname eq 'Rene' or firstname eq 'Jim') and lastname eq 'Glynn'", ['Jim Glynn']],
    ["contains(telephone1,'202%555%0177')", ['Jim Glynn', 'Rene Valdes']],
    ["startswith(telephone1,'020 7946')", ['Nancy Anderson']],
    ["endswith(mobilephone,'0111')", ['Nancy Anderson']],
    ["not contains(fullname,'a')", ['Jim Glynn']],
    ['mobilephone eq null and telephone2 ne null', ['Thomas Andersen']],
    ["fullname ge 'T' and fullname lt 'U'", ['Thomas Andersen']],
    ['contactid eq c0000000-0000-4000-8000-000000000006', ['Paul Cannon']],
    ["lastname eq 'O''Nobody'", []],
  ])('%s finds %j', (filter, expected) => expect(names(filter)).toEqual(expected));

  it.each([
    "nope eq 'x'",
    'fullname eq',
    "fullname like 'x'",
    "substringof('x',fullname)",
    "(fullname eq 'x'",
    "fullname eq 'x",
  ])('%s is refused with 400', (filter) => expect(names(filter)).toEqual([400]));
});

describe('wildcards, as Dataverse reads them', () => {
  it.each<[string, string, boolean]>([
    ['%555%', '+1 202 555 0123', true],
    ['5_5', '5x5', true],
    ['[(]202) %', '(202) 555', true],
    ['[+]1%', '+1 202', true],
    ['a[0-4]', 'A3', true],
    ['a[^0-4]', 'a3', false],
    ['50[%]', '50%', true],
    ['50[%]', '50x', false],
    ['a.c', 'abc', false],
    ['[', '[', true],
  ])('%s against %s: %s', (pattern, text, expected) => expect(likePattern(pattern).test(text)).toBe(expected));
});

describe('reading', () => {
  const { ask } = organisation();
  it('names an unknown table with 404 and an unknown column with 400, in OData error bodies', () => {
    expect(ask('GET', 'nothings')).toMatchObject({ status: 404, body: { error: { code: '0x8006088a' } } });
    expect(ask('GET', 'contacts', '$select=nope')).toMatchObject({
      status: 400,
      body: { error: { code: '0x80060888' } },
    });
    expect(ask('GET', 'contacts(c0000000-0000-4000-8000-0000000000ff)')).toMatchObject({ status: 404 });
    expect(ask('GET', 'contacts', '$apply=x')).toMatchObject({ status: 400 });
  });

  it('gives only the selected columns, the key and the etag', () => {
    const answer = ask('GET', 'accounts', '$select=name&$top=1&$orderby=name desc&$count=true');
    expect(answer.body).toMatchObject({ '@odata.count': 4, value: [{ name: 'Northwind Traders' }] });
    const [first] = JSON.parse(JSON.stringify(answer.body)).value as Record<string, unknown>[];
    expect(Object.keys(first ?? {}).sort()).toEqual(['@odata.etag', 'accountid', 'name']);
  });

  it('expands environment variables with their values', () => {
    const { store, ask: askThere } = organisation();
    const id = '10000000-0000-4000-8000-000000000001';
    store.seed('environmentvariabledefinition', id, {
      schemaname: 'cti_X',
      defaultvalue: 'default',
      type: 100_000_000,
    });
    store.seed('environmentvariablevalue', '10000000-0000-4000-8000-000000000002', {
      value: 'current',
      _environmentvariabledefinitionid_value: id,
    });
    const query =
      "$select=schemaname,defaultvalue&$filter=schemaname eq 'cti_X'&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)";
    expect(askThere('GET', 'environmentvariabledefinitions', query).body).toMatchObject({
      value: [
        { defaultvalue: 'default', environmentvariabledefinition_environmentvariablevalue: [{ value: 'current' }] },
      ],
    });
  });

  it('says who asks', () => expect(ask('GET', 'WhoAmI').body).toMatchObject({ UserId: userId }));
});

describe('writing a phone call', () => {
  const contactPath = '/contacts(c0000000-0000-4000-8000-000000000001)';
  const body = JSON.stringify({
    subject: 'Call',
    'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c0000000-0000-4000-8000-000000000001)',
  });
  it('creates the row with the given id, and changes it the second time', () => {
    const { ask } = organisation();
    expect(ask('PATCH', `phonecalls(${phoneCallId})`, '', body)).toMatchObject({ status: 204 });
    expect(ask('PATCH', `phonecalls(${phoneCallId})`, '', '{"description":"more"}')).toMatchObject({ status: 204 });
    expect(ask('GET', `phonecalls(${phoneCallId})`, '', '', annotated).body).toMatchObject({
      subject: 'Call',
      description: 'more',
      _regardingobjectid_value: 'c0000000-0000-4000-8000-000000000001',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    });
  });

  it('keeps to If-Match and If-None-Match', () => {
    const { ask } = organisation();
    expect(ask('PATCH', `phonecalls(${phoneCallId})`, '', body, { 'if-match': '*' })).toMatchObject({ status: 404 });
    ask('PATCH', `phonecalls(${phoneCallId})`, '', body);
    expect(ask('PATCH', `phonecalls(${phoneCallId})`, '', body, { 'if-none-match': '*' })).toMatchObject({
      status: 412,
    });
  });

  it.each<[string, string]>([
    ['an unknown column', '{"colour":"red"}'],
    ['an undeclared binding', '{"nobody@odata.bind":"/contacts(c0000000-0000-4000-8000-000000000001)"}'],
    ['broken JSON', '{'],
  ])('refuses %s', (_what, wrong) => {
    expect(organisation().ask('PATCH', `phonecalls(${phoneCallId})`, '', wrong)).toMatchObject({ status: 400 });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a status reason of another state', { statecode: 2, statuscode: 4 }],
    ['a party without a role', { phonecall_activity_parties: [{ 'partyid_contact@odata.bind': contactPath }] }],
    [
      'a party that is bound to the wrong table',
      { phonecall_activity_parties: [{ 'partyid_account@odata.bind': contactPath, participationtypemask: 1 }] },
    ],
    ['a party without a record', { phonecall_activity_parties: [{ participationtypemask: 1 }] }],
  ])('refuses %s', (_what, wrong) => {
    const answer = organisation().ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify(wrong));
    expect(answer).toMatchObject({ status: 400 });
  });

  it('refuses a party and a regarding that do not exist', () => {
    const nobody = '/contacts(c0000000-0000-4000-8000-0000000000ff)';
    for (const wrong of [
      { phonecall_activity_parties: [{ 'partyid_contact@odata.bind': nobody, participationtypemask: 1 }] },
      { 'regardingobjectid_contact_phonecall@odata.bind': nobody },
    ]) {
      const answer = organisation().ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify(wrong));
      expect(answer).toMatchObject({ status: 404 });
    }
  });

  it('takes nothing more once it is closed, until it is opened again', () => {
    const { ask } = organisation();
    const patch = (columns: object) => ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify(columns));
    patch({ subject: 'Call' });
    expect(patch({ statecode: 1, statuscode: 2 })).toMatchObject({ status: 204 });
    expect(patch({ description: 'late' })).toMatchObject({ status: 400 });
    expect(patch({ statecode: 0, statuscode: 1 })).toMatchObject({ status: 204 });
    expect(patch({ description: 'late' })).toMatchObject({ status: 204 });
  });
});

describe('the people of a phone call', () => {
  it('are shown by $expand with the table and the name of each', () => {
    const { ask } = organisation();
    const parties = [
      { 'partyid_contact@odata.bind': '/contacts(c0000000-0000-4000-8000-000000000001)', participationtypemask: 1 },
    ];
    ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify({ phonecall_activity_parties: parties }));
    const expand = '$select=activityid&$expand=phonecall_activity_parties($select=_partyid_value)';
    expect(ask('GET', `phonecalls(${phoneCallId})`, expand, '', annotated).body).toMatchObject({
      phonecall_activity_parties: [
        {
          _partyid_value: 'c0000000-0000-4000-8000-000000000001',
          '_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
          '_partyid_value@OData.Community.Display.V1.FormattedValue': 'Maria Silva',
        },
      ],
    });
    expect(ask('GET', 'contacts', '$expand=phonecall_activity_parties').status).toBe(400);
  });
});

describe('a text that XML cannot carry', () => {
  const { ask } = organisation();
  it.each([
    ['a vertical tab', 'one\u000Btwo'],
    ['NUL', 'a\u0000b'],
    ['half an emoji', 'a\uD83Db'],
    ['a non-character', 'a\uFFFF'],
  ])('is refused as Dataverse refuses it: %s', (_what, description) => {
    const answer = ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify({ subject: 'x', description }));
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: { code: '0x80040278', message: "The field 'description' contains one or more invalid characters." },
      },
    });
    expect(ask('GET', `phonecalls(${phoneCallId})`).status).toBe(404);
  });

  it.each(['line\r\n\ttab', 'emoji 👩‍👩‍👧 and \u0085 and \u200F'])('is not %j', (description) =>
    expect(ask('PATCH', `phonecalls(${phoneCallId})`, '', JSON.stringify({ description })).status).toBe(204),
  );
});
