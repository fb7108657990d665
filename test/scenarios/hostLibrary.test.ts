import type { LibraryAnswer } from '../../simulator/dynamics/dynamicsOptions';
import { ending, people } from './harness/people';
import { useThreePlaces, type Where } from './harness/threePlaces';

const scenario = useThreePlaces();
const everyDynamics = () => [scenario.dynamicsOf('v2'), scenario.dynamicsOf('v1')];
afterEach(() => everyDynamics().forEach((dynamics) => dynamics.setLibraryAnswer('served')));

test.each<[string, Where, LibraryAnswer]>([
  ['the sign-in page comes in place of Dynamics’ library, in a workspace', 'v2', 'login-redirect'],
  ['Dynamics’ library is not there, in a single-session app', 'v1', 'missing'],
])('%s: the agent is told in three sentences, and the phone works', async (_case, where, answer) => {
  everyDynamics().forEach((dynamics) => dynamics.setLibraryAnswer(answer));
  const { desk, place } = await scenario.openConnectedIn(where);
  const trouble = desk.panel.getByTestId('trouble');
  await trouble.waitFor();
  expect(await trouble.getAttribute('data-trouble-kind')).toBe('HostLibraryMissing');
  for (const words of ['did not load', 'no notification', 'Reload the page']) {
    expect(await trouble.innerText()).toContain(words);
  }
  const ring = await scenario.ring(people.maria.number);
  const card = desk.card(place, ending(people.maria.number));
  await card.getByText(people.maria.name).waitFor();
  await card.getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await place.getByRole('button', { name: 'End call' }).click();
  await place.getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' });
});
