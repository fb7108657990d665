import { worldSeed } from '../runMany';
import type { MessageProblem } from './judgeMessages';
import { runMessages } from './runMessages';

const perWorld = 60;

export interface MessageTotals {
  worlds: number;
  messages: number;
  conversations: number;
  readonly problems: (MessageProblem & { readonly world: number })[];
}

/** As many worlds as it takes until so many messages have arrived, or should have. */
export async function runManyMessages(seed: number, messages: number): Promise<MessageTotals> {
  const totals: MessageTotals = { worlds: 0, messages: 0, conversations: 0, problems: [] };
  while (totals.messages < messages) {
    const world = worldSeed(seed, totals.worlds);
    const verdict = await runMessages(world, perWorld);
    totals.worlds += 1;
    totals.messages += verdict.messages;
    totals.conversations += verdict.conversations;
    totals.problems.push(...verdict.problems.map((one) => ({ ...one, world })));
  }
  return totals;
}
