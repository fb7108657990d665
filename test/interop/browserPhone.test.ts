import { setTimeout as sleep } from 'node:timers/promises';
import { openTab, type Desk } from '../scenarios/harness/desk';
import { eventually } from '../scenarios/harness/eventually';
import { agentHears, audible, talksInBrowser } from './harness/agentEar';
import { BrowserWorld } from './harness/browserWorld';
import type { Telephone } from './harness/telephone';
import { loudness } from './harness/tones';

const queue = '12025550106';
const direct = '12025550107';
/** Rings the telephone on Ben's desk, past all queues. */
const bens = '12025550103';
const music = 300;
/** What a clear tone has at least; what is silent has a hundredth of it. */
const loud = 1_000;

jest.setTimeout(90_000);
const world = new BrowserWorld(process.env.DEBIAN_ROOT ?? '');
beforeAll(() => world.start(), 120_000);
beforeEach(() => void world.connector.lines.splice(0));
afterEach(() => world.endTest());
afterAll(() => world.stop());

const button = (desk: Desk, name: string) => desk.panel.getByRole('button', { name, exact: true });

/** An agent at the softphone, whose browser is the telephone. */
async function agentWithVoice(): Promise<Desk> {
  const context = await world.scenario.browserWithMicrophone();
  await context.addInitScript(talksInBrowser);
  const desk = await world.scenario.openConnected({}, context);
  await registered();
  await desk.page.bringToFront();
  return desk;
}

/** What the connector says in this test that it could not do; a browser that ends its call is faster than the command. */
const complaints = (): readonly string[] =>
  world.connector.lines.filter((line) => /"event":"not-/.test(line) && !/"hangup".*"unknown-call"/.test(line));

const registered = () => eventually(() => world.pbx.registered('301'), true);

/** The loudest sound of any kind that came in at a telephone in the last second: the fake microphone beeps once in it. */
const voiceAt = (telephone: Telephone): number => {
  const heard = telephone.heard().slice(-8_000);
  return heard.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
};
const hearsMusic = (telephone: Telephone): boolean => loudness(telephone.heard().slice(-4_000), music) > loud;

async function talking(desk: Desk, number = queue): Promise<Telephone> {
  const caller = await world.caller();
  caller.do('dial', `${number}`);
  const card = desk.card(desk.panel, '103');
  await card.getByRole('button', { name: 'Accept' }).click();
  await button(desk, 'End call').waitFor();
  await eventually(() => voiceAt(caller) > loud && !hearsMusic(caller), true);
  return caller;
}

it.each([
  ['a queue', queue],
  ['the agent’s own extension', direct],
])('a call from outside by %s is accepted in the softphone, and both really hear each other', async (_what, number) => {
  const desk = await agentWithVoice();
  const caller = await talking(desk, number);
  expect(await agentHears(desk.page)).toBeGreaterThan(audible);
  await button(desk, 'End call').click();
  await caller.until('CALL_CLOSED');
  await desk.wrapUp(desk.panel);
  expect(complaints()).toEqual([]);
});

it('the check calls the PBX’s echo: what was sent comes back, nobody is told of a call, and no channel is left', async () => {
  const desk = await agentWithVoice();
  const rows = () => world.scenario.simulator.dynamics.rows('phonecalls').length;
  const before = rows();
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Check now' }).click();
  await voice.getByText('Echo call: under way').waitFor();
  const result = voice.getByText(/^Echo call: works \(\d+ ms\)$/);
  await result.waitFor();
  const tookMs = Number(/\d+/.exec(await result.innerText())?.[0]);
  expect(tookMs).toBeGreaterThan(20);
  expect(tookMs).toBeLessThan(1_000);
  await eventually(() => world.pbx.channels(), 0);
  expect(await desk.panel.getByTestId('call-card').count()).toBe(0);
  expect(rows()).toBe(before);
  // The telephone takes calls as before.
  const caller = await talking(desk);
  await button(desk, 'End call').click();
  await caller.until('CALL_CLOSED');
  await desk.wrapUp(desk.panel);
  expect(complaints()).toEqual([]);
});

it('hold gives the caller music and mute silence, each until it is taken back; keys arrive; the caller hangs up', async () => {
  const desk = await agentWithVoice();
  const caller = await talking(desk);
  await button(desk, 'Hold').click();
  await button(desk, 'Resume').waitFor();
  await eventually(() => hearsMusic(caller), true);
  await button(desk, 'Resume').click();
  await button(desk, 'Hold').waitFor();
  await eventually(() => voiceAt(caller) > loud && !hearsMusic(caller), true);
  expect(await agentHears(desk.page)).toBeGreaterThan(audible);

  await button(desk, 'Mute').click();
  await button(desk, 'Unmute').waitFor();
  await eventually(() => voiceAt(caller) < loud / 100, true);
  await button(desk, 'Unmute').click();
  await eventually(() => voiceAt(caller) > loud, true);

  const since = caller.events.length;
  await button(desk, 'Keypad').click();
  await desk.page.keyboard.type('1#');
  // Both: a key that comes after the end is refused, and the connector says so.
  const keys = (): number => caller.events.slice(since).filter((type) => type === 'CALL_DTMF_START').length;
  await eventually(keys, 2);
  caller.do('hangup');
  await desk.wrapUp(desk.panel);
  expect(complaints()).toEqual([]);
});

it('a caller is given to a colleague whose name is typed: the PBX knows who it is and that the telephone is free', async () => {
  const desk = await agentWithVoice();
  const colleague = await world.telephone('104', 900);
  const caller = await talking(desk);
  await button(desk, 'Transfer').click();
  const form = desk.panel.getByTestId('transfer');
  await form.getByRole('textbox').fill('kaya');
  const row = form.locator('[data-entry]', { hasText: 'Cem Kaya' });
  // The number stands in its own order, between two signs that nobody sees.
  await eventually(() => row.innerText(), 'Cem Kaya\nAvailable · \u2066104\u2069');
  await desk.pause();
  await row.click();
  await eventually(() => form.getByRole('textbox').inputValue(), '104');
  await form.getByRole('button', { name: 'Transfer now' }).click();
  await colleague.accept();
  await eventually(() => loudness(caller.heard().slice(-4_000), 900) > loud, true);
  await eventually(() => loudness(colleague.heard().slice(-4_000), 700) > loud, true);
  await desk.wrapUp(desk.panel);
  expect(complaints()).toEqual([]);
});

it('a colleague whose name is typed is asked first and gets the caller then; the caller hears music meanwhile', async () => {
  const desk = await agentWithVoice();
  const colleague = await world.telephone('104', 900);
  const caller = await talking(desk);
  await button(desk, 'Transfer').click();
  const form = desk.panel.getByTestId('transfer');
  await form.getByRole('textbox').fill('kaya');
  await form.locator('[data-entry]', { hasText: 'Cem Kaya' }).click();
  await desk.pause();
  await form.getByRole('button', { name: 'Talk first' }).click();
  await colleague.accept();
  await eventually(() => voiceAt(colleague) > loud, true);
  await eventually(() => hearsMusic(caller), true);
  await button(desk, 'Complete transfer').click();
  await eventually(() => loudness(caller.heard().slice(-4_000), 900) > loud, true);
  await eventually(() => loudness(colleague.heard().slice(-4_000), 700) > loud, true);
  await desk.wrapUp(desk.panel);
  expect(complaints()).toEqual([]);
});

it('a ring is forwarded to a colleague whose name is typed', async () => {
  const desk = await agentWithVoice();
  const colleague = await world.telephone('104', 900);
  const caller = await world.caller();
  caller.do('dial', direct);
  const card = desk.card(desk.panel, '103');
  await card.getByRole('button', { name: /^Forward/ }).click();
  const form = desk.panel.getByTestId('deflect');
  await form.getByRole('textbox').fill('kaya');
  await form.locator('[data-entry]', { hasText: 'Cem Kaya' }).click();
  await desk.pause();
  await form.getByRole('button', { name: 'Forward', exact: true }).click();
  await colleague.accept();
  await eventually(() => loudness(caller.heard().slice(-4_000), 900) > loud, true);
  await card.waitFor({ state: 'detached' });
  expect(complaints()).toEqual([]);
});

it('a supervisor whose telephone is the browser listens, whispers and joins in, and is out when the call ends', async () => {
  const desk = await agentWithVoice();
  const bensDesk = await world.telephone('101', 900);
  const caller = await world.caller();
  caller.do('dial', bens);
  await bensDesk.accept();
  await eventually(() => loudness(bensDesk.heard().slice(-4_000), 700) > loud, true);

  await desk.panel.getByRole('tab', { name: 'Supervision' }).click();
  await desk.panel.getByTestId('supervise').getByRole('textbox').fill('101');
  await desk.pause();
  await desk.page.keyboard.press('Enter');
  const card = desk.panel.getByTestId('call-card');
  await card.getByText('You listen. Nobody hears you.').waitFor();
  expect(await agentHears(desk.page)).toBeGreaterThan(audible);

  // From here on the two are silent: what either hears is the supervisor.
  bensDesk.do('mute');
  caller.do('mute');
  const hear = (wanted: string) =>
    eventually(() => [bensDesk, caller].map((one) => (voiceAt(one) > loud ? 'voice' : 'nothing')).join(), wanted);
  await hear('nothing,nothing');
  await button(desk, 'Whisper').click();
  await hear('voice,nothing');
  await button(desk, 'Join in').click();
  await hear('voice,voice');
  await button(desk, 'Listen').click();
  await hear('nothing,nothing');

  caller.do('hangup');
  await card.waitFor({ state: 'detached' });
  await desk.wrapUp(desk.panel);
  await eventually(() => world.pbx.channels(), 0);
  expect(complaints()).toEqual([]);
});

it('a number that is dialled in the softphone: the browser answers by itself, and both hear each other', async () => {
  const desk = await agentWithVoice();
  const callee = await world.caller();
  await openTab(desk.panel, 'Keypad');
  await desk.panel.getByTestId('dial-number').fill('+12025550142');
  await desk.panel.getByTestId('dial-number').press('Enter');
  await callee.accept();
  await eventually(() => voiceAt(callee) > loud, true);
  expect(await agentHears(desk.page)).toBeGreaterThan(audible);
  await button(desk, 'End call').click();
  await callee.until('CALL_CLOSED');
  await desk.wrapUp(desk.panel);
});

it('reject in the softphone sends the caller back to the queue, and who gives up is no longer rung', async () => {
  const desk = await agentWithVoice();
  const caller = await world.caller();
  caller.do('dial', queue);
  const card = desk.card(desk.panel, '103');
  await card.getByRole('button', { name: 'Reject' }).click();
  await card.waitFor({ state: 'detached' });
  // The only member is rung again.
  await card.getByRole('button', { name: 'Accept' }).waitFor();
  caller.do('hangup');
  await card.waitFor({ state: 'detached' });
  await eventually(() => world.pbx.channels(), 0);
});

it('a page that is reloaded in mid-call gets its call back, and both hear each other again', async () => {
  const desk = await agentWithVoice();
  const caller = await talking(desk);
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.waitForLine(desk.panel, 'connected');
  await button(desk, 'End call').waitFor();
  await registered();
  // A quick page is back before the sound of the old one is missed, and then there is no music. What came from the old
  // one is out of the caller's last second by then.
  await sleep(1_500);
  await eventually(() => voiceAt(caller) > loud && !hearsMusic(caller), true);
  await eventually(async () => (await agentHears(desk.page)) > audible, true);
  // It is the same call: one card, and no other record of it.
  expect(await desk.panel.getByTestId('call-card').count()).toBe(1);
  await button(desk, 'End call').click();
  await caller.until('CALL_CLOSED');
  await desk.wrapUp(desk.panel);
});

it('a call on hold is on hold after a reload, too: the caller goes on to hear music, and Resume ends it', async () => {
  const desk = await agentWithVoice();
  const caller = await talking(desk);
  await button(desk, 'Hold').click();
  await eventually(() => hearsMusic(caller), true);
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.waitForLine(desk.panel, 'connected');
  await button(desk, 'Resume').waitFor();
  await registered();
  await sleep(3_000);
  expect(hearsMusic(caller)).toBe(true);
  await button(desk, 'Resume').click();
  await eventually(() => voiceAt(caller) > loud && !hearsMusic(caller), true);
  caller.do('hangup');
  await desk.wrapUp(desk.panel);
});

it('a tab that is closed in mid-call: the next one that the agent opens has the call', async () => {
  const desk = await agentWithVoice();
  const caller = await talking(desk);
  const context = desk.page.context();
  await context.newPage();
  await desk.page.close();
  await eventually(() => hearsMusic(caller), true);
  const next = await world.scenario.openConnected({}, context);
  await next.page.bringToFront();
  await button(next, 'End call').waitFor();
  await eventually(() => voiceAt(caller) > loud && !hearsMusic(caller), true);
  expect(await agentHears(next.page)).toBeGreaterThan(audible);
  caller.do('hangup');
  await next.wrapUp(next.panel);
});
