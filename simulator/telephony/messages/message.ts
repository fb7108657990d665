import { setTimeout as sleep } from 'node:timers/promises';
import { findSimulator } from '../../findSimulator';
import type { CustomerTalk } from './customerTalk';
import { messageUsage, readMessageOptions } from './messageOptions';

/** Longer than any offer lives: then the adaptor has broken its promise to tell the outcome. */
const waitForOutcomeMs = 180_000;
const askEveryMs = 200;

void main();

/** `npm run message`: writes to an agent through the running simulator and waits for what becomes of it. */
async function main(): Promise<void> {
  try {
    const { help, url, ...wish } = readMessageOptions(process.argv.slice(2));
    if (help === true) return console.log(messageUsage);
    const page = await findSimulator(url);
    const response = await fetch(`${page}/simulator/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    const talk = (await response.json()) as CustomerTalk & { error?: string };
    if (!response.ok) throw new Error(talk.error ?? `The simulator answered HTTP ${response.status}.`);
    console.log(`Written (conversation ${talk.conversationId}); the customer's side: ${page}/simulator/customer`);
    console.log(`outcome: ${await outcomeOf(page, talk)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function outcomeOf(page: string, first: CustomerTalk): Promise<string> {
  const untilMs = Date.now() + waitForOutcomeMs;
  for (let talk = first; ;) {
    if (talk.over === 'nobody') return `nobody took it (${talk.outcomes.join(', ')})`;
    if (talk.over !== undefined) return `over (${talk.over})`;
    if (talk.accepted) return 'accepted';
    if (Date.now() > untilMs) throw new Error('No outcome was told in time. See the adaptor in npm start.');
    await sleep(askEveryMs);
    const where = `${page}/simulator/conversations/${encodeURIComponent(talk.conversationId)}`;
    talk = (await (await fetch(where)).json()) as CustomerTalk;
  }
}
