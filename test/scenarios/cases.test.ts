import { openTab } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();
const leak = { id: 'd0000000-0000-4000-8000-000000000001', title: 'Espresso machine leaks after service' };
const { maria } = people;

/** What the newest phone call with Maria is about. */
const regarding = (where: Where): unknown =>
  scenario
    .dynamicsOf(where)
    .rows('phonecalls')
    .filter((row) => row['phonenumber'] === maria.number)
    .at(-1)?.['_regardingobjectid_value'];

/** The case that this test makes. */
const made = (where: Where) =>
  scenario
    .dynamicsOf(where)
    .rows('incidents')
    .find((row) => row['title'] === `Leaks again, ${where}`);

test.each(threePlaces)('in %s a call is linked to an open case by keyboard, and to a new one', async (where) => {
  const { desk, place } = await scenario.openConnectedIn(where);
  const { page } = desk;
  const ring = await scenario.ring(maria.number, { comments: 'Says "it leaks" again' });
  await desk.card(place, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  await eventually(() => regarding(where), maria.contactId);

  await place.getByTestId('link-case').focus();
  await page.keyboard.press('Enter');
  await place.getByRole('list', { name: 'Open cases of the customer' }).getByText(leak.title).waitFor();
  await page.keyboard.press('Tab');
  await place.getByRole('button', { name: leak.title }).focus();
  await page.keyboard.press('Enter');
  await place.getByText(`Case: ${leak.title}`).waitFor();
  await eventually(() => regarding(where), leak.id);

  await place.getByTestId('remove-case').click();
  await eventually(() => regarding(where), maria.contactId);

  await place.getByTestId('link-case').click();
  await place.getByTestId('new-case').click();
  const form = where === 'plain' ? page.getByRole('dialog') : page;
  await form.getByLabel('Case title').fill(`Leaks again, ${where}`);
  expect(await form.getByLabel('Description').inputValue()).toBe('Says "it leaks" again');
  await form.getByRole('button', { name: where === 'plain' ? 'Save and close' : 'Save', exact: true }).click();
  if (where === 'v2') {
    // The workspace does not tell who saves a tab: the agent takes the case from the list.
    await place.getByText('Save the new case').waitFor();
    await eventually(() => made(where) !== undefined, true);
    await place.getByTestId('read-cases').click();
    await place.getByRole('button', { name: `Leaks again, ${where}` }).click();
  }
  await place.getByText(`Case: Leaks again, ${where}`).waitFor();
  expect(made(where)).toMatchObject({ _customerid_value: maria.contactId });
  await eventually(() => regarding(where), made(where)?.['incidentid']);

  // Another customer: the case is not theirs. Who was wrong gets it back with the customer.
  await openTab(place, 'Customer');
  await place.getByTestId('change-customer').click();
  await place.getByTestId('no-customer').click();
  await place.getByText('The linked case was taken off this call.').waitFor();
  await eventually(() => regarding(where) ?? 'nothing', 'nothing');
  await place.getByTestId('change-customer').click();
  await place.getByTestId('customer').locator(`[data-customer="${maria.contactId}"]`).click();
  await openTab(place, 'Notes');
  await place.getByText(`Case: Leaks again, ${where}`).waitFor();
  await eventually(() => regarding(where), made(where)?.['incidentid']);
  expect(await place.getByTestId('trouble').count()).toBe(0);
  await scenario.hangUp(ring);
  await place.getByRole('button', { name: 'Done' }).click();
  await place.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
});
