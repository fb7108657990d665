import type { WebApiResponse } from '../../../simulator/dynamics/webapi/webApi';
import { organisation } from './organisation';

const maria = 'c0000000-0000-4000-8000-000000000001';
const fourthCoffee = 'a0000000-0000-4000-8000-000000000001';
const { ask, names } = organisation();
const messageOf = ({ body }: WebApiResponse): string =>
  (body as { error?: { message: string } } | undefined)?.error?.message ?? '';

describe('a filter over a lookup', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['accounts', "primarycontactid/fullname eq 'Maria Silva'", ['Fourth Coffee']],
    ['accounts', "contains(primarycontactid/lastname,'And')", ['Litware Instruments']],
    [
      'accounts',
      "primarycontactid/parentcustomerid_account/name eq 'Fourth Coffee' and name ge 'L'",
      ['Litware Instruments', 'Northwind Traders'],
    ],
    ['accounts', `_primarycontactid_value eq ${maria}`, ['Fourth Coffee']],
    ['accounts', `primarycontactid/contactid eq ${maria}`, ['Fourth Coffee']],
    ['contacts', "parentcustomerid_account/name eq 'Litware Instruments' and firstname eq 'Paul'", ['Paul Cannon']],
    // A lookup with two ends leads to one of them.
    ['contacts', 'parentcustomerid_contact/fullname ne null', []],
    ['accounts', "contact_customer_accounts/any(c:c/firstname eq 'Maria')", ['Fourth Coffee']],
    ['accounts', 'not contact_customer_accounts/any()', ['Adventure Works Cycles', 'Northwind Traders']],
    [
      'accounts',
      "contact_customer_accounts/all(c:c/address1_city eq 'London') and contact_customer_accounts/any()",
      ['Litware Instruments'],
    ],
    ['contacts', "incident_customer_contacts/any(i:contains(i/title,'leaks') and i/statecode eq 0)", ['Maria Silva']],
    ['contacts', "account_primary_contact/any(a:a/primarycontactid/firstname eq 'Maria')", ['Maria Silva']],
  ])('%s: %s', (entitySet, filter, expected) => expect(names(filter, entitySet)).toEqual(expected));

  it.each([
    ['accounts', "primarycontactid/nope eq 'x'"],
    ['accounts', "name/fullname eq 'x'"],
    ['accounts', "__proto__/constructor eq 'x'"],
    ['accounts', "contact_customer_accounts/any(c:firstname eq 'Maria')"],
    ['accounts', "nothing/any(c:c/firstname eq 'Maria')"],
    ['accounts', "contact_customer_accounts/any(c:c/nope eq 'Maria')"],
    ['accounts', 'contact_customer_accounts/all()'],
    // A key is no text, and a text no number.
    ['accounts', `_primarycontactid_value eq '${maria}'`],
    ['contacts', 'lastname eq 5'],
    ['contacts', "statecode eq 'x'"],
    ['contacts', "contains(statecode,'1')"],
    ['contacts', 'donotphone eq 1'],
    ['contacts', 'firstname eq lastname'],
    ['contacts', "Microsoft.Dynamics.CRM.Contains(PropertyName='x')"],
  ])('%s: %s is refused', (entitySet, filter) => expect(names(filter, entitySet)).toEqual([400]));

  it('with thousands of brackets, nots or conditions is refused, and a long list is not', () => {
    const bracketed = (count: number): string => `${'('.repeat(count)}firstname eq 'Maria'${')'.repeat(count)}`;
    expect(names(bracketed(50))).toEqual(['Maria Silva']);
    expect(names(bracketed(5_000))).toEqual([400]);
    expect(names(`${'not '.repeat(5_000)}firstname eq 'Maria'`)).toEqual([400]);
    expect(names(Array<string>(400).fill("firstname eq 'Maria'").join(' or '))).toEqual(['Maria Silva']);
    expect(names(Array<string>(501).fill("firstname eq 'Maria'").join(' or '))).toEqual([400]);
  });

  it('takes a set that runs backwards for an empty one', () => {
    expect(names("contains(firstname,'[z-a]')")).toEqual([]);
    expect(names("contains(firstname,'[]')")).toEqual([]);
    expect(names(`startswith(firstname,'${'%'.repeat(200)}Mari')`)).toEqual(['Maria Silva']);
  });
});

describe('$expand', () => {
  const read = (path: string, query: string) => ask('GET', path, query);

  it('shows the row behind a lookup, with the columns that are asked for', () => {
    expect(
      read(`accounts(${fourthCoffee})`, '$select=name&$expand=primarycontactid($select=fullname)').body,
    ).toMatchObject({
      name: 'Fourth Coffee',
      primarycontactid: { fullname: 'Maria Silva', contactid: maria },
    });
    const query =
      '$select=fullname&$expand=parentcustomerid_account($select=name;$expand=primarycontactid($select=lastname)),parentcustomerid_contact';
    expect(read(`contacts(${maria})`, query).body).toMatchObject({
      parentcustomerid_account: { name: 'Fourth Coffee', primarycontactid: { lastname: 'Silva' } },
      parentcustomerid_contact: null,
    });
  });

  it('filters, orders and cuts a collection', () => {
    const query =
      "$select=name&$expand=contact_customer_accounts($select=lastname;$filter=lastname ne 'McKay';$orderby=lastname desc;$top=2)";
    expect(read(`accounts(${fourthCoffee})`, query).body).toMatchObject({
      contact_customer_accounts: [{ lastname: 'Stubberod' }, { lastname: 'Silva' }],
    });
  });

  it.each([
    'nothing',
    'primarycontactid($select=nope)',
    'primarycontactid($filter=lastname eq 1)',
    'primarycontactid($top=1)',
    'contact_customer_accounts($count=true)',
    'primarycontactid(',
    'primarycontactid($expand=parentcustomerid_account($expand=primarycontactid($expand=parentcustomerid_account)))',
  ])('%s is refused', (expand) => expect(read('accounts', `$expand=${expand}`).status).toBe(400));
});

describe('nothing that is asked is passed over', () => {
  it.each([
    ['$apply=aggregate($count as n)', '$apply'],
    ['$search=Maria', '$search'],
    ['$skip=1', '$skip'],
    ['$compute=1 as x', '$compute'],
    ['$format=json', '$format'],
    ['savedQuery=00000000-0000-0000-0000-000000000000', 'savedQuery'],
    ['userQuery=00000000-0000-0000-0000-000000000000', 'userQuery'],
    ['whatever=1', 'whatever'],
    ["$filter=firstname eq @p1&@p1='Maria'", ''],
    ['$Select=fullname', '$Select'],
    ['$count=yes', '$count'],
    ['$top=0', '$top'],
    ['$top=1e3', '$top'],
    ['$skiptoken=next', '$skiptoken'],
    ['$select=fullname&$select=lastname', '$select'],
    ['$orderby=fullname up', '$orderby'],
  ])('%s', (query, name) => {
    const answer = ask('GET', 'contacts', query);
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain(name);
  });

  it('of a single row neither a filter nor an order can be asked', () => {
    expect(ask('GET', `contacts(${maria})`, "$filter=lastname eq 'x'").status).toBe(400);
    expect(ask('GET', 'WhoAmI', '$select=UserId').status).toBe(400);
    expect(ask('DELETE', `contacts(${maria})`, '$top=1').status).toBe(400);
    expect(ask('GET', `contacts(${maria})`).status).toBe(200);
  });
});

it.each<[string, string, number]>([
  ['GET', 'nothings', 404],
  ['GET', 'Contacts', 404],
  ['GET', 'activityparties', 404],
  ['GET', '__proto__', 404],
  ['GET', 'constructor(x)', 404],
  ['GET', '', 400],
  ['GET', 'contacts(1)', 400],
  ['GET', 'contacts()', 400],
  ['GET', "contacts(emailaddress1='a@example.com')", 400],
  ['GET', `contacts(${maria}`, 404],
  ['GET', `contacts(${maria})(${maria})`, 404],
  ['GET', `contacts(${maria})/fullname`, 400],
  ['GET', '$metadata', 400],
  ['POST', '$batch', 400],
  ['POST', 'WhoAmI', 404],
  ['PUT', `contacts(${maria})`, 405],
  ['POST', `contacts(${maria})`, 405],
  ['PATCH', 'contacts', 405],
])('%s %s is answered %i', (method, path, status) => {
  expect(ask(method, path, '', '{}').status).toBe(status);
});

it('says the table of a lookup only to who asks for annotations', () => {
  const read = (headers: Record<string, string>) => ask('GET', `accounts(${fourthCoffee})`, '', '', headers).body;
  const annotation = '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname';
  expect(read({})).not.toHaveProperty([annotation]);
  expect(read({ prefer: 'odata.include-annotations="*"' })).toHaveProperty([annotation], 'contact');
});
