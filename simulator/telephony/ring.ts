import { setTimeout as sleep } from 'node:timers/promises';
import { findSimulator } from '../findSimulator';
import { readRingOptions, ringUsage, type RingOptions } from './ringOptions';
import type { Ring } from './rings';

/** Longer than any ring lives: then the adaptor has broken its promise to tell the outcome. */
const waitForOutcomeMs = 120_000;
const askEveryMs = 100;

void main();

/** `npm run ring`: rings an agent through the running simulator and waits for what became of it. */
async function main(): Promise<void> {
  try {
    const options = readRingOptions(process.argv.slice(2));
    if (options.help) return console.log(ringUsage);
    const page = await findSimulator(options.url);
    const ring = await postRing(page, options);
    if (ring.problem !== undefined) console.log(`The adaptor says: ${ring.problem}`);
    else console.log(`Ringing (call ${ring.callId}); waiting for what the agent does.`);
    const outcome = await outcomeOf(page, ring);
    if (outcome === 'not-connected')
      console.log(
        `No softphone of this agent is connected: open ${page}/, choose the agent and press Sign in in the panel.`,
      );
    console.log(`outcome: ${outcome}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function postRing(page: string, options: RingOptions): Promise<Ring> {
  const { url: _, help: __, ...wish } = options;
  const response = await fetch(`${page}/simulator/ring`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const body = (await response.json()) as Ring & { error?: string };
  if (!response.ok) throw new Error(body.error ?? `The simulator answered HTTP ${response.status}.`);
  return body;
}

async function outcomeOf(page: string, first: Ring): Promise<string> {
  let ring = first;
  let told = 0;
  const untilMs = Date.now() + waitForOutcomeMs;
  for (;;) {
    for (; told < ring.outcomes.length; told += 1) console.log(`told by webhook: ${ring.outcomes[told]}`);
    if (ring.outcome !== undefined) return ring.outcome;
    if (ring.ended !== undefined) return `ended by the telephony system (${ring.ended})`;
    if (Date.now() > untilMs)
      throw new Error('No final outcome was told within two minutes. See the adaptor in npm start.');
    await sleep(askEveryMs);
    ring = (await (await fetch(`${page}/simulator/rings/${encodeURIComponent(ring.callId)}`)).json()) as Ring;
  }
}
