import type { CaseLink } from '../../../CifSoftphone/core/draft/callDraft';
import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { dataverseCases } from '../../../CifSoftphone/dataverse/dataverseCases';
import type { HostPort } from '../../../CifSoftphone/host/hostPort';
import { createCases } from '../../../CifSoftphone/surface/cases';
import { RowStore } from '../../../simulator/dynamics/webapi/rowStore';
import { seedSampleData } from '../../../simulator/dynamics/webapi/sampleData';
import { answerWebApi } from '../../../simulator/dynamics/webapi/webApi';
import { fakeGround } from './fakeGround';
import { aCall } from './fakeLine';

const contact = (last: string): string => `c0000000-0000-4000-8000-0000000000${last}`;
const maria = { entityName: 'contact', id: contact('01'), name: 'Maria Silva' } as const;
const marias = aCall({ state: 'connected', customer: { outcome: 'one', customer: maria }, comments: 'Leaks' });
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Over the simulated Web API, so that each query is one that Dataverse would take. */
function start({ call = marias, host = {} as Partial<HostPort> }: { call?: CallView; host?: Partial<HostPort> }) {
  const store = new RowStore();
  seedSampleData(store);
  const network = { status: undefined as number | undefined };
  const linked: CaseLink[] = [];
  const failed: true[] = [];
  const find = dataverseCases({
    organisationUrl: 'https://contoso.example.com',
    timeoutMs: 1_000,
    fetch: (input) => {
      const url = new URL(String(input));
      const { status, body } = answerWebApi(store, {
        method: 'GET',
        path: url.pathname.slice('/api/data/v9.2/'.length),
        query: url.searchParams,
        headers: {},
        body: '',
        userId: '80000000-0000-4000-8000-0000000000a1',
        baseUrl: url.origin,
      });
      return Promise.resolve(new Response(JSON.stringify(body), { status: network.status ?? status }));
    },
  });
  const { actions, view } = createCases(fakeGround({ calls: [call] }).ground, {
    find,
    host: () => ({ name: 'cif-v1', stop: () => undefined, ...host }),
    texts: { headerText: () => 'Call from Maria Silva' },
    link: (_key, link) => linked.push(link),
    opening: (opened) => void opened?.catch(() => failed.push(true)),
  });
  const { cases } = actions;
  const titles = async () => {
    await cases.read(call.key);
    return [...(view().cases?.values() ?? [])].flatMap((one) => one.cases.map(({ title }) => title));
  };
  return { store, cases, view, titles, network, linked, failed };
}

it('finds the open cases of the customer, and of the company for which the contact stands', async () => {
  const { store, titles } = start({});
  store.seed('incident', 'd0000000-0000-4000-8000-000000000011', {
    title: 'closed',
    _customerid_value: maria.id,
    statecode: 1,
  });
  store.seed('incident', 'd0000000-0000-4000-8000-000000000012', {
    title: 'of Fourth Coffee',
    _customerid_value: 'a0000000-0000-4000-8000-000000000001',
    _primarycontactid_value: maria.id,
  });
  expect([...(await titles())].sort()).toEqual(['Espresso machine leaks after service', 'of Fourth Coffee']);
});

it('says that Dataverse gave no answer, and finds the cases the next time', async () => {
  const { cases, view, titles, network } = start({});
  network.status = 403;
  await cases.read(marias.key);
  expect(view().cases?.get(maria.id)).toEqual({ state: 'failed', cases: [] });
  network.status = undefined;
  expect(await titles()).toEqual(['Espresso machine leaks after service']);
});

it('asks nothing for a lead, who can have no case, nor for somebody we do not know', async () => {
  const lead = { entityName: 'lead', id: 'e0000000-0000-4000-8000-000000000001', name: 'Alex Wu' } as const;
  const known = start({ call: aCall({ customer: { outcome: 'one', customer: lead } }) });
  expect(await known.titles()).toEqual([]);
  const unknown = start({ call: aCall({ customer: { outcome: 'none' } }) });
  expect(await unknown.titles()).toEqual([]);
});

it('opens a new case with the data of the call, and links what was saved', async () => {
  const opened: unknown[] = [];
  const { cases, linked } = start({
    host: {
      openNewRecord: (entityName, values) => {
        opened.push([entityName, values]);
        return Promise.resolve({ entityName, id: 'd1', name: 'Leaking' });
      },
    },
  });
  cases.create(marias.key);
  await settle();
  expect(opened).toEqual([
    [
      'incident',
      {
        title: 'Call from Maria Silva',
        description: 'Leaks',
        customerid: maria.id,
        customeridname: 'Maria Silva',
        customeridtype: 'contact',
      },
    ],
  ]);
  expect(linked).toEqual([{ id: 'd1', title: 'Leaking' }]);
});

it('uses the tab of the workspace, and the plain form where the session in front takes no tab of ours', async () => {
  const opened: string[] = [];
  let takesTabs = true;
  const { cases, linked, failed } = start({
    host: {
      openNewCase: () => {
        opened.push('tab');
        return takesTabs ? Promise.resolve() : Promise.reject(new Error('not ours'));
      },
      openNewRecord: () => {
        opened.push('form');
        return Promise.reject(new Error('no form'));
      },
    },
  });
  cases.create(marias.key);
  await settle();
  takesTabs = false;
  cases.create(marias.key);
  await settle();
  expect(opened).toEqual(['tab', 'tab', 'form']);
  expect(linked).toEqual([]);
  expect(failed).toEqual([true]);
});
