import { mkdirSync, readFileSync } from 'node:fs';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { ada, ben, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
const desk = () => scenario.simulator.telephony.messages;
const pictures = process.env['CHAT_PICTURES'];

test('a customer writes, the agent accepts, both write, and the agent ends it', async () => {
  const { panel, page } = await scenario.openConnected();
  const look = async (name: string): Promise<void> => {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  /** What axe objects to in the panel. */
  const faults = async (): Promise<readonly string[]> => {
    const frame = page.frames().find((one) => one.url().includes('panel.html'));
    await frame?.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await frame?.evaluate(
      // A panel is a frame of an app that has its own heading.
      'axe.run(document, { resultTypes: ["violations"], rules: { "page-has-heading-one": { enabled: false } } })',
    );
    return (
      found as {
        readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
      }
    ).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  const begun = await desk().write({
    channel: 'chat',
    from: 'ann-7',
    name: 'Ann',
    text: 'Hello, my bill is <b>wrong</b>',
    userId: ada.oid,
  });
  const talk = () => desk().talks.get(begun.conversationId);
  const offer = panel.getByTestId('chat-offer');
  await offer.getByText('Hello, my bill is <b>wrong</b>').waitFor();
  await eventually(() => talk()?.outcomes.includes('shown'), true);
  await look('offer');
  expect(await faults()).toEqual([]);
  await offer.getByRole('button', { name: 'Accept' }).click();
  const chat = panel.getByTestId('chat');
  // Text, whatever is in it.
  await chat.getByTestId('chat-log').getByText('Hello, my bill is <b>wrong</b>').waitFor();
  await eventually(() => talk()?.accepted, true);
  const field = chat.getByTestId('chat-write');
  await field.fill('Let me look');
  await field.press('Enter');
  await eventually(
    () =>
      talk()
        ?.lines.flatMap(({ by, text }) => (by === 'agent' ? [text] : []))
        .join(),
    'Let me look',
  );
  expect(await field.inputValue()).toBe('');
  await desk().write({ channel: 'chat', from: 'ann-7', text: 'Thank you: https://example.com/bill' });
  await chat.getByRole('link', { name: 'https://example.com/bill' }).waitFor();
  await look('chat');
  expect(await faults()).toEqual([]);
  // A draft outlives a reload, and so does the conversation.
  await field.fill('half a sen');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await page.reload();
  await chat.getByTestId('chat-log').getByText('Let me look').waitFor();
  await eventually(() => field.inputValue(), 'half a sen');
  expect(await chat.getByTestId('chat-log').locator('[data-author=agent]').count()).toBe(1);
  await look('reloaded');
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await chat.waitFor({ state: 'detached' });
  expect(talk()?.lines).toHaveLength(3);
});

test('a call and three conversations: all in sight, one in front, and the call keeps its keys behind it', async () => {
  const desk1 = await scenario.openConnected();
  const { panel, page } = desk1;
  await scenario.ring(people.maria.number);
  await desk1.card(panel, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
  await panel.getByTestId('call-card').waitFor();
  const lines = panel.getByTestId('chat-line');
  const chat = panel.getByTestId('chat');
  const inSight = (what: ReturnType<typeof panel.locator>) =>
    what.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const ends = [top + 2, top + height - 2].map((y) => document.elementFromPoint(left + width / 2, y));
      return ends.every((met) => met !== null && element.contains(met));
    });
  const writers = [
    { channel: 'chat', from: 'ann-7', name: 'Ann' },
    { channel: 'sms', from: '+12025550177' },
    { channel: 'chat', from: 'kofi-2', name: 'Kofi' },
  ];
  for (const [at, writer] of writers.entries()) {
    await desk().write({ ...writer, text: `Hello from ${writer.from}`, userId: ada.oid });
    await panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
    await chat.getByTestId('chat-log').getByText(`Hello from ${writer.from}`).waitFor();
    // What was accepted is in front, and is written in; the call is folded, with its keys.
    await eventually(() => chat.getByTestId('chat-write').evaluate((field) => field === document.activeElement), true);
    expect(await inSight(panel.getByRole('button', { name: 'End call' }))).toBe(true);
    expect(await inSight(chat.getByTestId('chat-write'))).toBe(true);
    expect(await lines.count()).toBe(at);
  }
  await panel.getByTestId('chat-to-call').click();
  await chat.waitFor({ state: 'detached' });
  await eventually(() => lines.count(), 3);
  await desk().write({ channel: 'chat', from: 'ann-7', text: 'Are you there?' });
  const ann = lines.filter({ hasText: 'Are you there?' });
  await ann.getByRole('img', { name: /^\d new$/ }).waitFor();
  for (const line of await lines.all()) expect(await inSight(line)).toBe(true);
  for (const name of ['Mute', 'Hold', 'End call']) {
    expect(await inSight(panel.getByRole('button', { name, exact: true }))).toBe(true);
  }
  // Also from another view.
  await panel.getByTestId('history-button').click();
  await panel.getByTestId('now-button').getByText(/^\d$/).waitFor();
  await panel.getByTestId('now-button').click();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/call.png` });
  await ann.click();
  await chat.getByTestId('chat-log').getByText('Are you there?').waitFor();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/call-behind.png` });
  await panel.getByRole('button', { name: 'Mute', exact: true }).click();
  await panel.getByRole('button', { name: 'Unmute', exact: true }).waitFor();
  // A press on the folded call brings it back.
  await panel.getByTestId('call-card').getByText(people.maria.name).click();
  await panel.getByRole('tab', { name: 'Notes' }).waitFor();
  await panel.getByRole('button', { name: 'End call' }).click();
  await panel.getByTestId('wrap-up-card').waitFor();
  expect(await lines.count()).toBe(3);
});

test('an SMS of a known customer shows the name, and Accept opens the customer in a session', async () => {
  const { panel, page } = await scenario.openConnected();
  const { maria } = people;
  await desk().write({ channel: 'sms', from: maria.number, text: 'Where is my order?', userId: ada.oid });
  const offer = panel.getByTestId('chat-offer');
  await offer.getByText(maria.name).waitFor();
  await offer.getByRole('button', { name: 'Accept' }).click();
  await page.getByTestId('session').filter({ hasText: maria.name }).waitFor();
  await page.getByRole('heading', { name: maria.name }).first().waitFor();
  const chat = panel.getByTestId('chat');
  await chat.getByText('Where is my order?').waitFor();
  const field = chat.getByTestId('chat-write');
  await field.fill('It is on its way');
  await field.press('Enter');
  await chat.getByTestId('chat-log').getByText('It is on its way').waitFor();
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await page.getByTestId('session').filter({ hasText: maria.name }).waitFor({ state: 'detached' });
});

test('a conversation is handed over to a colleague of the directory, who reads from whom, why and all of it', async () => {
  const mine = await scenario.openConnected();
  const { panel: other, page } = await scenario.openConnected({ agent: ben });
  const { panel } = mine;
  await desk().write({ channel: 'chat', from: 'zoe-1', name: 'Zoe', text: 'The invoice again', userId: ada.oid });
  await panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
  const chat = panel.getByTestId('chat');
  // Until it is in front, what is written is for the conversation before it.
  await chat.getByTestId('chat-log').getByText('The invoice again').waitFor();
  await chat.getByTestId('chat-write').fill('I ask my colleague');
  await chat.getByTestId('chat-write').press('Enter');
  await chat.getByTestId('chat-log').getByText('I ask my colleague').waitFor();
  await chat.getByTestId('chat-give').click();
  await chat.getByLabel('Note for who takes over').fill('Wants the invoice of May');
  const form = chat.getByTestId('transfer');
  await form.getByRole('textbox').fill('Ben');
  await form.locator('[data-entry]').filter({ hasText: 'Ben Okafor' }).click();
  if (pictures !== undefined) await mine.page.screenshot({ path: `${pictures}/give.png` });
  // A conversation is no call.
  expect(await form.locator('[data-way]').first().innerText()).toBe('Hand over');
  expect(await form.getByText('Transfer').count()).toBe(0);
  await form.locator('[data-way]').first().click();
  const offer = other.getByTestId('chat-offer');
  await offer.getByText('From \u2068Ada Lovett\u2069').waitFor();
  await offer.getByText('Wants the invoice of May').waitFor();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/given.png` });
  await offer.getByRole('button', { name: 'Accept' }).click();
  const log = other.getByTestId('chat').getByTestId('chat-log');
  await log.getByText('The invoice again').waitFor();
  await log.getByText('I ask my colleague').waitFor();
  await other.getByTestId('chat-given').getByText('Wants the invoice of May').waitFor();
  // It is Ada's no more.
  await chat.getByText('Handed over').waitFor();
  await chat.getByTestId('chat-wrap-up').waitFor();
  expect(await chat.getByTestId('chat-write').count()).toBe(0);
});
