import { readFile } from 'node:fs/promises';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

describe.each(threePlaces)('in %s', (where) => {
  test('while the line is cut the place says what still works, and the call stays in sight', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(people.maria.number);
    await desk.card(place, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
    const endCall = place.getByRole('button', { name: 'End call' });
    await endCall.waitFor();
    await scenario.simulator.signalr.pause();
    await desk.waitForLine(place, 'reconnecting');
    await place.getByText('Use your desk phone meanwhile.').waitFor();
    await endCall.waitFor();
    await scenario.simulator.signalr.resume();
    await desk.waitForLine(place, 'connected');
    await place.getByText('Use your desk phone meanwhile.').waitFor({ state: 'detached' });
    await endCall.waitFor();
    await scenario.hangUp(ring);
  });

  test('a browser without network says so at once, and is connected again as soon as it is back', async () => {
    const context = await scenario.browser();
    const { desk, place } = await scenario.openConnectedIn(where, {}, context);
    await context.setOffline(true);
    await desk.waitForLine(place, 'reconnecting', 2_000);
    await context.setOffline(false);
    await desk.waitForLine(place, 'connected', 4_000);
    const ring = await scenario.ring(people.nancy.number);
    await desk.card(place, ending(people.nancy.number)).getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
  });

  test('the agent saves a support log: what happened is in it, nobody’s number or name is', async () => {
    const { desk, place } = await scenario.openConnectedIn(where);
    const ring = await scenario.ring(people.maria.number, { comments: 'Asks about the invoice' });
    const card = desk.card(place, ending(people.maria.number));
    await card.getByText(people.maria.name).waitFor();
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');

    await place.getByRole('button', { name: 'Settings' }).click();
    const download = desk.page.waitForEvent('download');
    await place.getByRole('button', { name: 'Save support log' }).press('Enter');
    const file = await download;
    expect(file.suggestedFilename()).toBe('softphone-support-log.txt');
    const log = await readFile(await file.path(), 'utf8');
    expect(log).toContain('line connected');
    // A call of the test before may still wait for its wrap-up and be the first.
    const number = /call (\d+) inbound, offered/.exec(log)?.[1] ?? 'not found';
    expect(log).toContain(`call ${number} inbound, alerting, reject under way, customer one`);
    expect(log).toContain(`call ${number} is gone`);
    for (const secret of [people.maria.name, ending(people.maria.number), 'invoice', desk.agentName, 'Bearer', '?']) {
      expect(log).not.toContain(secret);
    }
  });
});
