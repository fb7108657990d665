import { eventually } from './harness/eventually';
import { ending } from './harness/people';
import { threePlaces, useThreePlaces, type PlacedDesk, type Where } from './harness/threePlaces';

const scenario = useThreePlaces({ adaptorSettings: { RingTtlMs: '5000', ShownDeadlineMs: '2000' } });

/** Callers of each place: two of them share an organisation, and nobody's row may be taken for another's. */
const callers: Readonly<Record<Where, readonly [string, string, string]>> = {
  v2: ['+12025550141', '+12025550142', '+12025550143'],
  v1: ['+12025550144', '+12025550145', '+12025550146'],
  plain: ['+12025550147', '+12025550148', '+12025550149'],
};

const accept = ({ desk, place }: PlacedDesk, number: string): Promise<void> =>
  desk.card(place, ending(number)).getByRole('button', { name: 'Accept' }).click();

describe.each(threePlaces)('exactly one row for a call, in %s', (where) => {
  const [unanswered, unseen, talked] = callers[where];
  const rowsOf = (number: string) =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .filter((row) => row['phonenumber'] === number);

  async function onlyRow(number: string) {
    await eventually(() => rowsOf(number).filter((row) => row['statecode'] !== 0).length, 1, 15_000);
    // A twin would come a moment later.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(rowsOf(number)).toHaveLength(1);
    return rowsOf(number)[0];
  }

  test('a ring that nobody answers ends everywhere and is missed; so is one that ended while no softphone ran', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const ring = await scenario.ring(unanswered);
    const card = desk.card(place, ending(unanswered));
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    if (where === 'v2') await desk.notification.waitFor();
    expect(await scenario.outcome(ring)).toBe('timed-out');
    expect(scenario.told(ring)).toEqual(['shown', 'timed-out']);
    await card.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
    if (where === 'v2') await desk.notificationGone();
    expect(await onlyRow(unanswered)).toMatchObject({
      statecode: 2,
      category: 'missed',
      subcategory: 'timed-out',
      subject: expect.stringMatching(/^Missed call from \(202\) 555-/) as unknown,
    });

    await desk.page.close();
    const missed = await scenario.ring(unseen);
    expect(['not-shown', 'timed-out']).toContain(await scenario.outcome(missed, 30_000));
    expect(rowsOf(unseen)).toHaveLength(0);
    await scenario.openConnectedIn(where, {}, desk.page.context());
    expect(await onlyRow(unseen)).toMatchObject({ statecode: 2, category: 'missed' });
  });

  test('a reload in mid-call, then a crash and the end of the call meanwhile: the next start completes the row', async () => {
    const placed = await scenario.openConnectedIn(where);
    const { desk, place } = placed;
    const ring = await scenario.ring(talked);
    await accept(placed, talked);
    await eventually(() => rowsOf(talked).length, 1);
    await desk.page.reload({ waitUntil: 'commit' });
    await place.getByTestId('call-card').waitFor();
    const crashed = desk.page.waitForEvent('crash');
    void desk.page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await scenario.hangUp(ring);
    expect(rowsOf(talked)).toMatchObject([{ statecode: 0 }]);
    const next = await scenario.openConnectedIn(where, {}, desk.page.context());
    await next.desk.wrapUp(next.place);
    expect(await onlyRow(talked)).toMatchObject({ statecode: 1, category: 'answered', actualdurationminutes: 1 });
  });
});
