import { builtPaths } from '../../scripts/builtFiles';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator({ solutionZip: builtPaths().coreSolutionZip, customerService: false });

test('without Customer Service the form control of the core package rings and is answered by keyboard', async () => {
  const desk = await scenario.open({ query: `?app=plain&contact=${people.maria.contactId}` });
  await desk.becomeConnected(desk.control);
  expect(await desk.page.getByTestId('cif-panel').count()).toBe(0);

  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(desk.control, ending(people.maria.number));
  await card.getByRole('button', { name: 'Accept' }).focus();
  await desk.page.keyboard.press('Enter');
  expect(await scenario.outcome(ring)).toBe('accepted');
  const endCall = desk.control.getByRole('button', { name: 'End call' });
  await endCall.waitFor();
  const notes = desk.control.getByTestId('notes').getByRole('textbox');
  await eventually(() => notes.evaluate((element) => element === document.activeElement), true);
  await endCall.focus();
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  await endCall.waitFor({ state: 'detached' });
});
