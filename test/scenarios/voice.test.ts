import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openTab, type Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { ada, useSimulator } from './harness/useSimulator';
import {
  agentHeard,
  audible,
  button,
  callerHeard,
  during,
  earSays,
  panelFrame,
  stateOf,
  talking,
  useVoice,
} from './harness/voiceDesk';

const saveSupportLog = async (desk: Desk): Promise<void> => {
  await button(desk, 'Settings').click();
  await button(desk, 'Save support log').click();
  // The settings stand in the place of what is below the calls.
  await button(desk, 'Settings').click();
};

const scenario = useSimulator();
const { browserOfVoice, book, registered, agentWithVoice, callerIn } = useVoice(scenario);

test('accept answers the telephone in the browser, and both really hear each other', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  await eventually(async () => (await agentHeard(desk)).packets > 0, true);
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  await earSays(caller, 'The agent is heard.');
  await desk.panel.getByTestId('call-card').getByText('good sound').waitFor();
  await button(desk, 'End call').click();
  await eventually(async () => (await stateOf(caller)).startsWith('Over'), true);
  await earSays(caller, 'Nothing arrives.');
  await desk.wrapUp(desk.panel);
});

test('mute and hold really silence the microphone, and keys reach the caller', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);

  await button(desk, 'Mute').click();
  await button(desk, 'Unmute').waitFor();
  expect((await during(() => callerHeard(caller))).energy).toBeLessThan(audible / 100);
  await earSays(caller, 'Only silence arrives.');
  await button(desk, 'Unmute').click();
  await button(desk, 'Mute').waitFor();
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);

  await button(desk, 'Hold').click();
  await button(desk, 'Resume').waitFor();
  await eventually(() => stateOf(caller), 'On hold.');
  expect((await during(() => callerHeard(caller))).energy).toBeLessThan(audible / 100);
  await button(desk, 'Resume').click();
  await eventually(() => stateOf(caller), 'Talking.');
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);

  await button(desk, 'Keypad').click();
  await desk.page.keyboard.type('12#');
  await eventually(() => caller.evaluate(() => window.caller.keys()), '12#');
  // The caller hangs up: the agent's card says so.
  await caller.evaluate(() => window.caller.hangUp());
  await desk.wrapUp(desk.panel);
});

test('a number that is dialled: the browser answers by itself, both hear each other, on hold nobody, and after a reload again', async () => {
  const desk = await agentWithVoice();
  await desk.page.bringToFront();
  await openTab(desk.panel, 'Keypad');
  await desk.panel.getByTestId('dial-number').fill(people.stranger.number);
  await desk.panel.getByTestId('dial-number').press('Enter');
  await button(desk, 'Hold').waitFor();
  // The fake microphone beeps once a second.
  const isHeard = () => Math.max(0, ...scenario.simulator.telephony.sip.dialledHear()) > 100;
  await eventually(isHeard, true);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  await button(desk, 'Hold').click();
  await button(desk, 'Resume').waitFor();
  // Where no packets come Chromium makes a faint noise.
  expect((await during(() => agentHeard(desk))).energy).toBeLessThan(audible / 10);
  await button(desk, 'Resume').click();
  await button(desk, 'Hold').waitFor();
  await desk.page.reload();
  await desk.becomeConnected(desk.panel);
  await registered();
  await eventually(async () => (await agentHeard(desk)).energy > audible, true);
  await eventually(isHeard, true);
  await button(desk, 'End call').click();
  await eventually(() => scenario.simulator.telephony.sip.dialledHear().length, 0);
  await desk.wrapUp(desk.panel);
});

test('a page that is reloaded in mid-call gets its call back: audio both ways, and the notes as they were', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  const rows = () => scenario.simulator.dynamics.rows('phonecalls');
  const before = rows().length;
  await talking(desk, caller);
  await desk.panel.getByRole('textbox', { name: 'Notes' }).fill('Wants a new invoice');
  await desk.panel.getByText('Saved').waitFor();
  await desk.page.reload();
  await desk.becomeConnected(desk.panel);
  await registered();
  await eventually(async () => (await agentHeard(desk)).packets > 0, true);
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  expect(await stateOf(caller)).toBe('Talking.');
  expect(await desk.panel.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Wants a new invoice');
  await button(desk, 'End call').click();
  await eventually(async () => (await stateOf(caller)).startsWith('Over'), true);
  await desk.wrapUp(desk.panel);
  await eventually(() => rows().filter(({ statecode }) => statecode === 0).length, 0);
  expect(rows()).toHaveLength(before + 1);
  expect(rows().at(-1)?.['description']).toContain('Wants a new invoice');
});

/** Two tabs; the first has the line and the sound of a call, the notes are typed in it. */
async function twoTabsOfVoice(): Promise<{ first: Desk; second: Desk; caller: Page; rows: number }> {
  const context = await browserOfVoice();
  const first = await agentWithVoice(context);
  const second = await scenario.openConnected({ query: '?tab=second' }, context);
  const caller = await callerIn(context);
  const rows = scenario.simulator.dynamics.rows('phonecalls').length;
  await talking(first, caller);
  await first.panel.getByRole('textbox', { name: 'Notes' }).fill('Wants a new invoice');
  await first.panel.getByText('Saved').waitFor();
  return { first, second, caller, rows };
}

const tabsThatDie: readonly [string, (first: Desk) => Promise<unknown>][] = [
  ['is closed', (first) => first.page.close()],
  [
    'crashes',
    async (first) => {
      const devTools = await first.page.context().newCDPSession(first.page);
      // A tab that is dead answers nothing any more.
      void devTools.send('Page.crash').catch(() => undefined);
      await first.page.waitForEvent('crash');
    },
  ],
];

test.each(tabsThatDie)(
  'a tab with the sound of a call that %s: the caller hears music, and the other tab takes the call up by itself',
  async (_what, die) => {
    const { first, second, caller, rows } = await twoTabsOfVoice();
    await second.page.bringToFront();
    await die(first);
    await eventually(() => stateOf(caller), 'On hold.');
    await eventually(async () => (await caller.evaluate(() => window.caller.music())) > 0.01, true);
    await registered();
    await eventually(() => stateOf(caller), 'Talking.');
    await eventually(async () => (await agentHeard(second)).packets > 0, true);
    await eventually(() => caller.evaluate(() => window.caller.music()), 0);
    expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
    expect((await during(() => agentHeard(second))).energy).toBeGreaterThan(audible);
    expect(await second.panel.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Wants a new invoice');
    await button(second, 'End call').click();
    await eventually(async () => (await stateOf(caller)).startsWith('Over'), true);
    await second.wrapUp(second.panel);
    const all = () => scenario.simulator.dynamics.rows('phonecalls').slice(rows);
    await eventually(
      () =>
        all()
          .map(({ statecode }) => statecode)
          .join(),
      '1',
    );
    expect(all()[0]?.['description']).toContain('Wants a new invoice');
  },
);

/** The credentials of ICE (RFC 8445): others after each restart. One of each connection that stands. */
const iceOf = (desk: Desk): Promise<readonly string[]> =>
  panelFrame(desk).evaluate(() =>
    window.connections.map(({ localDescription }) => /a=ice-ufrag:(\S+)/.exec(localDescription?.sdp ?? '')?.[1] ?? ''),
  );

test('a call whose way through the network has failed finds a new one, and nobody has to do anything', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  const [before] = await iceOf(desk);
  // The state is told, the network itself stays: nothing here can take it away from one browser.
  await panelFrame(desk).evaluate(() => {
    const [connection] = window.connections;
    if (connection === undefined) throw new Error('There is no sound yet.');
    const native = Reflect.getPrototypeOf(Reflect.getPrototypeOf(connection) as object) as object;
    const own = Object.getOwnPropertyDescriptor(native, 'iceConnectionState') as PropertyDescriptor;
    Object.defineProperty(native, 'iceConnectionState', { ...own, get: () => 'failed' });
    connection.dispatchEvent(new Event('iceconnectionstatechange'));
    Object.defineProperty(native, 'iceConnectionState', own);
  });
  await eventually(async () => (await iceOf(desk))[0] === before, false);
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  expect(await stateOf(caller)).toBe('Talking.');
  await button(desk, 'End call').click();
  await desk.wrapUp(desk.panel);
});

test('a microphone that is refused is told in words, and the call goes to the desk phone', async () => {
  const context = await browserOfVoice('refused');
  const desk = await scenario.openConnected({}, context);
  await desk.panel.getByTestId('voice-trouble').getByText('does not let the softphone use the microphone').waitFor();
  expect(await desk.panel.getByTestId('voice-trouble').innerText()).toContain('Calls go to your desk phone.');
  expect(book().contactsOf(ada.oid)).toEqual([]);
  const ring = await scenario.ring(people.maria.number);
  await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await button(desk, 'End call').waitFor();
});

test('voice.js that does not load is told, and loaded when the agent tries again', async () => {
  const context = await browserOfVoice();
  let asked = 0;
  await context.route('**/voice.js', (route) => ((asked += 1) === 1 ? route.abort() : route.continue()));
  const desk = await scenario.openConnected({}, context);
  const trouble = desk.panel.getByTestId('voice-trouble');
  await trouble.getByText('could not be loaded. Calls go to your desk phone').waitFor();
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await registered();
  await eventually(() => trouble.innerText(), '');
});

test('the agent chooses where calls are heard: registered at once, and withdrawn when it is the desk phone again', async () => {
  const context = await scenario.browserWithMicrophone();
  const desk = await scenario.openConnected({}, context);
  const voice = desk.panel.getByTestId('voice');
  await voice.getByText('Sound of calls: at my desk phone').click();
  expect(book().contactsOf(ada.oid)).toEqual([]);
  await voice.getByLabel('Hear calls').selectOption('browser');
  await voice.getByText('Sound of calls: ready').waitFor();
  await registered();
  await voice.getByRole('button', { name: 'Check now' }).click();
  await voice.getByText('Connection to the telephony system: works').waitFor();
  await voice.getByText('Way for the sound: works').waitFor();
  const [download] = await Promise.all([desk.page.waitForEvent('download'), saveSupportLog(desk)]);
  const log = readFileSync(await download.path(), 'utf8');
  expect(log).toContain(
    'sound in this browser: ready, no trouble, microphone works, level works, registered works, way works (direct)',
  );
  let withdrawn = 0;
  scenario.simulator.telephony.system.onWebhook(({ type }) => (withdrawn += type === 'phone.withdrawn' ? 1 : 0));
  await voice.getByLabel('Hear calls').selectOption('desk');
  await eventually(() => book().contactsOf(ada.oid).length, 0);
  await eventually(() => withdrawn, 1);
});
