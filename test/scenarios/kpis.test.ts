import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './harness/eventually';
import type { Desk } from './harness/desk';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

/** Names of the analytics events that Dynamics took in these windows, in order; the host writes them to its console. */
function listen(...desks: readonly Desk[]): string[] {
  const names: string[] = [];
  for (const { page } of desks) {
    page.on('console', (message) => {
      const name = /\[workspace\] analytics (\w+)/.exec(message.text())?.[1];
      if (name !== undefined) names.push(name);
    });
  }
  return names;
}

test('a call is counted once, though two windows and a reload see its end', async () => {
  const context = await scenario.browser();
  const desk = await scenario.openConnected({}, context);
  const other = await scenario.openConnected({}, context);
  const names = listen(desk, other);
  await other.page.bringToFront();
  await other.page.mouse.click(600, 400);
  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(other.panel, '0123');
  await card.getByRole('button', { name: 'Accept' }).click();
  await other.panel.getByRole('button', { name: 'Hold' }).click();
  await other.panel.getByRole('button', { name: 'Resume' }).click();
  await other.panel.getByRole('button', { name: 'Hold' }).waitFor();
  await scenario.hangUp(ring);
  await other.panel.getByRole('button', { name: 'Done' }).click();
  const all = ['cti_ringing', 'cti_accepted', 'cti_hold', 'cti_retrieve', 'cti_ended', 'cti_wrapup'];
  await eventually(() => names.join(), all.join());
  await desk.page.reload();
  await desk.waitForLine(desk.panel, 'connected');
  await sleep(1_000);
  expect(names).toEqual(all);
});

test('a rejected and a missed call are counted as such', async () => {
  const desk = await scenario.openConnected();
  const names = listen(desk);
  await scenario.ring(people.stranger.number);
  await desk.card(desk.panel, '0199').getByRole('button', { name: 'Reject' }).click();
  await eventually(() => names.join(), 'cti_ringing,cti_rejected,cti_ended');
  await scenario.hangUp(await scenario.ring(people.nancy.number));
  await eventually(() => names.slice(3).join(), 'cti_ringing,cti_missed,cti_ended');
  // The dashboard that the solution brings says the same, and who waits for a call back.
  const { dynamics } = scenario.simulator;
  const today = 'Softphone: calls today';
  const outcomes = (): string =>
    dynamics
      .figuresOf(today, 'Calls by outcome')
      .map(({ cti_group: outcome, cti_figure: count }) => `${String(outcome)} ${String(count)}`)
      .sort()
      .join();
  await eventually(outcomes, 'answered 1,missed 1,rejected 1');
  expect(dynamics.figuresOf(today, 'Calls by agent')).toMatchObject([{ cti_figure: 3 }]);
  expect(dynamics.figuresOf('Softphone: talks today, with wrap-up', 'Minutes of talk by agent')).toMatchObject([
    { cti_figure: 1 },
  ]);
  const waiting = dynamics.rowsOfView('Softphone: missed today, not spoken with today');
  expect(waiting).toMatchObject([{ category: 'missed', phonenumber: '+442079460110' }]);
});

describe.each(threePlaces)('without any event, in %s', (where) => {
  /** Two of the places share an organisation. */
  const numbers = { v2: '+12025550171', v1: '+12025550172', plain: '+12025550173' };

  test('each call can be counted from its activity: outcome, waiting, talk and wrap-up', async () => {
    const number = numbers[where];
    const { desk, place } = await scenario.openConnectedIn(where);
    const card = desk.card(place, ending(number));
    const told = listen(desk);
    const talked = await scenario.ring(number);
    await sleep(1_100);
    await card.getByRole('button', { name: 'Accept' }).click();
    await place.getByTestId('call-card').waitFor();
    await scenario.hangUp(talked);
    await place.getByTestId('wrap-up-card').waitFor();
    await sleep(1_100);
    await desk.wrapUp(place);
    const rejected = await scenario.ring(number);
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(rejected)).toBe('rejected');
    await scenario.hangUp(await scenario.ring(number));

    /** As a report asks Dataverse, with the agent's own sign-in. */
    const report = (category: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
      desk.page.evaluate(
        async ([outcome, phoneNumber]) => {
          const filter = encodeURIComponent(
            `category eq '${outcome}' and phonenumber eq '${phoneNumber}' and statecode ne 0`,
          );
          const columns = 'scheduledstart,actualstart,actualend,scheduledend,actualdurationminutes,subcategory';
          const reply = await fetch(`/api/data/v9.2/phonecalls?$select=${columns}&$filter=${filter}`);
          const { value } = (await reply.json()) as { value: Record<string, unknown>[] };
          return value;
        },
        [category, number] as const,
      );
    await eventually(async () => (await report('missed')).length, 1);
    const [answered] = await report('answered');
    const seconds = (from: string, to: string): number =>
      (Date.parse(String(answered?.[to])) - Date.parse(String(answered?.[from]))) / 1_000;
    expect(seconds('scheduledstart', 'actualstart')).toBeGreaterThanOrEqual(1);
    expect(seconds('actualstart', 'actualend')).toBeGreaterThanOrEqual(0);
    expect(seconds('actualend', 'scheduledend')).toBeGreaterThanOrEqual(1);
    expect(answered).toMatchObject({ actualdurationminutes: 1, subcategory: 'normal' });
    expect(await report('rejected')).toMatchObject([{ actualdurationminutes: 0, subcategory: 'rejected' }]);
    expect(await report('missed')).toMatchObject([{ actualdurationminutes: 0 }]);
    expect(told.length > 0).toBe(where === 'v2');
  });
});
