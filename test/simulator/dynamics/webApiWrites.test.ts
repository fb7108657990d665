import type { WebApiResponse } from '../../../simulator/dynamics/webapi/webApi';
import { organisation, userId } from './organisation';

const own = 'c1111111-0000-4000-8000-0000000000aa';
const maria = '/contacts(c0000000-0000-4000-8000-000000000001)';
const fourthCoffee = '/accounts(a0000000-0000-4000-8000-000000000001)';
const callPath = 'phonecalls(f0000000-0000-5000-8000-000000000001)';

const write = (method: string, path: string, columns: unknown, headers: Record<string, string> = {}) => {
  const { ask } = organisation();
  return { ask, answer: ask(method, path, '', JSON.stringify(columns), headers) };
};
const messageOf = ({ body }: WebApiResponse): string =>
  (body as { error?: { message: string } } | undefined)?.error?.message ?? '';
const codeOf = ({ body }: WebApiResponse): string =>
  (body as { error?: { code: string } } | undefined)?.error?.code ?? '';

describe('a contact that comes with its own id', () => {
  it('has that id in OData-EntityId and when it is read by its key', () => {
    const { ask, answer } = write('POST', 'contacts', { contactid: own.toUpperCase(), lastname: 'Own' });
    expect(answer).toMatchObject({
      status: 204,
      headers: { 'OData-EntityId': `http://localhost/api/data/v9.2/contacts(${own})` },
    });
    expect(ask('GET', `contacts(${own})`).body).toMatchObject({ contactid: own, lastname: 'Own' });
    expect(ask('GET', `contacts(contactid=${own})`).status).toBe(200);
  });

  it('is stored once: the second POST with the key is 412 and changes nothing', () => {
    const { ask } = write('POST', 'contacts', { contactid: own, lastname: 'First' });
    const again = ask('POST', 'contacts', '', JSON.stringify({ contactid: own, lastname: 'Second' }));
    expect([again.status, codeOf(again)]).toEqual([412, '0x80040237']);
    expect(messageOf(again)).toContain('matching key values already exists');
    expect(ask('GET', `contacts(${own})`).body).toMatchObject({ lastname: 'First' });
    expect(ask('POST', 'contacts', '', JSON.stringify({ contactid: 'me', lastname: 'X' })).status).toBe(400);
  });

  it('belongs to who created it, and cannot be given another key afterwards', () => {
    const { ask } = write('POST', 'contacts', { contactid: own, lastname: 'Own' });
    expect(ask('GET', `contacts(${own})`).body).toMatchObject({ _ownerid_value: userId });
    const other = JSON.stringify({ contactid: 'c1111111-0000-4000-8000-0000000000ab' });
    expect(ask('PATCH', `contacts(${own})`, '', other).status).toBe(400);
  });
});

describe('versions', () => {
  it('an upsert is held to a create by If-None-Match: * and to nothing else by another value', () => {
    const { ask } = write('POST', 'contacts', { contactid: own, lastname: 'Own' });
    const patch = (headers: Record<string, string>) =>
      ask('PATCH', `contacts(${own})`, '', '{"jobtitle":"x"}', headers);
    expect([patch({ 'if-none-match': '*' }).status, patch({ 'if-none-match': 'W/"1"' }).status]).toEqual([412, 400]);
    expect([patch({ 'if-match': 'W/"1"' }).status, patch({ 'if-match': '*' }).status]).toEqual([412, 204]);
  });

  it('a delete keeps to If-Match, and a read with the tag that it has is 304', () => {
    const { ask } = write('POST', 'contacts', { contactid: own, lastname: 'Own' });
    const etag = String((ask('GET', `contacts(${own})`).body as Record<string, unknown>)['@odata.etag']);
    const read = (headers: Record<string, string>, query = '') =>
      ask('GET', `contacts(${own})`, query, '', headers).status;
    expect(read({ 'if-none-match': etag })).toBe(304);
    expect(read({ 'if-none-match': etag }, '$expand=parentcustomerid_account')).toBe(200);
    expect(read({ 'if-none-match': etag, prefer: 'odata.include-annotations="*"' })).toBe(200);
    expect(ask('DELETE', `contacts(${own})`, '', '', { 'if-match': 'W/"1"' }).status).toBe(412);
    expect(ask('DELETE', `contacts(${own})`, '', '', { 'if-match': etag }).status).toBe(204);
    expect(ask('DELETE', `contacts(${own})`).status).toBe(404);
  });

  it('a create with return=representation says 201 and shows the row', () => {
    const prefer = { prefer: 'return=representation' };
    const { answer, ask } = write('POST', 'contacts', { contactid: own, lastname: 'Own' }, prefer);
    expect(answer).toMatchObject({ status: 201, body: { contactid: own, fullname: 'Own' } });
    const refused = ask('POST', 'contacts', '$top=1', '{"lastname":"Never"}', prefer);
    expect(refused.status).toBe(400);
    expect(ask('GET', 'contacts', "$filter=lastname eq 'Never'").body).toMatchObject({ value: [] });
  });
});

/** Rows of the sample data. */
const countOf = (entitySet: string): unknown =>
  (organisation().ask('GET', entitySet, '$count=true').body as Record<string, unknown>)['@odata.count'];

describe('what no organisation stores', () => {
  it.each<[string, string, unknown, string, string]>([
    ['a state that is none', 'contacts', { lastname: 'X', statecode: 7 }, '0x80040203', 'statecode'],
    ['a time that is none', 'contacts', { lastname: 'X', createdon: 'x' }, '0x80048d19', 'createdon'],
    [
      'when it was created',
      'contacts',
      { lastname: 'X', createdon: '2026-01-01T00:00:00Z' },
      '0x80040203',
      'createdon',
    ],
    ['when it was changed', 'accounts', { name: 'X', modifiedon: '2026-01-01T00:00:00Z' }, '0x80040203', 'modifiedon'],
    ['a full name, which is made', 'contacts', { fullname: 'X Y' }, '0x80040203', 'fullname'],
    ['a last name of 200 characters', 'contacts', { lastname: 'x'.repeat(200) }, '0x80044331', "length of '50'"],
    ['a mobile number too long for a lead', 'leads', { mobilephone: '+1 202 555 0142 ext 7' }, '0x80044331', "'20'"],
    ['an account number of 21 characters', 'accounts', { accountnumber: '1'.repeat(21) }, '0x80044331', "'20'"],
    ['a case without customer', 'incidents', { title: 'X' }, '0x80060888', 'parent contact or account'],
    ['a number for a text', 'contacts', { lastname: 5 }, '0x80048d19', 'Edm.String'],
    ['a text for a yes or no', 'contacts', { lastname: 'X', donotphone: 'true' }, '0x80048d19', 'Edm.Boolean'],
    ['an object for a text', 'accounts', { name: { a: 1 } }, '0x80048d19', 'Edm.String'],
    ['a priority that no phone call has', 'phonecalls', { prioritycode: 9 }, '0x8004431a', 'Accepted Values: 0,1,2'],
    ['a duration below nought', 'phonecalls', { actualdurationminutes: -1 }, '0x8004432f', 'outside the valid range'],
    ['a duration with a fraction', 'phonecalls', { actualdurationminutes: 1.5 }, '0x80048d19', 'Edm.Int32'],
    ['a day of the 17th century', 'phonecalls', { actualend: '1699-01-01T00:00:00Z' }, '0x80040239', '1753'],
    ['a day that is none', 'phonecalls', { actualend: '2026-13-41T00:00:00Z' }, '0x80048d19', 'DateTimeOffset'],
    ['a lookup by its column', 'contacts', { _parentcustomerid_value: own }, '0x80048d19', 'Navigation properties'],
    ['a column that is none', 'contacts', { colour: 'red' }, '0x80048d19', "'colour' does not exist"],
    ['the name of a method of every object', 'contacts', { constructor: 'x' }, '0x80048d19', 'does not exist'],
    ['an invisible character', 'phonecalls', { description: 'one\u000Btwo' }, '0x80040278', 'invalid characters'],
    [
      'a binding to another table',
      'accounts',
      { 'primarycontactid@odata.bind': fourthCoffee },
      '0x80048d19',
      'contact',
    ],
    ['a binding that is none', 'accounts', { 'toString@odata.bind': maria }, '0x80048d19', 'undeclared property'],
    ['a related row within', 'accounts', { primarycontactid: { lastname: 'X' } }, '0x80060888', '@odata.bind'],
    ['a list', 'contacts', [], '0x80048d19', 'JSON object'],
  ])('%s', (_what, path, columns, code, words) => {
    const { answer, ask } = write('POST', path, columns);
    expect(answer.status).toBe(400);
    expect(codeOf(answer)).toBe(code);
    expect(messageOf(answer)).toContain(words);
    expect(ask('GET', path, '$count=true').body).toMatchObject({ '@odata.count': countOf(path) });
  });

  it('a customer who is not there', () => {
    const nobody = '/contacts(c0000000-0000-4000-8000-0000000000ff)';
    const { answer } = write('POST', 'incidents', { title: 'X', 'customerid_contact@odata.bind': nobody });
    expect([answer.status, codeOf(answer)]).toEqual([404, '0x80040217']);
  });

  it('but it takes a case with its customer, and will not let the customer go', () => {
    const { answer, ask } = write('POST', 'incidents', { title: 'X', 'customerid_contact@odata.bind': maria });
    expect(answer.status).toBe(204);
    const path = /incidents\(.*$/.exec(answer.headers?.['OData-EntityId'] ?? '')?.[0] ?? '';
    expect(ask('PATCH', path, '', '{"customerid_contact@odata.bind":null}').status).toBe(400);
    expect(ask('PATCH', path, '', '{"title":"Y"}').status).toBe(204);
  });
});

describe('the states of', () => {
  const patch = (columns: object, path = callPath) => ({ path, columns });
  const results = (...steps: readonly { path: string; columns: object }[]) => {
    const { ask } = organisation();
    return steps.map(({ path, columns }) => ask('PATCH', path, '', JSON.stringify(columns)).status);
  };

  it('a phone call: reason and state belong together, and a state alone means its first reason', () => {
    const { ask } = organisation();
    ask('PATCH', callPath, '', '{"subject":"x"}');
    expect(ask('PATCH', callPath, '', '{"statuscode":4}').status).toBe(400);
    expect(ask('PATCH', callPath, '', '{"statecode":1,"statuscode":3}').status).toBe(400);
    expect(ask('PATCH', callPath, '', '{"statecode":null}').status).toBe(400);
    expect(ask('PATCH', callPath, '', '{"statecode":2}').status).toBe(204);
    expect(ask('GET', callPath).body).toMatchObject({ statecode: 2, statuscode: 3 });
  });

  it('a new phone call: it is open, whatever is asked for', () => {
    expect(results(patch({ subject: 'x', statecode: 1, statuscode: 2 }), patch({ subject: 'x' }))).toEqual([400, 204]);
  });

  it('a case: it is resolved by its own message only, and may be cancelled', () => {
    const path = 'incidents(d0000000-0000-4000-8000-000000000001)';
    const { ask } = organisation();
    const resolved = ask('PATCH', path, '', '{"statecode":1,"statuscode":5}');
    expect([resolved.status, messageOf(resolved)]).toEqual([400, expect.stringContaining('CloseIncidentRequest')]);
    expect(ask('PATCH', path, '', '{"statecode":2,"statuscode":6}').status).toBe(204);
  });

  it('a contact and a lead: only their own', () => {
    const contact = 'contacts(c0000000-0000-4000-8000-000000000001)';
    const lead = 'leads(e0000000-0000-4000-8000-000000000001)';
    expect(
      results(
        patch({ statecode: 7 }, contact),
        patch({ statecode: 1 }, contact),
        patch({ statecode: 2, statuscode: 3 }, lead),
        patch({ statecode: 2, statuscode: 7 }, lead),
      ),
    ).toEqual([400, 204, 400, 204]);
  });
});

it.each<[string, unknown]>([
  [
    'a case',
    { 'partyid_incident@odata.bind': '/incidents(d0000000-0000-4000-8000-000000000001)', participationtypemask: 1 },
  ],
  ['an organiser', { 'partyid_contact@odata.bind': maria, participationtypemask: 7 }],
])('%s is no party of a phone call', (_what, party) => {
  expect(write('PATCH', callPath, { phonecall_activity_parties: [party] }).answer.status).toBe(400);
});
