import type { WebApiResponse } from '../../../simulator/dynamics/webapi/webApi';
import { organisation, userId } from './organisation';

const { ask, store } = organisation();
store.seed('contact', 'c0000000-0000-4000-8000-000000000099', { lastname: 'Mine', _ownerid_value: userId });

const fetchXml = (inner: string, attributes = '', entity = 'contact', set = 'contacts'): WebApiResponse =>
  ask(
    'GET',
    set,
    `fetchXml=${encodeURIComponent(`<fetch ${attributes}><entity name="${entity}">${inner}</entity></fetch>`)}`,
  );
const rowsOf = ({ body }: WebApiResponse) => (body as { value: readonly Record<string, unknown>[] }).value;
const lastNames = (inner: string, attributes = ''): readonly unknown[] =>
  rowsOf(fetchXml(`<attribute name="lastname"/><order attribute="lastname"/>${inner}`, attributes)).map(
    ({ lastname }) => lastname,
  );
const filter = (inner: string, type = 'and'): string => `<filter type="${type}">${inner}</filter>`;
const condition = (attribute: string, operator: string, value?: string): string =>
  `<condition attribute="${attribute}" operator="${operator}" ${value === undefined ? '' : `value="${value}"`}/>`;

it.each<[string, string, readonly string[]]>([
  ['equal', filter(condition('firstname', 'eq', 'maria')), ['Silva']],
  ['like', filter(condition('lastname', 'like', 'Ander%')), ['Andersen', 'Anderson']],
  [
    'not like, and',
    filter(condition('lastname', 'not-like', '%a%') + condition('lastname', 'ne', 'Mine')),
    ['Cannon', 'Glynn', 'Long', 'Ortiz', 'Stubberod'].filter((name) => !/a/i.test(name)),
  ],
  ['or', filter(condition('lastname', 'eq', 'Silva') + condition('lastname', 'eq', 'Glynn'), 'or'), ['Glynn', 'Silva']],
  [
    'a filter within',
    filter(
      condition('statecode', 'eq', '0') +
        filter(condition('lastname', 'begins-with', 'S') + condition('lastname', 'ends-with', 'z'), 'or'),
    ),
    ['Ortiz', 'Silva', 'Stubberod'],
  ],
  [
    'in',
    filter('<condition attribute="lastname" operator="in"><value>Silva</value><value>Long</value></condition>'),
    ['Long', 'Silva'],
  ],
  ['null', filter(condition('telephone1', 'null')), ['Long', 'Mine']],
  ['a choice', filter(condition('statecode', 'eq', '1')), ['Long']],
  ['a yes or no', filter(condition('donotphone', 'eq', '1')), ['Cannon']],
  ['a key in braces', filter(condition('contactid', 'eq', '{C0000000-0000-4000-8000-000000000001}')), ['Silva']],
  [
    'a lookup',
    filter(
      condition('parentcustomerid', 'eq', 'a0000000-0000-4000-8000-000000000001') +
        condition('firstname', 'eq', 'Yvonne'),
    ),
    ['McKay'],
  ],
  ['the caller', filter(condition('ownerid', 'eq-userid')), ['Mine']],
])('fetchXml carries out %s', (_what, xml, expected) => expect(lastNames(xml)).toEqual(expected));

it('cuts by top and by pages, orders downwards, and gives only what is asked for', () => {
  expect(lastNames('', 'top="2"')).toEqual(['Andersen', 'Anderson']);
  expect(lastNames('', 'count="2" page="2"')).toEqual(['Cannon', 'Glynn']);
  const [first] = rowsOf(
    fetchXml('<attribute name="firstname"/><order attribute="lastname" descending="true"/>', 'top="1"'),
  );
  expect(Object.keys(first ?? {}).sort()).toEqual(['@odata.etag', 'contactid', 'firstname']);
  expect(first).toMatchObject({ firstname: 'Rene' });
});

it('joins tables, inner and outer, and filters what is joined', () => {
  const link = (type: string, inner: string): string =>
    `<link-entity name="account" from="accountid" to="parentcustomerid" alias="firm" link-type="${type}">${inner}</link-entity>`;
  const london = filter(condition('address1_city', 'eq', 'London'));
  const inner = fetchXml(
    `<attribute name="lastname"/><order attribute="lastname"/>${link('inner', `<attribute name="name"/>${london}`)}`,
    'top="2"',
  );
  expect(rowsOf(inner)).toMatchObject([
    { lastname: 'Anderson', 'firm.name': 'Litware Instruments' },
    { lastname: 'Cannon', 'firm.name': 'Litware Instruments' },
  ]);
  const outer = link('outer', london) + filter('<condition entityname="firm" attribute="accountid" operator="null"/>');
  expect(lastNames(outer)).toContain('Silva');
  expect(lastNames(outer)).not.toContain('Anderson');
});

it('counts, groups and finds the least and the most', () => {
  const grouped = fetchXml(
    '<attribute name="address1_city" alias="city" groupby="true"/><attribute name="contactid" alias="people" aggregate="count"/>' +
      '<attribute name="lastname" alias="last" aggregate="max"/><order alias="people" descending="true"/>',
    'aggregate="true"',
  );
  expect(rowsOf(grouped).slice(0, 2)).toEqual([
    { city: 'London', people: 6, last: 'Valdes' },
    { city: 'Washington', people: 4, last: 'Stubberod' },
  ]);
  const none = `<attribute name="contactid" alias="n" aggregate="count"/>${filter(condition('lastname', 'eq', 'Nobody'))}`;
  expect(rowsOf(fetchXml(none, 'aggregate="true"'))).toEqual([{ n: 0 }]);
  expect(rowsOf(fetchXml('<attribute name="address1_city"/>', 'distinct="true"')).length).toBe(3);
});

it.each<[string, string, string]>([
  ['an operator that the simulator has not', filter(condition('createdon', 'last-x-days', '3')), 'last-x-days'],
  ['an attribute of an element', '<attribute name="lastname" dategrouping="day"/>', 'dategrouping'],
  ['an element', '<hint/>', '<hint>'],
  ['a column that is none', filter(condition('nope', 'eq', '1')), "'nope'"],
  [
    'a lookup by the name that OData gives it',
    filter(condition('_parentcustomerid_value', 'null')),
    '_parentcustomerid_value',
  ],
  ['a value that is no choice', filter(condition('statecode', 'eq', 'Active')), 'Active'],
  ['a join that says not how', '<link-entity name="account"/>', "'from'"],
  [
    'a join of a kind that the simulator has not',
    '<link-entity name="account" from="accountid" to="parentcustomerid" link-type="any"/>',
    "'any'",
  ],
  ['broken XML', '<filter>', 'Invalid XML'],
  ['a value too few', filter(condition('lastname', 'eq')), 'takes 1'],
  ['filters without end', '<filter>'.repeat(3_000) + '</filter>'.repeat(3_000), 'nested too deep'],
])('fetchXml with %s is refused in words', (_what, xml, words) => {
  const answer = fetchXml(xml);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain(words);
});

it('fetchXml of another table, beside another option or with an unknown attribute is refused', () => {
  expect(fetchXml('', '', 'account').status).toBe(400);
  expect(ask('GET', 'contacts', 'fetchXml=<fetch><entity name="contact"/></fetch>&$top=1').status).toBe(400);
  expect(fetchXml('', 'paging-cookie="x"').status).toBe(400);
  expect(ask('GET', 'contacts', 'fetchXml=').status).toBe(400);
});
