import type { Locator } from 'playwright-core';
import type { Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();

/** Callers of each place: two of them share an organisation, and nobody's row may be taken for another's. */
const callers: Readonly<Record<Where, readonly [string, string, string]>> = {
  v2: ['+12025550111', '+12025550112', '+12025550113'],
  v1: ['+12025550114', '+12025550115', '+12025550116'],
  plain: ['+12025550117', '+12025550118', '+12025550119'],
};

const notesIn = (place: Pick<Place, 'getByRole'>) => place.getByRole('textbox', { name: 'Notes' });
const button = (place: Pick<Place, 'getByRole'>, name: string) => place.getByRole('button', { name, exact: true });
const wrapUpOf = (place: Place, number: string): Locator =>
  (place as Locator).getByTestId('wrap-up-card').filter({ hasText: ending(number) });

describe.each(threePlaces)('the time after a call, in %s', (where) => {
  const [first, second, third] = callers[where];
  const rowOf = (number: string) => {
    const rows = scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .filter((row) => row['phonenumber'] === number);
    expect(rows.length).toBeLessThan(2);
    return rows[0];
  };

  test('who gave a call away finishes its notes while the next call rings and goes on: each has its row', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    await scenario.ring(first);
    await desk.card(place, ending(first)).getByRole('button', { name: 'Accept' }).click();
    await notesIn(place.getByTestId('call-card')).pressSequentially('Wants a copy');
    await button(place, 'Transfer').click();
    await desk.page.keyboard.type(people.thomas.number);
    await desk.page.keyboard.press('Enter');
    const wrapUp = wrapUpOf(place, first);
    await wrapUp.getByText('The call was transferred').waitFor();
    await notesIn(wrapUp).press('End');

    const ring = await scenario.ring(second);
    await desk.card(place, ending(second)).getByRole('button', { name: 'Accept' }).waitFor();
    // The ring takes neither the field nor the keyboard.
    await desk.page.keyboard.type(' by post');
    expect(await notesIn(wrapUp).inputValue()).toBe('Wants a copy by post');
    await desk.card(place, ending(second)).getByRole('button', { name: 'Accept' }).click();
    await place.getByTestId('call-card').waitFor();
    await notesIn(wrapUp).press('End');
    await desk.page.keyboard.type(', today');
    await button(wrapUp, 'Done').click();
    await wrapUp.waitFor({ state: 'detached' });
    await eventually(() => rowOf(first)?.['statecode'], 1);
    expect(rowOf(first)).toMatchObject({ category: 'transferred', description: 'Wants a copy by post, today' });

    expect(rowOf(second)).toMatchObject({ statecode: 0 });
    expect(await notesIn(place.getByTestId('call-card')).inputValue()).toBe('');
    await scenario.endCall(where, { desk, place }, ring);
    expect(rowOf(second)).toMatchObject({ category: 'answered', statecode: 1 });
    expect(rowOf(second)?.['description'] ?? '').toBe('');
  });

  test('a tab that is closed while the agent types, and one that crashes in wrap-up: the next one has the notes', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const context = desk.page.context();
    const ring = await scenario.ring(third);
    await desk.card(place, ending(third)).getByRole('button', { name: 'Accept' }).click();
    await notesIn(place.getByTestId('call-card')).pressSequentially('Wants a copy');
    await place.getByText('Saved', { exact: true }).waitFor();
    await desk.page.keyboard.type(' by post');
    await desk.page.close();

    const next = await scenario.openConnectedIn(where, {}, context);
    await eventually(() => notesIn(next.place.getByTestId('call-card')).inputValue(), 'Wants a copy by post');
    await notesIn(next.place.getByTestId('call-card')).press('End');
    await scenario.hangUp(ring);
    await wrapUpOf(next.place, third).waitFor();
    await next.desk.page.keyboard.type(', today');
    await next.place.getByText('Saved', { exact: true }).waitFor();
    const crashed = next.desk.page.waitForEvent('crash');
    void next.desk.page.goto('chrome://crash').catch(() => undefined);
    await crashed;

    const last = await scenario.openConnectedIn(where, {}, context);
    await eventually(() => notesIn(wrapUpOf(last.place, third)).inputValue(), 'Wants a copy by post, today');
    await last.desk.wrapUp(last.place);
    await eventually(() => rowOf(third)?.['statecode'], 1);
    expect(rowOf(third)).toMatchObject({ category: 'answered', description: 'Wants a copy by post, today' });
  });
});
