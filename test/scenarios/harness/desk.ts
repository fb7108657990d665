import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { emptyPage } from './chromium';
import { eventually } from './eventually';
import { betweenPressesMs, pressAsAPerson } from './pressAsAPerson';

/** A place of the softphone: the panel (a frame) or a form's control. */
export type Place = Pick<Locator, 'getByTestId' | 'getByRole' | 'getByText' | 'getByLabel'>;

/** Goes to a tab of the panel (Now, Keypad, History), or of the work on a call (Notes, Customer, Call). */
export const openTab = (place: Place, name: string): Promise<void> =>
  place
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .locator('visible=true')
    .first()
    .click();

/** What a ring says besides name and number: it is folded while the agent writes about the call before. */
export async function openDetails(ring: Locator): Promise<void> {
  const details = ring.getByTestId('ring-details');
  if (await details.isVisible()) await details.click();
}

/** One tab of Dynamics with an agent before it. */
export class Desk {
  readonly panel: FrameLocator;
  /** The panel in a side pane of an app without CIF. */
  readonly pane: FrameLocator;
  readonly control: Locator;
  readonly notification: Locator;

  constructor(
    readonly page: Page,
    readonly agentName: string,
  ) {
    this.panel = page.frameLocator('[data-testid="cif-panel"]');
    this.pane = page.frameLocator('[data-testid="side-pane"]');
    this.control = page.getByTestId('control-slot').first();
    this.notification = page.getByTestId('cif-notification');
  }

  /** Waits until a place shows the line in this state. */
  async waitForLine(place: Place, status: string, timeoutMs = 15_000): Promise<void> {
    await place
      .getByTestId('line-status')
      .and(this.page.locator(`[data-status="${status}"]`))
      .first()
      .waitFor({ timeout: timeoutMs })
      .catch(async () => {
        throw new Error(`The line did not become ${status}; it shows ${await this.lineOf(place)}.`);
      });
  }

  /** The line's state as a place shows it now; undefined while nothing is drawn. */
  async lineOf(place: Place): Promise<string | undefined> {
    const status = place.getByTestId('line-status').first();
    return (await status.getAttribute('data-status', { timeout: 500 }).catch(() => null)) ?? undefined;
  }

  card(place: Place, text: string): Locator {
    return (place as Locator).getByTestId('ring-card').filter({ hasText: text });
  }

  /** As a person between two keys: Enter on what has the focus since the last Enter is taken for the same press. */
  pause(): Promise<void> {
    return this.page.waitForTimeout(betweenPressesMs);
  }

  /** The agent is done with every call that is over: what is left open is there again in the agent's next browser. */
  async wrapUp(place: Place): Promise<void> {
    await eventually(() => place.getByTestId('call-card').count(), 0);
    const done = place.getByRole('button', { name: 'Done', exact: true });
    await done.first().waitFor();
    for (let left = await done.count(); left > 0; left -= 1) {
      await done.first().click();
      await eventually(() => done.count(), left - 1);
    }
    // A browser that is closed before Dynamics has it would leave the wrap-up to the next test. Somebody else's open call
    // is no reason to wait for long.
    await eventually(() => this.#openRows(), 0, 1_500).catch(() => undefined);
  }

  /** Phone calls in Dynamics that nobody has completed. */
  #openRows(): Promise<number> {
    return this.page.evaluate(async () => {
      const answer = await fetch('/api/data/v9.2/phonecalls?$select=activityid&$filter=statecode eq 0');
      return ((await answer.json()) as { readonly value: readonly unknown[] }).value.length;
    });
  }

  /** Waits until the notification is taken away: well before its own countdown of 10 s would end it. */
  async notificationGone(): Promise<void> {
    await this.notification.first().waitFor({ state: 'detached', timeout: 3_000 });
  }

  /** Clicks Sign in where it is shown and goes through the pop-up as a person does. */
  async signIn(place: Place): Promise<void> {
    const popUp = this.page.waitForEvent('popup');
    await place.getByRole('button', { name: 'Sign in' }).click();
    await chooseAgent(await popUp, this.agentName);
    await this.waitForLine(place, 'connected');
  }

  /** Waits for the line; signs in with a click only when the softphone asks for it. Tells whether it did. */
  async becomeConnected(place: Place): Promise<{ readonly clicked: boolean }> {
    let status: string | undefined;
    await eventually(async () => {
      status = await this.lineOf(place);
      return status === 'connected' || status === 'signed-out';
    }, true);
    if (status === 'connected') return { clicked: false };
    await this.signIn(place);
    return { clicked: true };
  }
}

/**
 * Opens Dynamics and goes through its own sign-in at the top level, if it asks.
 * @param onPage called with the empty tab before it goes anywhere
 */
export async function openDesk(
  context: BrowserContext,
  url: string,
  agentName: string,
  onPage: (page: Page) => void = () => undefined,
): Promise<Desk> {
  const page = context.pages().find((one) => one.url() === emptyPage) ?? (await context.newPage());
  pressAsAPerson(page);
  onPage(page);
  await page.goto(url, { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: agentName });
  const arrived = page.waitForURL((address) => address.protocol === 'http:', { waitUntil: 'commit' });
  // Dynamics has a button with the agent's name, too.
  const isAtIssuer = (): boolean => new URL(page.url()).protocol === 'https:';
  const choose = button.waitFor().then(() => (isAtIssuer() ? button.click() : undefined));
  await Promise.race([arrived, choose]).catch((error: unknown) => {
    // The account picker goes away under the waiting locator when the issuer knows the person already.
    if (isAtIssuer()) throw error;
  });
  await arrived;
  return new Desk(page, agentName);
}

/** The pop-up closes by itself when the issuer knows the person; else the person chooses. */
async function chooseAgent(popUp: Page, agentName: string): Promise<void> {
  const closed = popUp.isClosed() ? Promise.resolve() : popUp.waitForEvent('close').then(() => undefined);
  const chosen = popUp
    .getByRole('button', { name: agentName })
    .click()
    .catch(() => undefined);
  await Promise.race([closed, chosen]);
  await closed;
}
