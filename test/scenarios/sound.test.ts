import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Locator } from 'playwright-core';
import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

/** Notes in each frame which oscillators are planned to sound and not yet stopped by us. */
function listenToOscillators(): void {
  const heard = new Set<OscillatorNode>();
  const { start, stop } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    heard.add(this);
    start.call(this, when);
  };
  OscillatorNode.prototype.stop = function (when) {
    if (when === undefined) heard.delete(this);
    stop.call(this, when);
  };
  Object.assign(window, { soundsNow: () => heard.size });
}

/** Notes in each frame which notifications of the computer are shown; as in a browser that allows them. */
function watchNotifications(): void {
  const shown = new Set<object>();
  class Shown {
    static readonly permission = 'granted';
    static readonly requestPermission = (): Promise<string> => Promise.resolve('granted');
    constructor(readonly title: string) {
      shown.add(this);
    }
    close(): void {
      shown.delete(this);
    }
  }
  Object.assign(window, { Notification: Shown, noticesNow: () => shown.size });
}

/** Notifications of the computer in all frames of the page. */
async function notices(desk: Desk): Promise<number> {
  const counts = await Promise.all(
    desk.page
      .frames()
      .map((frame) =>
        frame
          .evaluate(() =>
            'noticesNow' in window && typeof window.noticesNow === 'function' ? Number(window.noticesNow()) : 0,
          )
          .catch(() => 0),
      ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function listeningBrowser(): Promise<BrowserContext> {
  const context = await scenario.browser();
  await context.addInitScript(listenToOscillators);
  return context;
}

/** In how many frames of the page something sounds: the panel's and the form's. */
async function soundingFrames(desk: Desk): Promise<number> {
  const sounding = await Promise.all(
    desk.page
      .frames()
      .map((frame) =>
        frame
          .evaluate(() =>
            'soundsNow' in window && typeof window.soundsNow === 'function' ? Number(window.soundsNow()) : 0,
          )
          .catch(() => 0),
      ),
  );
  return sounding.filter((count) => count > 0).length;
}

test('a ring sounds in one place only, and is silent the moment it is accepted', async () => {
  const query = `?contact=${people.maria.contactId}`;
  const desk = await scenario.openConnected({ query }, await listeningBrowser());
  await desk.waitForLine(desk.control, 'connected');
  await scenario.ring(people.nancy.number);
  const card = desk.card(desk.panel, ending(people.nancy.number));
  await card.waitFor();
  await eventually(() => soundingFrames(desk), 1);
  await card.getByRole('button', { name: 'Accept' }).click();
  await eventually(() => soundingFrames(desk), 0, 2_000);
});

describe.each(threePlaces)('the ring’s sound, in %s', (where) => {
  test('a ring that the browser keeps silent is told, heard after a click, and silent when the caller gives up', async () => {
    const { desk, place } = await scenario.openConnectedIn(where, {}, await listeningBrowser());
    // A page in which nobody has clicked yet. Looking into it would count as a click: until the ring nobody does.
    await desk.page.reload({ waitUntil: 'commit' });
    await eventually(() => scenario.connections(), 0);
    await eventually(() => scenario.connections(), 1);
    const ring = await scenario.ring(people.maria.number);
    await sleep(1_500);
    const notice = (place as Locator).getByTestId('sound-blocked');
    await notice.getByText('The browser did not let the ring be heard.').waitFor({ timeout: 3_000 });
    await notice.getByRole('button', { name: 'Enable sound' }).click();
    await notice.waitFor({ state: 'detached' });
    await eventually(() => soundingFrames(desk), 1);
    await scenario.hangUp(ring);
    await eventually(() => soundingFrames(desk), 0, 2_000);
  });

  test('what the agent chose outlives a reload', async () => {
    const { desk, place } = await scenario.openConnectedIn(where, {}, await listeningBrowser());
    await place.getByRole('button', { name: 'Settings' }).click();
    await place.getByLabel('Ring sound').selectOption('off');
    await desk.page.reload({ waitUntil: 'commit' });
    await desk.becomeConnected(place);
    await place.getByRole('button', { name: 'Settings' }).click();
    expect(await place.getByLabel('Ring sound').inputValue()).toBe('off');
    await scenario.ring(people.thomas.number);
    await desk.card(place, ending(people.thomas.number)).waitFor();
    expect(await soundingFrames(desk)).toBe(0);
  });

  test('a ring while the agent looks at another tab is heard, and drawn when the agent comes back to it', async () => {
    const context = await scenario.tabsAsInLife();
    await context.addInitScript(listenToOscillators);
    await context.addInitScript(watchNotifications);
    const { desk, place } = await scenario.openConnectedIn(where, {}, context);
    await place.getByRole('button', { name: 'Settings' }).click();
    // The workspace shows rings itself while nobody looks: one notification, not two.
    if (where === 'v2') await place.getByText('Dynamics shows a call as a notification of the computer').waitFor();
    else await place.getByLabel('While you look elsewhere').selectOption('show');
    const elsewhere = await context.newPage();
    await elsewhere.bringToFront();
    await eventually(() => desk.page.evaluate(() => document.visibilityState), 'hidden');
    const ring = await scenario.ring(people.nancy.number);
    await eventually(() => soundingFrames(desk), 1, 5_000);
    expect(scenario.told(ring)).not.toContain('shown');
    await eventually(() => notices(desk), 1);
    await desk.page.bringToFront();
    await eventually(() => scenario.told(ring).includes('shown'), true);
    await desk.card(place, ending(people.nancy.number)).getByRole('button', { name: 'Accept' }).click();
    expect(await scenario.outcome(ring)).toBe('accepted');
    await eventually(() => soundingFrames(desk), 0, 2_000);
    await eventually(() => notices(desk), 0);
    await scenario.endCall(where, { desk, place }, ring);
  });
});

/** Half a second of a tone, as a WAV file. */
function aRing(): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(rate);
  for (let at = 0; at < rate / 2; at += 1) samples.writeInt16LE(Math.round(9_000 * Math.sin(at / 3)), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

test.each([
  ['a sound that Dataverse serves as a picture', aRing(), true],
  ['no sound', Buffer.from('<html>'), false],
])('the organisation’s file rings when it is %s', async (_what, body, rings) => {
  const context = await scenario.browser();
  await context.addInitScript(listenToOscillators);
  await context.addInitScript(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      Object.assign(window, { ringsByFile: this.loop && this.buffer?.duration });
      start.apply(this, when);
    };
  });
  await context.route('**/WebResources/contoso_/ring.mp3', (route) =>
    route.fulfill({ body, contentType: 'image/png' }),
  );
  const made = encodeURIComponent('{"ring":{"file":"contoso_/ring.mp3"}}');
  const { desk, place } = await scenario.openConnectedIn('v2', { query: `customParams=${made}` }, context);
  if (!rings) await place.getByText('Your organisation’s ring cannot be played.').waitFor();
  await place.getByRole('button', { name: 'Settings' }).click();
  expect(await place.getByLabel('Ring sound').inputValue()).toBe('');
  const ring = await scenario.ring(people.nancy.number);
  const frame = desk.page.frames().find((one) => one !== desk.page.mainFrame());
  const byFile = () => frame?.evaluate(() => ('ringsByFile' in window ? window.ringsByFile : undefined));
  if (rings) await eventually(byFile, 0.5);
  else await eventually(() => soundingFrames(desk), 1);
  expect(rings).toBe((await byFile()) !== undefined);
  await scenario.hangUp(ring);
});
