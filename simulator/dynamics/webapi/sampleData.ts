import type { RowStore } from './rowStore';

const lookup = (column: string, table: string, id: string): Readonly<Record<string, string>> => ({
  [column]: id,
  [`${column}@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});

const contact = (last: string): string => `c0000000-0000-4000-8000-0000000000${last}`;
const account = (last: string): string => `a0000000-0000-4000-8000-0000000000${last}`;

/** People, companies and cases with numbers spelled as people spell them; one number belongs to two contacts. */
export function seedSampleData(store: RowStore): void {
  // An American organisation: its formats say where numbers without a country code belong.
  store.seed('organization', 'b0000000-0000-4000-8000-000000000001', {
    name: 'Contoso',
    localeid: 1033,
    languagecode: 1033,
    defaultcountrycode: null,
    isdefaultcountrycodecheckenabled: false,
  });
  const people: readonly (readonly [string, string, string, string, Readonly<Record<string, string>>])[] = [
    [
      '01',
      'Maria',
      'Silva',
      'Head of Procurement',
      { telephone1: '+1 202 555 0123', mobilephone: '+1 (202) 555-0124' },
    ],
    ['02', 'Thomas', 'Andersen', 'Plant Manager', { telephone1: '(202) 555-0131', telephone2: '202.555.0132' }],
    ['03', 'Yvonne', 'McKay', 'Buyer', { telephone1: '+12025550140' }],
    ['04', 'Susanna', 'Stubberod', 'Account Manager', { telephone1: '1-202-555-0151', mobilephone: '+442079460101' }],
    ['05', 'Nancy', 'Anderson', 'Service Lead', { telephone1: '020 7946 0110', mobilephone: '+44 (0)20 7946 0111' }],
    ['06', 'Paul', 'Cannon', 'Director', { telephone1: '+44 20 7946 0123' }],
    // These two share a desk and its telephone.
    ['07', 'Rene', 'Valdes', 'Dispatcher', { telephone1: '+1 202-555-0177' }],
    ['08', 'Jim', 'Glynn', 'Dispatcher', { telephone1: '(202) 555 0177', mobilephone: '+1 202 555 0178' }],
    ['09', 'Elena', 'Ortiz', 'Controller', { telephone1: '+1 (202) 555-0183 ext. 12' }],
    // She left, and nobody took her number out.
    ['10', 'Vera', 'Long', 'Former controller', { home2: '202 555 0183' }],
  ];
  for (const [id, firstname, lastname, jobtitle, phones] of people) {
    store.seed('contact', contact(id), {
      firstname,
      lastname,
      fullname: `${firstname} ${lastname}`,
      jobtitle,
      emailaddress1: `${firstname}.${lastname}@example.com`.toLowerCase(),
      // Paul Cannon wants no phone calls.
      donotphone: id === '06',
      address1_city: id < '05' ? 'Washington' : 'London',
      ...lookup('_parentcustomerid_value', 'account', account(id < '05' ? '01' : '02')),
      ...phones,
      ...(id === '10' ? { statecode: 1, statuscode: 2 } : {}),
    });
  }
  const companies: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['01', 'Fourth Coffee', { telephone1: '+1 202 555 0100', telephone2: '202-555-0101' }],
    ['02', 'Litware Instruments', { telephone1: '+44 20 7946 0100' }],
    ['03', 'Adventure Works Cycles', { telephone1: '(202) 555-0160' }],
    ['04', 'Northwind Traders', { telephone1: '020-7946-0170' }],
  ];
  for (const [id, name, phones] of companies) {
    store.seed('account', account(id), {
      name,
      accountnumber: `ACC-10${id}`,
      websiteurl: 'https://example.com/',
      address1_city: id === '02' || id === '04' ? 'London' : 'Washington',
      ...lookup('_primarycontactid_value', 'contact', contact(id)),
      ...phones,
    });
  }
  const cases: readonly (readonly [string, string, string])[] = [
    ['01', 'Espresso machine leaks after service', '01'],
    ['02', 'Invoice shows the wrong delivery address', '03'],
    ['03', 'Spare part does not fit', '06'],
    ['04', 'Delivery came twice', '08'],
  ];
  for (const [id, title, customer] of cases) {
    store.seed('incident', `d0000000-0000-4000-8000-0000000000${id}`, {
      title,
      ticketnumber: `CAS-010${id}-K2L3M4`,
      description: 'Reported by telephone.',
      prioritycode: 2,
      ...lookup('_customerid_value', 'contact', contact(customer)),
    });
  }
  store.seed('contoso_device', 'f0000000-0000-4000-8000-000000000001', {
    contoso_name: 'Lift 4, north tower',
    contoso_serial: 'L4-2207',
    contoso_phone: '+1 202 555 0165',
    ...lookup('_contoso_keeper_value', 'contact', contact('02')),
  });
  // A machine that nobody has named.
  store.seed('contoso_device', 'f0000000-0000-4000-8000-000000000002', {
    contoso_serial: 'A1-0001',
    contoso_phone: '(202) 555-0166',
  });
  store.seed('contoso_site', 'f1000000-0000-4000-8000-000000000001', {
    contoso_name: 'מחסן צפוני',
    contoso_gate: '+1 202 555 0167',
  });
  // One number, two tables.
  store.seed('contoso_device', 'f0000000-0000-4000-8000-000000000003', {
    contoso_name: 'Fourth Coffee, espresso machine',
    contoso_phone: '+1 202 555 0100',
  });
  store.seed('lead', 'e0000000-0000-4000-8000-000000000001', {
    fullname: 'Alex Wu',
    firstname: 'Alex',
    lastname: 'Wu',
    subject: 'Asked for a quotation',
    companyname: 'City Power and Light',
    telephone1: '+1 202 555 0190',
  });
}
