import { mkdirSync } from 'node:fs';
import { eventually } from './harness/eventually';
import { people } from './harness/people';
import type { Desk } from './harness/desk';
import { ada, ben, useSimulator } from './harness/useSimulator';

const dispositions = [
  { value: 'refund', label: 'Refund' },
  { value: 'advice', label: 'Advice' },
];
const scenario = useSimulator({ makersSettings: JSON.stringify({ dispositions }) });
const desk = () => scenario.simulator.telephony.messages;
const pictures = process.env['CHAT_PICTURES'];
const look = async ({ page }: Pick<Desk, 'page'>, name: string): Promise<void> => {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
};
type Row = Readonly<Record<string, unknown>>;
const rowsOf = (conversationId: string): readonly Row[] =>
  scenario.simulator.dynamics.rows('cti_conversations').filter((row) => row['cti_conversationkey'] === conversationId);
const states = (conversationId: string) =>
  rowsOf(conversationId)
    .map((row) => String(row['statecode']))
    .join();
const userIdOf = ({ oid }: { readonly oid: string }): string => oid.replace(/^./, '8');
const { maria } = people;

/** Maria writes, the agent accepts and answers. */
async function talked({ panel }: Pick<Desk, 'panel'>, text: string): Promise<string> {
  const { conversationId } = await desk().write({ channel: 'sms', from: maria.number, text, userId: ada.oid });
  await panel.getByTestId('chat-offer').getByText(maria.name).waitFor();
  await panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
  const chat = panel.getByTestId('chat');
  await chat.getByTestId('chat-write').fill('Let me look');
  await chat.getByTestId('chat-write').press('Enter');
  await chat.getByTestId('chat-log').getByText('Let me look').waitFor();
  return conversationId;
}

test('a conversation leaves one row: parties, what it is about, times, words of the agent, and what was written', async () => {
  const mine = await scenario.openConnected();
  const { panel, page } = mine;
  const id = await talked(mine, 'Where is my order?');
  expect(rowsOf(id)).toEqual([]);
  const chat = panel.getByTestId('chat');
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  const form = chat.getByTestId('chat-wrap-up');
  await form.waitFor();
  await eventually(() => states(id), '0');
  await form.getByLabel('Disposition').selectOption('refund');
  await form.getByTestId('chat-notes').fill('Sends it again');
  await look(mine, 'wrap-up');
  await form.getByText('Saved').waitFor();
  expect(rowsOf(id)).toMatchObject([{ description: 'Sends it again', cti_disposition: 'refund' }]);
  // What was typed last is there after a reload that nobody waited for.
  await form.getByTestId('chat-notes').fill('Sends it again on Monday');
  await page.reload();
  await panel.getByTestId('chat-line').or(chat).first().waitFor();
  if (!(await chat.isVisible())) await panel.getByTestId('chat-line').first().click();
  await eventually(() => form.getByTestId('chat-notes').inputValue(), 'Sends it again on Monday');
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await chat.waitFor({ state: 'detached' });
  await eventually(() => states(id), '1');
  const [row] = rowsOf(id);
  expect(row).toMatchObject({
    subject: `SMS with ${maria.name}`,
    description: 'Sends it again on Monday',
    statuscode: 2,
    cti_channel: 'sms',
    cti_address: maria.number,
    cti_outcome: 'answered',
    cti_reason: 'agent-ended',
    cti_disposition: 'refund',
    cti_handling: 1,
    cti_messagesin: 1,
    cti_messagesout: 1,
    _regardingobjectid_value: maria.contactId,
  });
  expect(row?.['cti_conversation_activity_parties']).toEqual([
    { 'partyid_contact@odata.bind': `/contacts(${maria.contactId})`, participationtypemask: 1 },
    { 'partyid_systemuser@odata.bind': `/systemusers(${userIdOf(ada)})`, participationtypemask: 2 },
  ]);
  const lines = String(row?.['cti_transcript']).split('\n');
  expect(lines.map((line) => line.replace(/^[\d-]{10} [\d:]{8}Z /, ''))).toEqual([
    `${maria.name}: Where is my order?`,
    expect.stringMatching(/: Let me look$/),
  ]);
  const times = ['scheduledstart', 'actualstart', 'actualend', 'scheduledend'].map((name) =>
    Date.parse(String(row?.[name])),
  );
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(Number(row?.['cti_firstresponseseconds'])).toBeLessThan(60);
  // Nothing comes back, and nothing is written twice.
  await page.reload();
  await mine.becomeConnected(panel);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await panel.getByTestId('chat-line').or(chat).count()).toBe(0);
  expect(states(id)).toBe('1');
});

test('handed over, a conversation has a row of each agent’s turn', async () => {
  const mine = await scenario.openConnected();
  const other = await scenario.openConnected({ agent: ben });
  const { conversationId: id } = await desk().write({
    channel: 'chat',
    from: 'zoe-1',
    name: 'Zoe',
    text: 'The invoice',
    userId: ada.oid,
  });
  await mine.panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
  const chat = mine.panel.getByTestId('chat');
  await chat.getByTestId('chat-write').fill('I ask my colleague');
  await chat.getByTestId('chat-write').press('Enter');
  await chat.getByTestId('chat-log').getByText('I ask my colleague').waitFor();
  await chat.getByTestId('chat-give').click();
  const form = chat.getByTestId('transfer');
  await form.getByRole('textbox').fill('Ben');
  await form.locator('[data-entry]').filter({ hasText: 'Ben Okafor' }).click();
  await form.locator('[data-way]').first().click();
  await other.panel.getByTestId('chat-offer').getByRole('button', { name: 'Accept' }).click();
  const theirs = other.panel.getByTestId('chat');
  await theirs.getByTestId('chat-write').fill('It is on its way');
  await theirs.getByTestId('chat-write').press('Enter');
  await theirs.getByTestId('chat-log').getByText('It is on its way').waitFor();
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await theirs.getByRole('button', { name: 'End', exact: true }).click();
  await theirs.getByRole('button', { name: 'Close conversation' }).click();
  await eventually(() => states(id), '1,1');
  const [first, second] = [...rowsOf(id)].sort((one, two) => Number(one['cti_handling']) - Number(two['cti_handling']));
  expect(first).toMatchObject({ cti_outcome: 'transferred', cti_handling: 1, cti_messagesout: 1 });
  expect(second).toMatchObject({ cti_outcome: 'answered', cti_handling: 2 });
  expect(String(first?.['cti_transcript'])).not.toContain('on its way');
  expect(String(second?.['cti_transcript'])).toContain('It is on its way');
  expect(JSON.stringify(second?.['cti_conversation_activity_parties'])).toContain(userIdOf(ben));
});

test('Dynamics that is away for a while: the agent closes, is told, and the row comes when it is back', async () => {
  const mine = await scenario.openConnected();
  const { panel } = mine;
  const id = await talked(mine, 'Are you there?');
  const chat = panel.getByTestId('chat');
  scenario.simulator.dynamics.refuseWrites({ status: 503 });
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  await chat.getByTestId('chat-notes').fill('Call back');
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await chat.waitFor({ state: 'detached' });
  await panel.getByTestId('chat-rows').getByText('Dynamics cannot be reached').waitFor();
  await look(mine, 'away');
  expect(rowsOf(id)).toEqual([]);
  scenario.simulator.dynamics.refuseWrites(undefined);
  await eventually(() => states(id), '1');
  expect(rowsOf(id)).toMatchObject([{ description: 'Call back' }]);
  await panel.getByTestId('chat-rows').waitFor({ state: 'detached' });
});

test('a reload between Close and the closed row forgets nothing and doubles nothing', async () => {
  const mine = await scenario.openConnected();
  const { panel, page } = mine;
  const id = await talked(mine, 'One more thing');
  const chat = panel.getByTestId('chat');
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  await chat.getByTestId('chat-wrap-up').waitFor();
  await eventually(() => states(id), '0');
  scenario.simulator.dynamics.refuseWrites({ status: 503 });
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await chat.waitFor({ state: 'detached' });
  await page.reload();
  await mine.becomeConnected(panel);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await panel.getByTestId('chat-line').or(chat).count()).toBe(0);
  scenario.simulator.dynamics.refuseWrites(undefined);
  await eventually(() => states(id), '1');
});

test('who may not write activities is told so, with the number that an administrator can look up', async () => {
  const mine = await scenario.openConnected();
  const { panel } = mine;
  const id = await talked(mine, 'Hello');
  scenario.simulator.dynamics.takePrivileges(['prvCreateActivity']);
  const chat = panel.getByTestId('chat');
  await chat.getByRole('button', { name: 'End', exact: true }).click();
  await panel.getByTestId('chat-rows').getByText('(403)').waitFor();
  scenario.simulator.dynamics.takePrivileges([]);
  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await eventually(() => states(id), '1');
});

test('an offer that nobody took is a row that says so', async () => {
  const mine = await scenario.openConnected();
  const { conversationId: id } = await desk().write({
    channel: 'chat',
    from: 'ann-9',
    name: 'Ann',
    text: 'Hi',
    userId: ada.oid,
  });
  await mine.panel.getByTestId('chat-offer').getByRole('button', { name: 'Decline' }).click();
  await eventually(() => states(id), '2');
  expect(rowsOf(id)).toMatchObject([{ cti_outcome: 'rejected', cti_reason: 'rejected' }]);
  expect(rowsOf(id)[0]?.['cti_transcript']).toBeUndefined();
});
