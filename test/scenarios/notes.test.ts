import type { Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();

const settings = encodeURIComponent(
  JSON.stringify({
    dispositions: [
      { value: 'solved', label: 'Solved at once' },
      { value: 'call-back', label: 'Calls back' },
    ],
    dispositionRequired: true,
    wrapUpFields: [
      { column: 'new_order', label: 'Order', type: 'text', required: true },
      { column: 'new_kind', label: 'Kind', type: 'choice', choices: [{ value: 100000001, label: 'Gold' }] },
      { column: 'new_forgotten', label: 'Forgotten', type: 'yes-no' },
    ],
  }),
);
const queries: Readonly<Record<Where, string>> = {
  v2: `customParams=${settings}`,
  v1: `customParams=${settings}`,
  plain: `contact=${people.thomas.contactId}&settings=${settings}`,
};
const numbers: Readonly<Record<Where, string>> = { v2: '+12025550101', v1: '+12025550102', plain: '+12025550103' };

const notesIn = (place: Place) => place.getByRole('textbox', { name: 'Notes' });

describe.each(threePlaces)('what an agent writes about a call, in %s', (where) => {
  const rowOf = (number: string) =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .find((row) => row['phonenumber'] === number);

  test('notes are in Dynamics as they are typed, outlive a reload and the end of the call, and are closed with it', async () => {
    const number = numbers[where];
    const { desk, place } = await scenario.openConnectedIn(where, { query: queries[where] });
    const ring = await scenario.ring(number, { comments: 'About the invoice' });
    await desk.card(place, ending(number)).getByRole('button', { name: 'Accept' }).click();
    await notesIn(place).pressSequentially('Wants a copy');
    await place.getByText('Saved', { exact: true }).waitFor();
    expect(rowOf(number)).toMatchObject({ statecode: 0, description: 'About the invoice\n\nWants a copy' });
    // Nothing of it is kept in the browser.
    const kept = await desk.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain('Wants a copy');

    await desk.page.reload({ waitUntil: 'commit' });
    await eventually(() => notesIn(place).inputValue(), 'Wants a copy');
    await notesIn(place).press('End');
    await notesIn(place).pressSequentially(' by post');
    await scenario.hangUp(ring);
    await place.getByTestId('wrap-up-card').waitFor();
    // Who is typing goes on typing.
    await desk.page.keyboard.type(', today');
    expect(await notesIn(place).inputValue()).toBe('Wants a copy by post, today');
    await desk.page.keyboard.press('Control+Enter');
    await place.getByText('Disposition is missing').waitFor();
    // The keyboard is on the first of them.
    await desk.page.keyboard.press('1');
    await desk.page.keyboard.press('Control+Enter');
    await place.getByText('Order is missing').waitFor();
    await desk.page.keyboard.type('4711');
    await place.getByLabel('Kind').selectOption('Gold');
    await place.getByLabel('Forgotten').selectOption('Yes');
    // The organisation has no such column: the agent is told, and the row has all else.
    await place.getByText('Dynamics does not take an answer').waitFor();
    await eventually(() => rowOf(number)?.['new_kind'], 100000001);
    expect(rowOf(number)).toMatchObject({ statecode: 0, new_order: '4711', subcategory: 'solved' });
    await desk.page.reload({ waitUntil: 'commit' });
    await eventually(() => place.getByLabel(/^Order/).inputValue(), '4711');
    await place.getByRole('button', { name: 'Done' }).click();
    await place.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
    await eventually(() => rowOf(number)?.['statecode'], 1);
    expect(rowOf(number)).toMatchObject({
      // The answer without a column has come under the notes with the reload.
      description: 'About the invoice\n\nWants a copy by post, today\n\nForgotten: ✓',
      category: 'answered',
      subcategory: 'solved',
    });
  });
});
