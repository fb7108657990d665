import { mkdirSync, readFileSync } from 'node:fs';
import { eventually } from './harness/eventually';
import { ada, useSimulator } from './harness/useSimulator';

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
