import { openDetails } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();
const onForm = `?contact=${people.thomas.contactId}`;

test.each(['v2', 'v1'] as const)(
  "panel of %s and the caller's form together: one connection, the same call in both, buttons in one",
  async (app) => {
    const { desk } = await scenario.openConnectedIn(app, { query: `contact=${people.maria.contactId}` });
    await desk.waitForLine(desk.control, 'connected');
    expect(scenario.connections()).toBe(1);

    const ring = await scenario.ring(people.maria.number);
    const inPanel = desk.card(desk.panel, ending(people.maria.number));
    const inForm = desk.card(desk.control, ending(people.maria.number));
    await inPanel.waitFor();
    await inForm.waitFor();
    const buttons = async (): Promise<number> =>
      (await inPanel.getByRole('button', { name: 'Accept' }).count()) +
      (await inForm.getByRole('button', { name: 'Accept' }).count());
    await eventually(buttons, 1);

    await inPanel.or(inForm).first().waitFor();
    const where = (await inPanel.getByRole('button', { name: 'Accept' }).count()) === 1 ? inPanel : inForm;
    await scenario.seen(ring);
    await where.getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
    await eventually(buttons, 0);
    expect(scenario.connections()).toBe(1);
    await scenario.hangUp(ring);
    await desk.panel.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
    // What the agent has to finish is in both, and gone from both.
    await desk.control.getByTestId('wrap-up-card').waitFor();
    await desk.wrapUp(desk.panel);
    await desk.control.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
  },
);

test.each([
  ['React 17, as model-driven apps load it', ''],
  ['React 16', '&react=16'],
])('the form alone rings, on %s', async (_react, query) => {
  const desk = await scenario.open({ query: `${onForm}&panel=off${query}` });
  await desk.becomeConnected(desk.control);
  expect(scenario.connections()).toBe(1);
  const ring = await scenario.ring(people.maria.number, { comments: 'Second try' });
  const card = desk.card(desk.control, ending(people.maria.number));
  await card.waitFor();
  await openDetails(card);
  await card.getByText('Second try').waitFor();
  await scenario.seen(ring);
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  expect(scenario.told(ring)).toEqual(['shown', 'accepted']);
  await desk.control.getByRole('button', { name: 'End call' }).click();
  await desk.control.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});

test('two tabs of one browser: one connection; when the first closes, the second goes on by itself', async () => {
  const context = await scenario.browser();
  const first = await scenario.openConnected({}, context);
  const second = await scenario.openConnected({}, context);
  expect(scenario.connections()).toBe(1);
  await first.page.close();
  await second.waitForLine(second.panel, 'connected');
  await eventually(() => scenario.connections(), 1);
  const ring = await scenario.ring(people.nancy.number);
  await second.card(second.panel, ending(people.nancy.number)).getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
});

test('the control is a field: what the agent types is saved, and a new value of the form shows', async () => {
  const desk = await scenario.open({ query: `${onForm}&panel=off` });
  const field = desk.control.getByRole('textbox').first();
  await field.waitFor();
  expect(await field.inputValue()).toBe('(202) 555-0131');
  await field.fill('+1 202 555 0132');
  await field.blur();
  expect(await field.inputValue()).toBe('+1 202 555 0132');
});
