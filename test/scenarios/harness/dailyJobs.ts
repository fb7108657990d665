import type { Locator } from 'playwright-core';
import type { Simulator } from '../../../simulator/startSimulator';
import type { Desk } from './desk';
import { ending, people } from './people';

/** What an agent does most, in the panel, and how many presses of the mouse it may take; words are typed besides. */
export const dailyJobs = {
  'Accept, note, End, disposition, Done': 4,
  'Call back a missed call': 1,
  'Dial from a phone field': 1,
  'Give the call to a colleague': 3,
  'Ask a colleague, then connect the two': 3,
  'Hold, and take back': 2,
} as const;
export type DailyJob = keyof typeof dailyJobs;

/** Dispositions are asked of every call. */
export const dailyJobsQuery = `?contact=${people.maria.contactId}&customParams=${encodeURIComponent(
  JSON.stringify({ dispositions: [{ value: 'solved', label: 'Solved' }], dispositionRequired: true }),
)}`;

export interface DailyWorld {
  readonly desk: Desk;
  readonly simulator: Simulator;
  /** The agent's object id. */
  readonly oid: string;
}

/** Does each job once, as a person with a mouse does, and counts what was pressed in the whole page. */
export async function playDailyJobs({ desk, simulator, oid }: DailyWorld): Promise<Readonly<Record<DailyJob, number>>> {
  const { panel, page } = desk;
  const { system } = simulator.telephony;
  system.dialBehaviour = { outcome: 'answers', delayMs: 100 };
  let presses = 0;
  await page.exposeFunction('pressedHere', () => void (presses += 1));
  for (const frame of page.frames()) {
    // A page of a frame tells its own presses; those of scripts are none.
    await frame.evaluate(() =>
      document.addEventListener(
        'click',
        ({ isTrusted }) => isTrusted && void Reflect.get(window, 'pressedHere')(),
        true,
      ),
    );
  }
  const counted = async (job: () => Promise<void>): Promise<number> => {
    presses = 0;
    await job();
    return presses;
  };
  const button = (name: string): Locator => panel.getByRole('button', { name, exact: true });
  const { maria, thomas, yvonne } = people;
  const ring = (from: string) => system.ring({ userId: oid, kind: 'event', from });
  const accept = async (from: string): Promise<void> => {
    await ring(from);
    await desk.card(panel, ending(from)).getByRole('button', { name: 'Accept' }).click();
    await panel.getByTestId('call-card').getByText('In a call').waitFor();
    await desk.pause();
  };
  const wrapUp = async (): Promise<void> => {
    await button('Solved').click();
    await desk.pause();
    await button('Done').click();
    await panel.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
  };
  const finish = async (): Promise<void> => {
    await button('End call').click();
    await wrapUp();
  };

  /** Cancel call has become End call under the hand by then, and is not pressed at once. */
  const endDialled = async (): Promise<void> => {
    await button('End call').waitFor();
    await desk.pause();
    await finish();
  };

  const answered = await counted(async () => {
    await accept(maria.number);
    // Accept has put the keyboard there.
    await page.keyboard.type('Wants a copy');
    await finish();
  });

  const missed = await ring(thomas.number);
  await desk.card(panel, ending(thomas.number)).waitFor();
  await system.report(missed.callId, 'call.disconnected', 'cancelled');
  const calledBack = await counted(async () => {
    await panel.getByTestId('missed-call').first().click();
    await panel.getByTestId('call-card').waitFor();
  });
  await endDialled();

  const dialled = await counted(async () => {
    await page
      .getByRole('button', { name: /call.*mobile phone|mobile phone.*call/i })
      .first()
      .click();
    await panel.getByTestId('call-card').waitFor();
  });
  await endDialled();

  await accept(yvonne.number);
  const held = await counted(async () => {
    await button('Hold').click();
    await desk.pause();
    await button('Resume').click();
    await button('Hold').waitFor();
  });
  await desk.pause();
  const given = await counted(async () => {
    await button('Transfer').click();
    await page.keyboard.type('repa');
    await panel.getByTestId('transfer').locator('[data-entry]').click();
    await desk.pause();
    await button('Transfer now').click();
    await panel.getByTestId('wrap-up-card').waitFor();
  });
  await desk.pause();
  await wrapUp();

  await accept(maria.number);
  const asked = await counted(async () => {
    await button('Transfer').click();
    await page.keyboard.type(people.stranger.number);
    await button('Talk first').click();
    await button('Complete transfer').waitFor();
    await desk.pause();
    await button('Complete transfer').click();
    await panel.getByTestId('wrap-up-card').first().waitFor();
  });
  return {
    'Accept, note, End, disposition, Done': answered,
    'Call back a missed call': calledBack,
    'Dial from a phone field': dialled,
    'Give the call to a colleague': given,
    'Ask a colleague, then connect the two': asked,
    'Hold, and take back': held,
  };
}
