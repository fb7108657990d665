import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();

const numbers: Readonly<Record<Where, string>> = { v2: '+12025550104', v1: '+12025550105', plain: '+12025550106' };

describe.each(threePlaces)('what Dynamics does not take, in %s', (where) => {
  const rowOf = (number: string) =>
    scenario
      .dynamicsOf(where)
      .rows('phonecalls')
      .find((row) => row['phonenumber'] === number);

  test('notes refused for good are told with their call, outlive Done and a reload, are copied, and saved once an admin has fixed it', async () => {
    const number = numbers[where];
    const dynamics = scenario.dynamicsOf(where);
    const query = where === 'plain' ? `contact=${people.thomas.contactId}` : '';
    const { desk, place } = await scenario.openConnectedIn(where, { query });
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const kept = place.getByTestId('trouble').filter({ hasText: 'does not accept the record of the call at' });
    try {
      const ring = await scenario.ring(number);
      await desk.card(place, ending(number)).getByRole('button', { name: 'Accept' }).click();
      await eventually(() => rowOf(number) !== undefined, true);
      dynamics.refuseWrites({ status: 400 });
      await place.getByRole('textbox', { name: 'Notes' }).fill('Wants a copy');
      await kept.waitFor();
      await scenario.hangUp(ring);
      await place.getByRole('button', { name: 'Done' }).click();
      await place.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
      await kept.waitFor();

      await desk.page.reload({ waitUntil: 'commit' });
      await desk.waitForLine(place, 'connected');
      await kept.waitFor();
      await kept.getByRole('button', { name: 'Details' }).press('Enter');
      await desk.pause();
      expect(await kept.getByLabel('Text that is kept').inputValue()).toBe('Wants a copy');
      // By keyboard alone.
      await kept.getByRole('button', { name: 'Copy text' }).press('Enter');
      await kept.getByText('Copied.').waitFor();
      await desk.pause();
      expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe('Wants a copy');
      await kept.getByRole('button', { name: 'Try again' }).press('Enter');
      await kept.getByText('Tried: it is still not accepted.').waitFor();
      expect(rowOf(number)).toMatchObject({ statecode: 0 });

      dynamics.refuseWrites(undefined);
      await desk.pause();
      await kept.getByRole('button', { name: 'Try again' }).press('Enter');
      await kept.waitFor({ state: 'detached' });
      await eventually(() => rowOf(number)?.['statecode'], 1);
      expect(rowOf(number)).toMatchObject({ description: 'Wants a copy' });
      // Dynamics has the row a moment before the softphone hears so and forgets the words.
      const left = () => desk.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      await eventually(async () => (await left()).includes('Wants a copy'), false);
    } finally {
      dynamics.refuseWrites(undefined);
    }
  });
});
