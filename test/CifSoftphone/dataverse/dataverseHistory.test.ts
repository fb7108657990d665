import { dataverseHistory } from '../../../CifSoftphone/dataverse/dataverseHistory';
import { RowStore } from '../../../simulator/dynamics/webapi/rowStore';
import { seedSampleData } from '../../../simulator/dynamics/webapi/sampleData';
import { answerWebApi } from '../../../simulator/dynamics/webapi/webApi';

const ada = '80000000-0000-4000-8000-0000000000a1';
const ben = '80000000-0000-4000-8000-0000000000b2';
const maria = 'c0000000-0000-4000-8000-000000000001';
const baseUrl = 'https://contoso.example.com/api/data/v9.2';

type Row = Readonly<Record<string, unknown>>;
const idOf = (index: number): string => `f0000000-0000-5000-8000-${String(index).padStart(12, '0')}`;
const regarding = (table: string, id: string): Row => ({
  _regardingobjectid_value: id,
  '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': table,
});

/** The history over the simulated Web API, so that every query is one that Dataverse would take. */
function historyOf(rows: readonly Row[]) {
  const store = new RowStore();
  seedSampleData(store);
  rows.forEach((row, index) =>
    store.seed('phonecall', idOf(index), {
      _ownerid_value: ada,
      category: 'answered',
      directioncode: false,
      statecode: 1,
      ...row,
    }),
  );
  const network = { status: undefined as number | undefined, asked: 0 };
  const history = dataverseHistory({
    organisationUrl: 'https://contoso.example.com',
    timeoutMs: 1_000,
    fetch: (input, init) => {
      network.asked += 1;
      if (network.status !== undefined) return Promise.resolve(new Response('{}', { status: network.status }));
      const url = new URL(String(input));
      const { status, body } = answerWebApi(store, {
        method: init?.method ?? 'GET',
        path: url.pathname.slice('/api/data/v9.2/'.length),
        query: url.searchParams,
        headers: Object.fromEntries(new Headers(init?.headers).entries()),
        body: '',
        userId: ada,
        baseUrl,
      });
      return Promise.resolve(new Response(JSON.stringify(body), { status }));
    },
  });
  const subjects = async (text: string) => (await history.read(text))?.calls.map(({ subject }) => subject);
  return { history, subjects, network };
}

it('tells the disposition; without one the column says why the call ended, and that is none', async () => {
  const { history } = historyOf([
    { subject: 'A', actualstart: '2025-11-20T09:00:00Z', subcategory: 'call-back' },
    { subject: 'B', actualstart: '2025-11-20T08:00:00Z', subcategory: 'normal' },
    { subject: 'C', actualstart: '2025-11-20T07:00:00Z' },
  ]);
  const page = await history.read('');
  expect(page?.calls.map(({ disposition }) => disposition)).toEqual(['call-back', undefined, undefined]);
});

it('tells which row is not closed yet, and when who was missed gave up', async () => {
  const times = { actualstart: '2025-11-20T09:00:00Z', actualend: '2025-11-20T09:01:10Z' };
  const { history } = historyOf([
    { ...times, statecode: 0 },
    { ...times, statecode: 1, category: 'missed' },
  ]);
  const page = await history.read('');
  expect(page?.calls.map(({ open, missedAtMs }) => [open, missedAtMs])).toEqual([
    [true, undefined],
    [undefined, Date.UTC(2025, 10, 20, 9, 1, 10)],
  ]);
});

it('reads as many at a time as are asked for', async () => {
  const { history } = historyOf(Array.from({ length: 40 }, (_one, index) => ({ subject: String(index) })));
  expect((await history.read('', 30))?.calls).toHaveLength(30);
  expect((await history.read('', 100))?.calls).toHaveLength(40);
  expect((await history.read(''))?.calls).toHaveLength(25);
});

it('tells of each call the direction, the outcome, when, how long and about whom', async () => {
  const { history } = historyOf([
    {
      subject: 'Call from Maria Silva',
      phonenumber: '+12025550123',
      actualstart: '2025-11-20T09:00:00.000Z',
      actualend: '2025-11-20T09:04:07.000Z',
      ...regarding('contact', maria),
    },
    {
      subject: 'Not reached: Thomas',
      directioncode: true,
      category: 'not-connected',
      actualstart: '2025-11-20T08:00:00Z',
      actualend: '2025-11-20T08:00:30Z',
    },
  ]);
  expect(await history.read('')).toEqual({
    calls: [
      {
        id: idOf(0),
        subject: 'Call from Maria Silva',
        direction: 'inbound',
        outcome: 'answered',
        number: '+12025550123',
        startedAtMs: Date.UTC(2025, 10, 20, 9),
        durationMs: 247_000,
        about: { entityName: 'contact', id: maria, name: 'Maria Silva' },
      },
      {
        id: idOf(1),
        subject: 'Not reached: Thomas',
        direction: 'outbound',
        outcome: 'not-connected',
        startedAtMs: Date.UTC(2025, 10, 20, 8),
      },
    ],
  });
});

it('shows the newest first, only the calls of this agent, and none that goes on or was written by hand', async () => {
  const { subjects } = historyOf([
    { subject: 'old', actualstart: '2025-11-18T09:00:00Z' },
    { subject: 'new', actualstart: '2025-11-20T09:00:00Z' },
    { subject: 'of Ben', actualstart: '2025-11-20T10:00:00Z', _ownerid_value: ben },
    { subject: 'goes on', actualstart: '2025-11-20T11:00:00Z', category: null },
    { subject: 'by hand', actualstart: '2025-11-20T12:00:00Z', category: 'Sales' },
  ]);
  expect(await subjects('')).toEqual(['new', 'old']);
});

it.each([
  ['maria', ['Call from Maria Silva']],
  ['(202) 555-0123', ['Call from Maria Silva']],
  ['555 0123', ['Call from Maria Silva']],
  ['020 7946 0110', ['Missed call from Nancy']],
  ['0044 20 7946 0110', ['Missed call from Nancy']],
  ['+44 (0)20 7946 0110', ['Missed call from Nancy']],
  ['100%', ['Discount of 100% [spring]']],
  ['[spring]', ['Discount of 100% [spring]']],
  ["O'Neil", []],
  ['_', []],
  ['12 02', ['Call from Maria Silva']],
])('looks for %j', async (text, found) => {
  const { subjects } = historyOf([
    { subject: 'Call from Maria Silva', phonenumber: '+12025550123' },
    { subject: 'Missed call from Nancy', phonenumber: '+442079460110', category: 'missed' },
    { subject: 'Discount of 100% [spring]', phonenumber: 'sip:desk@example.com' },
  ]);
  expect(await subjects(text)).toEqual(found);
});

it('goes on page by page until the last call, each once', async () => {
  const { history } = historyOf(
    Array.from({ length: 60 }, (_, index) => ({
      subject: `call ${index}`,
      actualstart: new Date(Date.UTC(2025, 10, 20) - index * 60_000).toISOString(),
    })),
  );
  const first = await history.read('');
  const second = await history.more(first?.next ?? '');
  const third = await history.more(second?.next ?? '');
  expect([first, second, third].map((page) => page?.calls.length)).toEqual([25, 25, 10]);
  expect(third?.next).toBeUndefined();
  const subjects = [first, second, third].flatMap((page) => page?.calls.map(({ subject }) => subject) ?? []);
  expect(subjects).toEqual(Array.from({ length: 60 }, (_, index) => `call ${index}`));
});

it('has no answer where Dataverse refuses, and asks again the next time', async () => {
  const { history, network } = historyOf([{ subject: 'one' }]);
  network.status = 403;
  expect(await history.read('')).toBeUndefined();
  network.status = undefined;
  expect((await history.read(''))?.calls).toHaveLength(1);
});
