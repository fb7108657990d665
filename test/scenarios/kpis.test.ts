import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './harness/eventually';
import type { Desk } from './harness/desk';
import { people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

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
});
