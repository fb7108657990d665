import type { CallCapability } from '../../protocol/callCapability';
import type { GivenCommand } from '../../simulator/telephony/givenCommand';
import type { Ring } from '../../simulator/telephony/rings';
import { openDetails, type Desk, type Place } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { ada, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
const telephony = () => scenario.simulator.telephony.system;
afterEach(() => {
  telephony().behaviour = { answer: 'does', delayMs: 0 };
});

/** What the telephony system was given about a call, without the commands' ids. */
const given = (ring: Ring): readonly Partial<GivenCommand>[] =>
  (telephony().rings.get(ring.callId)?.commands ?? []).map(({ commandId: _id, ...wish }) => wish);
const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true });
const cardOf = (place: Place, name: string) =>
  (place as Desk['control']).getByTestId('call-card').filter({ hasText: name });

async function talkTo(desk: Desk, person: { readonly number: string }, place: Place = desk.panel): Promise<Ring> {
  const ring = await scenario.ring(person.number);
  await desk.card(place, ending(person.number)).getByRole('button', { name: 'Accept' }).click();
  await eventually(() => desk.card(place, ending(person.number)).count(), 0);
  return ring;
}

test('hold and resume: under way while the telephony system works, then done, in panel and form alike', async () => {
  const desk = await scenario.openConnected({ query: `?contact=${people.thomas.contactId}` });
  await desk.waitForLine(desk.control, 'connected');
  const ring = await scenario.ring(people.maria.number);
  await desk.card(desk.panel, ending(people.maria.number)).waitFor();
  await desk.notification.getByRole('button', { name: 'Accept' }).click();
  telephony().behaviour = { answer: 'does', delayMs: 700 };
  await button(desk.panel, 'Hold').click();
  await button(desk.panel, 'Hold …').waitFor();
  await cardOf(desk.panel, people.maria.name).getByText('On hold').waitFor();
  await cardOf(desk.control, people.maria.name).getByText('On hold').waitFor();
  telephony().behaviour = { answer: 'does', delayMs: 0 };
  await button(desk.control, 'Resume').click();
  await button(desk.control, 'Hold').waitFor();
  await button(desk.panel, 'Hold').waitFor();
  expect(given(ring)).toEqual([{ command: 'hold' }, { command: 'retrieve' }]);
});

test('mute and unmute by the keyboard alone, and spoken', async () => {
  const desk = await scenario.openConnected();
  const ring = await talkTo(desk, people.maria);
  await button(desk.panel, 'Mute').focus();
  await desk.page.keyboard.press('Enter');
  await button(desk.panel, 'Unmute').waitFor();
  expect(await desk.panel.locator('[aria-live="polite"]').first().innerText()).toContain('Muted');
  await desk.pause();
  await desk.page.keyboard.press('Space');
  await button(desk.panel, 'Mute').waitFor();
  expect(given(ring)).toEqual([{ command: 'mute' }, { command: 'unmute' }]);
});

test('digits typed fast and pasted arrive whole and in order, however slow the telephony system is', async () => {
  const desk = await scenario.openConnected();
  const ring = await talkTo(desk, people.maria);
  telephony().behaviour = { answer: 'does', delayMs: 150 };
  await button(desk.panel, 'Keypad').click();
  await desk.page.keyboard.type('12345');
  await button(desk.panel, '#').click();
  const field = desk.panel.getByRole('textbox', { name: 'Keys sent' });
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'PIN: 98 76*');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await eventually(
    () =>
      given(ring)
        .map((one) => one.digits)
        .join(''),
    '12345#9876*',
  );
  expect(await field.inputValue()).toBe('12345#9876*');
});

test('a transfer ends the call here as transferred', async () => {
  const desk = await scenario.openConnected();
  const ring = await talkTo(desk, people.maria);
  await button(desk.panel, 'Transfer').click();
  await desk.page.keyboard.type(people.nancy.number);
  await desk.page.keyboard.press('Enter');
  await desk.panel.locator('[data-end-reason="transferred"]').waitFor();
  expect(given(ring)).toEqual([{ command: 'blind-transfer', target: people.nancy.number }]);
});

test('a command that is refused is told in three sentences, and the call goes on as it was', async () => {
  const desk = await scenario.openConnected();
  await talkTo(desk, people.maria);
  const console = desk.page.getByRole('button', { name: 'Telephony' });
  await console.click();
  await desk.page.getByRole('combobox', { name: 'Telephony' }).selectOption('fails');
  await eventually(() => telephony().behaviour.answer, 'fails');
  await console.click();
  await button(desk.panel, 'Hold').click();
  const trouble = desk.panel.getByTestId('trouble');
  await trouble.waitFor();
  expect(await trouble.getAttribute('data-trouble-kind')).toBe('CommandRefused');
  expect(await trouble.innerText()).toContain('refused “Hold”');
  expect(await button(desk.panel, 'Hold').isEnabled()).toBe(true);
});

test('a command that nobody answers has failed within 15 seconds, also for a page that was loaded anew meanwhile', async () => {
  const desk = await scenario.openConnected();
  await talkTo(desk, people.maria);
  telephony().behaviour = { answer: 'never', delayMs: 0 };
  await button(desk.panel, 'Mute').click();
  await button(desk.panel, 'Mute …').waitFor();
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.becomeConnected(desk.panel);
  await button(desk.panel, 'Mute …').waitFor();
  const trouble = desk.panel.getByTestId('trouble');
  await trouble.waitFor({ timeout: 15_000 });
  expect(await trouble.getAttribute('data-trouble-kind')).toBe('CommandUnanswered');
  await button(desk.panel, 'Mute').waitFor();
});

test('a recording is told with the ring and paused by one press, in panel and form alike, also after a reload', async () => {
  const desk = await scenario.openConnected({ query: `?contact=${people.thomas.contactId}` });
  await desk.waitForLine(desk.control, 'connected');
  const { number: from, name } = people.maria;
  const ring = await scenario.ring(from, { recording: 'on' });
  const card = desk.card(desk.panel, ending(from));
  await card.waitFor();
  await openDetails(card);
  await card.getByText('This call is recorded').waitFor();
  await desk.notification.getByRole('button', { name: 'Accept' }).click();
  telephony().behaviour = { answer: 'does', delayMs: 700 };
  await button(desk.panel, 'Pause recording').focus();
  await desk.page.keyboard.press('Enter');
  await button(desk.panel, 'Pause recording …').waitFor();
  expect(await cardOf(desk.panel, name).locator('[data-recording]').getAttribute('data-recording')).toBe('on');
  for (const place of [desk.panel, desk.control]) await cardOf(place, name).getByText('Recording is paused').waitFor();
  expect(await desk.panel.locator('[aria-live="polite"]').first().innerText()).toContain('Recording is paused');
  await desk.page.reload({ waitUntil: 'commit' });
  await desk.becomeConnected(desk.panel);
  await cardOf(desk.panel, name).getByText('Recording is paused').waitFor();
  telephony().behaviour = { answer: 'fails', delayMs: 0 };
  await button(desk.panel, 'Resume recording').click();
  expect(await desk.panel.getByTestId('trouble').innerText()).toContain('refused “Resume recording”');
  await cardOf(desk.panel, name).getByText('Recording is paused').waitFor();
  expect(given(ring)).toEqual([{ command: 'record-pause' }, { command: 'record-resume' }]);
});

test('what the telephony system records by itself is shown as it tells it, without a button', async () => {
  const desk = await scenario.openConnected();
  const capabilities: readonly CallCapability[] = ['serverHangup'];
  const { number: from, name } = people.maria;
  const { callId } = await scenario.ring(from, { capabilities, recording: 'possible' });
  await desk.panel.getByRole('button', { name: 'Accept' }).click();
  await button(desk.panel, 'End call').waitFor();
  await cardOf(desk.panel, name).getByText('This call may be recorded').waitFor();
  await telephony().report(callId, 'call.record-started');
  await cardOf(desk.panel, name).getByText('This call is recorded').waitFor();
  expect(await cardOf(desk.panel, name).locator('[data-command^="record-"]').count()).toBe(0);
  await button(desk.panel, 'End call').click();
});

test('two calls: accepting the second holds the first, resuming the first holds the second', async () => {
  const desk = await scenario.openConnected();
  const maria = await talkTo(desk, people.maria);
  const thomas = await talkTo(desk, people.thomas);
  const first = cardOf(desk.panel, people.maria.name);
  const second = cardOf(desk.panel, people.thomas.name);
  await second.getByText('In a call').waitFor();
  await button(desk.panel, `On hold: ${people.maria.name}`).click();
  await first.getByRole('button', { name: 'Resume' }).click();
  await button(desk.panel, `On hold: ${people.thomas.name}`).waitFor();
  await first.getByText('In a call').waitFor();
  expect(given(maria)).toEqual([{ command: 'hold' }, { command: 'retrieve' }]);
  expect(given(thomas)).toEqual([{ command: 'hold' }]);
});

test('what the telephony system cannot do is not there; of the seed’s plain text only End call is known', async () => {
  const desk = await scenario.openConnected();
  const all = ['Hold', 'Resume', 'Mute', 'Unmute', 'Keypad', 'Transfer', 'End call'];
  const commandsOn = async (name: string): Promise<readonly string[]> => {
    const texts = await cardOf(desk.panel, name).getByRole('button').allInnerTexts();
    return texts.filter((text) => all.includes(text));
  };
  const capabilities: readonly CallCapability[] = ['mute', 'serverHangup'];
  const userId = ada.oid;
  const limited = await telephony().ring({ from: people.maria.number, userId, kind: 'event', capabilities });
  await desk.panel.getByRole('button', { name: 'Accept' }).click();
  await button(desk.panel, 'Mute').waitFor();
  expect(await commandsOn(people.maria.name)).toEqual(['Mute', 'End call']);
  await button(desk.panel, 'End call').click();
  await cardOf(desk.panel, people.maria.name).waitFor({ state: 'detached' });
  expect(given(limited)).toEqual([{ command: 'hangup' }]);

  await scenario.ring(people.yvonne.number, { kind: 'seed' });
  await desk.panel.getByRole('button', { name: 'Accept' }).click();
  await button(desk.panel, 'End call').waitFor();
  expect(await commandsOn(people.yvonne.name)).toEqual(['End call']);
  await button(desk.panel, 'End call').click();
});

test('the form without a panel has the same commands, in the compact field too', async () => {
  const desk = await scenario.open({ query: `?contact=${people.thomas.contactId}&panel=off&layout=compact` });
  await desk.becomeConnected(desk.control);
  const ring = await talkTo(desk, people.maria, desk.control);
  await button(desk.control, 'Hold').click();
  await button(desk.control, 'Resume').waitFor();
  expect(given(ring)).toEqual([{ command: 'hold' }]);
});
