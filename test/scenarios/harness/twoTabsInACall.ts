import type { BrowserContext } from 'playwright-core';
import type { Ring } from '../../../simulator/telephony/rings';
import type { Desk } from './desk';
import { eventually } from './eventually';
import { ending, people } from './people';
import type { Scenario } from './useSimulator';

/** What the agent has typed last. */
export const words = 'Wants a copy';
const notesIn = (desk: Desk) => desk.panel.getByRole('textbox', { name: 'Notes' });
export const queries = { first: '?tab=first', second: '?tab=second' } as const;

/** Two tabs in a call; the agent is at the second and has just typed, the first has the line. */
export async function twoTabsInACall(
  scenario: Scenario,
  browser?: BrowserContext,
): Promise<{ first: Desk; second: Desk; call: Ring }> {
  const context = browser ?? (await scenario.tabsAsInLife());
  const first = await scenario.openConnected({ query: queries.first }, context);
  const second = await scenario.openConnected({ query: queries.second }, context);
  const call = await scenario.ring(people.maria.number);
  await answerWhereItRings([first, second], people.maria.number);
  expect(await scenario.outcome(call)).toBe('accepted');
  await second.panel.getByRole('button', { name: 'End call' }).waitFor();
  await notesIn(second).pressSequentially(words);
  return { first, second, call };
}

/** The activity is complete, with what was typed. */
export async function wordsAreKept(scenario: Scenario): Promise<void> {
  const rows = () => scenario.simulator.dynamics.rows('phonecalls').filter(({ description }) => description === words);
  await eventually(() => rows().length > 0 && rows().every(({ statecode }) => statecode === 1), true);
}

/**
 * The call goes on in the second tab, and nothing that was typed is lost.
 *
 * @param firstGoneWithinMs how long the first tab may still hold its connection: a hung one until it wakes.
 */
export async function goesOnIn(
  scenario: Scenario,
  second: Desk,
  call: Ring,
  firstGoneWithinMs = 10_000,
): Promise<void> {
  expect(await second.panel.getByRole('button', { name: 'End call' }).count()).toBe(1);
  expect(await notesIn(second).inputValue()).toBe(words);
  await eventually(() => scenario.connections(), 1, firstGoneWithinMs);
  await scenario.hangUp(call);
  await second.wrapUp(second.panel);
  await wordsAreKept(scenario);
}

async function answerWhereItRings(desks: readonly Desk[], number: string): Promise<void> {
  const buttons = desks.map((desk) => desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Accept' }));
  const counts = () => Promise.all(buttons.map((button) => button.count()));
  await eventually(async () => (await counts()).reduce((sum, count) => sum + count, 0), 1);
  await buttons[(await counts()).indexOf(1)]?.click();
}
