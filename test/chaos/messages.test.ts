import * as sabotages from './messages/messageSabotages';
import { runManyMessages } from './messages/runManyMessages';
import { runMessages, type MessageSabotage } from './messages/runMessages';

jest.setTimeout(120_000);

it('conversations while everything fails at random: no message is lost, doubled, out of order or at the wrong agent', async () => {
  const { problems, messages, conversations } = await runManyMessages(1, 300);
  expect(problems).toEqual([]);
  expect(messages).toBeGreaterThanOrEqual(300);
  expect(conversations).toBeGreaterThan(10);
});

const bites: readonly (readonly [what: string, kind: string, sabotage: MessageSabotage])[] = [
  ['pushes lost, and no pages', 'lost', sabotages.noPages],
  ['the last push lost, and lists that do not say how long a transcript is', 'lost', sabotages.noLengths],
  ['webhooks refused, and not repeated', 'lost', sabotages.webhooksUnconfirmed],
  ['answers lost, and a new id in each try', 'doubled', sabotages.newIdInEachTry],
  ['messages that overtake each other, and no count', 'out of order', sabotages.noOrder],
  ['two accepts at once, and no compare before the set', 'lost', sabotages.noCompare],
  ['two agents, and nobody looks whose token it is', 'wrong agent', sabotages.noIdentity],
  ['an agent who went away for good, and nobody looks', 'nobody', sabotages.noWatch],
  ['storage failing, and a refused write taken for stored', 'lost', sabotages.optimisticStorage],
];

describe('a run notices that a protection is missing:', () => {
  it.each(bites)('%s', async (_what, kind, sabotage) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { problems } = await runMessages(seed, 40, sabotage);
      if (!problems.some((one) => one.kind === kind)) continue;
      expect((await runMessages(seed, 40)).problems).toEqual([]);
      return;
    }
    throw new Error('Nobody noticed.');
  });
});
