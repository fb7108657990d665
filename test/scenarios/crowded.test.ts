import { mkdirSync } from 'node:fs';
import type { Ring } from '../../simulator/telephony/rings';
import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { unseen, type PartOfPanel } from './harness/unseen';
import { ada, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
const { maria, nancy, yvonne } = people;
const strangers = ['+12025550101', '+12025550102', '+12025550103'] as const;
const telephony = () => scenario.simulator.telephony;
const pictures = process.env['PICTURES_OF_CROWDS'];
const longName = 'Wolfgang Amadeus Theophilus Hohenlohe-Langenburg von und zu Brandenburg-Ansbach';

/** A panel as it stands in a window of 1280 × 720. */
async function open(): Promise<Desk> {
  const desk = await scenario.openConnected();
  await desk.page.setViewportSize({ width: 1280, height: 720 });
  return desk;
}

/** A press where something is, without the scrolling that a driver does before it. */
async function press({ page }: Desk, what: ReturnType<Desk['panel']['locator']>): Promise<void> {
  await what.waitFor();
  // What has just come takes no press of a moment ago.
  await page.waitForTimeout(1_000);
  const box = await what.boundingBox();
  if (box === null) throw new Error('It is nowhere.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
const answer = (desk: Desk, number: string, word: 'Accept' | 'Reject') =>
  press(desk, desk.card(desk.panel, ending(number)).getByRole('button', { name: word }));

async function talk(desk: Desk, number: string): Promise<void> {
  const ring = await scenario.ring(number);
  await answer(desk, number, 'Accept');
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.panel.getByRole('button', { name: 'Hold', exact: true }).waitFor();
}

async function miss({ panel }: Desk, calls: number): Promise<void> {
  const before = await panel.getByTestId('ended-card').count();
  const rings: Ring[] = [];
  for (let index = 0; index < calls; index += 1) rings.push(await scenario.ring(`+120255501${String(50 + index)}`));
  await eventually(() => panel.getByTestId('ring-card').count(), calls);
  for (const { callId } of rings) await telephony().system.report(callId, 'call.disconnected', 'cancelled');
  await eventually(() => panel.getByTestId('ended-card').count(), before + calls);
}

async function write(desk: Desk, name: string): Promise<void> {
  const { panel } = desk;
  await telephony().messages.write({ channel: 'chat', from: name, name, text: `Here is ${name}`, userId: ada.oid });
  await panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
  await panel.getByTestId('chat-log').getByText(`Here is ${name}`).waitFor();
}

async function rings(desk: Desk, number: string): Promise<Ring> {
  const ring = await scenario.ring(number);
  await desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Reject' }).waitFor();
  await scenario.seen(ring);
  return ring;
}

/** What the agent cannot do without is seen whole. */
async function expectSeen({ panel, page }: Desk, state: string, wanted: readonly PartOfPanel[]): Promise<void> {
  // What is drawn later has come.
  await page.waitForTimeout(300);
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${state}.png` });
  }
  expect([state, ...(await unseen(panel, wanted))]).toEqual([state]);
}

/** Nothing of it reaches the next test. */
async function endAll(desk: Desk): Promise<void> {
  const { panel } = desk;
  const { system, messages } = telephony();
  for (const { conversationId, over } of messages.talks.list())
    if (over === undefined) await messages.act(conversationId, { type: 'conversation.ended' });
  for (const { callId } of system.rings.list())
    await system.report(callId, 'call.disconnected', 'normal').catch(() => undefined);
  const back = panel.getByTestId('chat-to-call');
  if (await back.isVisible()) await back.click();
  await desk.wrapUp(panel);
}

test('with a second call on hold and a missed call, a ring leaves in sight who is in front and the keys, and is in sight itself', async () => {
  const desk = await open();
  await talk(desk, maria.number);
  await talk(desk, yvonne.number);
  await miss(desk, 1);
  await expectSeen(desk, 'two-calls-missed', ['name', 'keys', 'notes']);
  await rings(desk, strangers[0]);
  await expectSeen(desk, 'two-calls-missed-ring', ['name', 'keys', 'notes', 'ring']);
  // Whoever goes to the ring by the keyboard moves nothing, either.
  await desk.card(desk.panel, ending(strangers[0])).getByRole('button', { name: 'Reject' }).focus();
  await expectSeen(desk, 'two-calls-missed-ring-keyboard', ['name', 'keys', 'notes', 'ring']);
  await desk.panel.getByTestId('now-button').focus();
  await expectSeen(desk, 'two-calls-missed-ring-views', ['name', 'keys', 'notes', 'ring']);
  await answer(desk, strangers[0], 'Reject');
  await expectSeen(desk, 'two-calls-missed-rejected', ['name', 'keys', 'notes']);
  await endAll(desk);
});

test('three missed calls are three lines, and two rings beside the call leave its keys in sight', async () => {
  const desk = await open();
  await talk(desk, maria.number);
  await miss(desk, 3);
  await expectSeen(desk, 'call-3-missed', ['name', 'keys', 'notes']);
  const heights = await desk.panel
    .getByTestId('ended-card')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThanOrEqual(52);
  await rings(desk, strangers[0]);
  await expectSeen(desk, 'call-3-missed-ring', ['name', 'keys', 'notes', 'ring']);
  await rings(desk, strangers[1]);
  await expectSeen(desk, 'call-3-missed-2-rings', ['name', 'keys', 'ring']);
  await endAll(desk);
});

test('a consultation, a conversation, a missed call and a ring: the keys, the composer and the ring are in sight, and the way back leads to the call', async () => {
  telephony().system.dialBehaviour = { outcome: 'answers', delayMs: 100 };
  const desk = await open();
  const { panel, page } = desk;
  await talk(desk, maria.number);
  await press(desk, panel.getByRole('button', { name: 'Transfer', exact: true }));
  await page.keyboard.type(nancy.number);
  await panel.getByRole('button', { name: 'Talk first', exact: true }).click();
  const merge = panel.getByRole('button', { name: 'Merge', exact: true });
  await eventually(() => merge.getAttribute('aria-disabled'), null);
  await expectSeen(desk, 'consultation', ['name', 'keys', 'notes']);
  await rings(desk, strangers[0]);
  await expectSeen(desk, 'consultation-ring', ['name', 'keys', 'ring']);
  await answer(desk, strangers[0], 'Reject');
  await miss(desk, 1);
  await write(desk, 'Ann');
  // What is only to be read waits behind the call.
  await eventually(() => panel.getByTestId('ended-card').isVisible(), false);
  await expectSeen(desk, 'consultation-chat', ['name', 'keys', 'chat']);
  await rings(desk, strangers[1]);
  await expectSeen(desk, 'consultation-chat-ring', ['name', 'keys', 'chat', 'ring']);
  await press(desk, panel.getByTestId('chat-to-call'));
  await merge.waitFor();
  await panel.getByTestId('ended-card').first().waitFor();
  await expectSeen(desk, 'consultation-line-ring', ['name', 'keys', 'ring']);
  await eventually(() => panel.locator('li:focus').getByTestId('call-card').count(), 1);
  await answer(desk, strangers[1], 'Reject');
  await press(desk, merge);
  await eventually(() => panel.getByTestId('party').count(), 2);
  await expectSeen(desk, 'conference', ['name', 'keys']);
  await rings(desk, strangers[2]);
  await expectSeen(desk, 'conference-ring', ['name', 'keys', 'ring']);
  await endAll(desk);
});

test('four conversations, one of a very long name, and a call: no line covers the notes, and a wrap-up behind a conversation is one line', async () => {
  const desk = await open();
  const { panel, page } = desk;
  await talk(desk, maria.number);
  await miss(desk, 1);
  await write(desk, 'Berta');
  await expectSeen(desk, 'call-chat', ['name', 'keys', 'chat']);
  await write(desk, 'Kofi');
  await write(desk, longName);
  await expectSeen(desk, 'call-3-chats', ['name', 'keys', 'chat']);
  await press(desk, panel.getByTestId('chat-to-call'));
  await panel.getByRole('tab', { name: 'Notes' }).waitFor();
  for (const height of [720, 760, 900]) {
    await page.setViewportSize({ width: 1280, height });
    await expectSeen(desk, `call-lines-${String(height)}`, ['name', 'keys', 'notes']);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await rings(desk, strangers[0]);
  await expectSeen(desk, 'call-lines-ring', ['name', 'keys', 'notes', 'ring']);
  await answer(desk, strangers[0], 'Reject');
  await press(desk, panel.getByRole('button', { name: 'End call' }));
  await panel.getByTestId('wrap-up-card').waitFor();
  await expectSeen(desk, 'wrap-up-lines', ['name', 'notes']);
  await panel.getByTestId('chat-line').first().click();
  const card = await panel.getByTestId('wrap-up-card').boundingBox();
  expect(card?.height).toBeLessThanOrEqual(52);
  await expectSeen(desk, 'wrap-up-chat', ['name', 'chat']);
  await rings(desk, strangers[1]);
  await expectSeen(desk, 'wrap-up-chat-ring', ['name', 'chat', 'ring']);
  await endAll(desk);
});

test('in a wide form the wrap-up has all of the width', async () => {
  const desk = await open();
  await talk(desk, maria.number);
  await desk.control.evaluate((slot) => (slot.style.width = '720px'));
  await press(desk, desk.panel.getByRole('button', { name: 'End call' }));
  const card = desk.control.getByTestId('wrap-up-card');
  await card.waitFor();
  const widths = await card.evaluate((one) => [one, ...one.children].map(({ clientWidth }) => clientWidth));
  if (pictures !== undefined) await desk.page.screenshot({ path: `${pictures}/wrap-up-wide.png` });
  expect(Math.min(...widths)).toBeGreaterThan(600);
  expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(4);
  await endAll(desk);
});
