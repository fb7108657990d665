import type { WebApiResponse } from '../../simulator/dynamics/webapi/webApi';
import { organisation } from '../simulator/dynamics/organisation';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutatedJson, mutateText } from './mutate';
import type { Randomness } from './randomness';

const maria = 'c0000000-0000-4000-8000-000000000001';

const paths = ['contacts', `contacts(${maria})`, `contacts(contactid=${maria})`, 'accounts', 'phonecalls', 'WhoAmI'];
const options: readonly (readonly [string, string])[] = [
  ['$filter', "(contains(fullname,'a%[b-d]_') or telephone1 eq '+1 202 555 0123') and not (statecode eq 1)"],
  ['$filter', `parentcustomerid_account/name ne null and _parentcustomerid_value eq ${maria}`],
  ['$filter', "incident_customer_contacts/any(i:i/title ge 'A' and i/createdon lt 2026-01-01T00:00:00Z)"],
  ['$select', 'fullname,telephone1,_parentcustomerid_value'],
  [
    '$expand',
    "parentcustomerid_account($select=name;$expand=primarycontactid),Contact_Phonecalls($top=2;$filter=subject ne 'x')",
  ],
  ['$orderby', 'lastname desc,createdon'],
  ['$top', '3'],
  ['$count', 'true'],
  ['$skiptoken', '<cookie pagenumber="2" istracking="False" />'],
  [
    'fetchXml',
    '<fetch top="5"><entity name="contact"><attribute name="lastname"/><order attribute="lastname"/>' +
      '<filter type="or"><condition attribute="lastname" operator="like" value="A%"/><filter><condition attribute="statecode"' +
      ' operator="in"><value>0</value></condition></filter></filter><link-entity name="account" from="accountid"' +
      ' to="parentcustomerid" alias="firm" link-type="outer"><attribute name="name"/></link-entity></entity></fetch>',
  ],
];
const rows: readonly (readonly [string, object])[] = [
  ['contacts', { lastname: 'X', donotphone: true, 'parentcustomerid_contact@odata.bind': `/contacts(${maria})` }],
  ['incidents', { title: 'X', prioritycode: 2, 'customerid_contact@odata.bind': `/contacts(${maria})` }],
  [
    'phonecalls',
    {
      subject: 'X',
      actualend: '2026-01-01T10:00:00Z',
      actualdurationminutes: 3,
      phonecall_activity_parties: [{ 'partyid_contact@odata.bind': `/contacts(${maria})`, participationtypemask: 1 }],
    },
  ],
];

const mostly = (random: Randomness, text: string): string => (random.chance(0.5) ? text : mutateText(random, text));

/** A refusal is one of the client's faults, told in words; nothing of the simulator's own gives way. */
function judged({ status, body }: WebApiResponse): boolean {
  must(status < 500, `it answered ${status}`);
  if (status < 400) return true;
  const { error } = body as { error?: { code?: unknown; message?: unknown } };
  must(typeof error?.code === 'string' && typeof error.message === 'string', 'a refusal is no OData error');
  must(error?.message !== '', 'a refusal says nothing');
  return false;
}

/** The simulator's Dataverse: nonsense as a question and as a row. */
export const dataverseTargets: readonly FuzzTarget[] = [
  {
    name: 'question to the simulated Dataverse',
    share: 4,
    run: (random) => {
      const query = new URLSearchParams();
      for (let count = random.below(3); count >= 0; count -= 1) {
        const [name, value] = random.pick(options);
        query.append(random.chance(0.95) ? name : mutateText(random, name), mostly(random, value));
      }
      const path = random.chance(0.8) ? random.pick(paths.slice(0, 3)) : mutateText(random, random.pick(paths));
      return judged(organisation().askWith('GET', path, query));
    },
  },
  {
    name: 'row for the simulated Dataverse',
    share: 4,
    run: (random) => {
      const [set, row] = random.pick(rows);
      const body = random.chance(0.2) ? JSON.stringify(row) : mutatedJson(random, row);
      const isNew = random.chance(0.5);
      return judged(organisation().ask(isNew ? 'POST' : 'PATCH', isNew ? set : `${set}(${maria})`, '', body));
    },
  },
];
