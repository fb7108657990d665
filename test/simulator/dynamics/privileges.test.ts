import { rolesOfAgents } from '../../../simulator/dynamics/server/rolesOfAgents';
import { importSolution } from '../../../simulator/dynamics/solution/importSolution';
import type { Organisation } from '../../../simulator/dynamics/solution/organisation';
import { united, type Privileges } from '../../../simulator/dynamics/webapi/privileges';
import type { WebApiResponse } from '../../../simulator/dynamics/webapi/webApi';
import { packSolution } from '../../../solution/packSolution';
import { exampleInput } from '../../solution/exampleInput';
import { organisation, userId } from './organisation';

const maria = '/contacts(c0000000-0000-4000-8000-000000000001)';
const mine = 'f0000000-0000-5000-8000-000000000001';
const theirs = 'f0000000-0000-5000-8000-000000000002';
const link = 'f0000000-0000-5000-8000-000000000003';
const colleague = '80000000-0000-4000-8000-0000000000b2';

let agent: Privileges;
beforeAll(async () => {
  const result = importSolution(packSolution(await exampleInput()).managed);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  agent = rolesOfAgents(result.organisation) ?? new Map();
});

/** An agent with the role of the solution, but for these privileges. */
function agentWithout(...taken: readonly string[]) {
  const here = organisation(new Map([...agent].filter(([name]) => !taken.includes(name))));
  for (const [id, owner] of [
    [userId, userId],
    [colleague, colleague],
  ] as const) {
    here.store.seed('systemuser', id, { fullname: owner });
  }
  here.store.seed('phonecall', theirs, { subject: 'Call of a colleague', _ownerid_value: colleague });
  return here;
}
const call = {
  subject: 'Call',
  'regardingobjectid_contact_phonecall@odata.bind': maria,
  phonecall_activity_parties: [
    { 'partyid_contact@odata.bind': maria, participationtypemask: 1 },
    { 'partyid_systemuser@odata.bind': `/systemusers(${userId})`, participationtypemask: 2 },
  ],
};
const errorOf = ({ status, body }: WebApiResponse): string => {
  const { error } = (body ?? {}) as { error?: { code: string; message: string } };
  return error === undefined ? String(status) : `${status} ${error.code} ${error.message}`;
};
type Here = ReturnType<typeof agentWithout>;
const write = ({ ask }: Here): WebApiResponse =>
  ask('PATCH', `phonecalls(${mine})`, '', JSON.stringify(call), { 'if-none-match': '*' });
const connect = ({ ask }: Here): WebApiResponse =>
  ask(
    'PATCH',
    `connections(${link})`,
    '',
    JSON.stringify({
      'record1id_phonecall@odata.bind': `/phonecalls(${mine})`,
      'record2id_phonecall@odata.bind': `/phonecalls(${theirs})`,
    }),
    { 'if-none-match': '*' },
  );

/** What the softphone asks of Dataverse, with the privileges of which each alone stops it. */
const requests: readonly (readonly [what: string, ask: (here: Here) => WebApiResponse, needs: readonly string[]])[] = [
  ['a call is written', write, ['prvCreateActivity', 'prvAppendActivity', 'prvAppendToContact', 'prvAppendToUser']],
  [
    'what the agent notes is written',
    (here) => {
      here.store.seed('phonecall', mine, { subject: 'Call', _ownerid_value: userId });
      return here.ask('PATCH', `phonecalls(${mine})`, '', '{"description":"Notes"}');
    },
    ['prvWriteActivity'],
  ],
  ['notes of a colleague are read', ({ ask }) => ask('GET', `phonecalls(${theirs})`), ['prvReadActivity']],
  [
    'two calls name each other',
    (here) => {
      here.store.seed('phonecall', mine, { subject: 'Call', _ownerid_value: userId });
      return connect(here);
    },
    ['prvCreateConnection', 'prvAppendConnection', 'prvAppendToActivity'],
  ],
  ['a caller is found', ({ ask }) => ask('GET', 'contacts', '$select=fullname'), ['prvReadContact']],
  ['a company is found', ({ ask }) => ask('GET', 'accounts', '$select=name'), ['prvReadAccount']],
  ['open cases are read', ({ ask }) => ask('GET', 'incidents', '$select=title'), ['prvReadIncident']],
  ['the agent is found among the users', ({ ask }) => ask('GET', 'systemusers'), ['prvReadUser']],
  ['the country is read', ({ ask }) => ask('GET', 'organizations', '$select=localeid'), ['prvReadOrganization']],
  [
    'the variables are read with their values',
    ({ ask }) =>
      ask('GET', 'environmentvariabledefinitions', '$expand=environmentvariabledefinition_environmentvariablevalue'),
    ['prvReadEnvironmentVariableDefinition'],
  ],
];

describe('an agent with the role of the solution', () => {
  it.each(requests)(
    'may: %s; and without one of its privileges may not, in the words of Dataverse',
    (_what, ask, needs) => {
      expect(errorOf(ask(agentWithout()))).toMatch(/^20\d$/);
      for (const name of needs) {
        expect(errorOf(ask(agentWithout(name)))).toMatch(
          new RegExp(`^403 0x80040220 Principal user \\(Id=${userId}, .*, is missing ${name} privilege `),
        );
      }
    },
  );

  it('has no privilege that none of these requests needs, but for what only Dataverse itself or its forms look at', () => {
    const tried = requests.flatMap(([, , needs]) => needs);
    // The case of a call and the company as its customer go the way of the contact; a connection is named back by Dataverse.
    const alike = ['prvAppendToAccount', 'prvAppendToIncident', 'prvAppendToConnection', 'prvReadConnection'];
    const ofValues = ['prvReadEnvironmentVariableValue'];
    const own = [...agent.keys()].filter((name) => !/^prv\w+(Lead|contoso_\w+|msdyn_\w+)$/.test(name));
    const ofForms = own.filter((name) => /^prv(Create|Write|Append)(Contact|Account|Incident)$/.test(name));
    expect(own.filter((name) => ![...tried, ...alike, ...ofValues, ...ofForms].includes(name))).toEqual([]);
  });

  it('changes own calls only, gives none away and deletes none', () => {
    const { ask } = agentWithout();
    expect(errorOf(ask('PATCH', `phonecalls(${theirs})`, '', '{"description":"Mine"}'))).toMatch(
      /^403 0x80048306 .* does not have WriteAccess right\(s\) for record with id .* of entity phonecall\./,
    );
    expect(errorOf(ask('DELETE', `phonecalls(${theirs})`))).toMatch(/^403 0x80040220 .*prvDeleteActivity/);
    const given = JSON.stringify({ subject: 'x', 'ownerid_phonecall@odata.bind': `/systemusers(${colleague})` });
    expect(errorOf(ask('POST', 'phonecalls', '', given))).toMatch(/prvAssignActivity/);
  });

  it('reads nothing of another table through a filter, an expand or FetchXML', () => {
    const { ask } = agentWithout('prvReadAccount');
    const link = '<link-entity name="account" from="accountid" to="parentcustomerid" alias="a" />';
    for (const query of [
      `$filter=${encodeURIComponent("parentcustomerid_account/name eq 'Fourth Coffee'")}`,
      '$expand=parentcustomerid_account($select=name)',
      `fetchXml=${encodeURIComponent(`<fetch><entity name="contact"><attribute name="fullname" />${link}</entity></fetch>`)}`,
    ]) {
      expect(errorOf(ask('GET', 'contacts', query))).toMatch(/^403 .*prvReadAccount/);
    }
  });

  it('sees own calls alone where the role was copied and cut down to them', () => {
    const here = agentWithout();
    const basic = organisation(new Map([...agent, ['prvReadActivity', 'Basic']]));
    basic.store.seed('phonecall', theirs, { subject: 'Call of a colleague', _ownerid_value: colleague });
    basic.store.seed('phonecall', mine, { subject: 'Call', _ownerid_value: userId });
    const subjects = (answer: WebApiResponse): readonly unknown[] =>
      (answer.body as { value: readonly { subject: string }[] }).value.map(({ subject }) => subject);
    expect(subjects(basic.ask('GET', 'phonecalls', '$select=subject'))).toEqual(['Call']);
    expect(errorOf(basic.ask('GET', `phonecalls(${theirs})`))).toMatch(/^403 0x80048306 .*ReadAccess/);
    expect(subjects(here.ask('GET', 'phonecalls', '$select=subject'))).toEqual(['Call of a colleague']);
  });
});

describe('roles', () => {
  it('add up to the farther reach', () => {
    const all = united([new Map([['prvReadContact', 'Basic']]), new Map([['prvReadContact', 'Local']])]);
    expect(all.get('prvReadContact')).toBe('Local');
  });

  it('of a solution that brings none leave agents what they may', () => {
    expect(rolesOfAgents({ roles: [] } as unknown as Organisation)).toBeUndefined();
  });
});
