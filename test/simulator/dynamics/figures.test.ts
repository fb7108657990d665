import { importSolution } from '../../../simulator/dynamics/solution/importSolution';
import type { Organisation, View } from '../../../simulator/dynamics/solution/organisation';
import { figuresOf, rowsOfView } from '../../../simulator/dynamics/webapi/fetch/figuresOf';
import { packSolution } from '../../../solution/packSolution';
import { exampleInput } from '../../solution/exampleInput';
import { organisation, userId } from './organisation';

const ben = '80000000-0000-4000-8000-0000000000b2';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const [caroline, grace] = ['+12025550123', '+442079460123'];

let figures: Organisation;
beforeAll(async () => {
  const result = importSolution(packSolution(await exampleInput()).managed);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  figures = result.organisation;
});
const named = (parts: readonly View[], name: string): View['query'] => {
  const found = parts.find(({ names }) => names['1033']?.includes(name));
  if (found === undefined) throw new Error(`no ${name}`);
  return found.query;
};

/** A day at the service desk: who, what became of it, from whom, how many minutes, how many days ago. */
function day(...calls: readonly (readonly [string, string, string | null, number, number?])[]) {
  const { store } = organisation();
  // At noon of the organisation's day, so that no test meets midnight.
  const noonMs = Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2;
  calls.forEach(([owner, category, phonenumber, minutes, daysAgo = 0], at) => {
    const startMs = noonMs + at * minuteMs - daysAgo * dayMs;
    store.seed('phonecall', `f0000000-0000-4000-8000-0000000000${10 + at}`, {
      subject: `Call ${at}`,
      category,
      phonenumber,
      actualdurationminutes: minutes,
      scheduledstart: new Date(startMs).toISOString(),
      _ownerid_value: owner,
    });
  });
  return {
    subjects: (view: string) => rowsOfView(store, named(figures.views, view), userId).map(({ subject }) => subject),
    figures: (view: string, chart: string) =>
      figuresOf(store, named(figures.views, view), named(figures.charts, chart), userId)
        .map(({ cti_group, cti_figure }) => [cti_group, cti_figure])
        .sort(([, one], [, other]) => Number(other) - Number(one)),
  };
}

describe('the figures of the dashboard', () => {
  it('count the calls of today by what became of them and by agent, those of the softphone alone', () => {
    const { figures: count, subjects } = day(
      [userId, 'answered', caroline, 4],
      [ben, 'answered', grace, 2],
      [userId, 'missed', grace, 0],
      [userId, 'written by hand', caroline, 30],
      [ben, 'answered', caroline, 9, 1],
    );
    expect(count('calls today', 'outcome')).toEqual([
      ['answered', 2],
      ['missed', 1],
    ]);
    expect(count('calls today', 'by agent')).toEqual([
      [userId, 2],
      [ben, 1],
    ]);
    // The newest first.
    expect(subjects('calls today')).toEqual(['Call 2', 'Call 1', 'Call 0']);
  });

  it('count the last seven days by day', () => {
    const { figures: count } = day(
      [userId, 'answered', caroline, 1],
      [userId, 'rejected', caroline, 0],
      [userId, 'answered', caroline, 1, 1],
      [userId, 'answered', caroline, 1, 8],
    );
    const dayOfMonth = (daysAgo: number): number => new Date(Date.now() - daysAgo * dayMs).getUTCDate();
    expect(count('last seven days', 'by day')).toEqual([
      [dayOfMonth(0), 2],
      [dayOfMonth(1), 1],
    ]);
  });

  it('add up minutes of talk by agent, without calls in which nobody talked', () => {
    const { figures: count, subjects } = day(
      [userId, 'answered', caroline, 4],
      [userId, 'transferred', grace, 3],
      [ben, 'answered', grace, 2],
      [ben, 'missed', grace, 0],
    );
    expect(count('talks today', 'Minutes')).toEqual([
      [userId, 7],
      [ben, 2],
    ]);
    expect(subjects('talks today')).toHaveLength(3);
  });

  it('list who was missed and with whom nobody has spoken today, whoever of the agents it was', () => {
    const { subjects } = day(
      [userId, 'missed', caroline, 0],
      [userId, 'missed', grace, 0],
      [ben, 'answered', grace, 2],
      // Nobody can call back who withheld the number.
      [userId, 'missed', null, 0],
      [userId, 'missed', caroline, 0, 1],
    );
    expect(subjects('missed today')).toEqual(['Call 0']);
    expect(day([userId, 'missed', caroline, 0], [ben, 'not-connected', caroline, 0]).subjects('missed today')).toEqual([
      'Call 0',
    ]);
  });
});

describe('the app', () => {
  it('is for administrators of the system and of the softphone, and shows the one dashboard', () => {
    expect(figures.apps).toEqual([
      {
        uniqueName: 'cti_CifSoftphone',
        roles: [
          '{627090ff-40a3-4053-8790-584edc5be201}',
          '{119f245c-3cc8-4b62-b31c-d1a046ced15d}',
          figures.roles.find(({ name }) => name === 'CIF Softphone administrator')?.id,
        ],
      },
    ]);
    expect(figures.dashboards.map(({ cells }) => cells.length)).toEqual([5]);
  });
});
