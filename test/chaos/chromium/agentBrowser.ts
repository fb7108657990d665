import type { BrowserContext, CDPSession } from 'playwright-core';
import { openDesk, Desk } from '../../scenarios/harness/desk';
import type { BrowserPlan } from '../schedule';
import { cardProbe, pressing, probeBinding } from './cardProbe';
import { inTime } from './inTime';
import type { Screen, Screens } from './screens';

export interface AgentBrowserOptions {
  readonly number: number;
  readonly plan: BrowserPlan;
  readonly context: BrowserContext;
  readonly url: string;
  readonly agentName: string;
  readonly screens: Screens;
  readonly note: (text: string) => void;
  /** More that runs in every frame before its scripts, for a test that takes something away. */
  readonly alsoInPages: readonly string[];
}

interface Tab extends Screen {
  readonly desk: Desk;
  frozen: boolean;
}

const maxTabs = 3;
const openTimeoutMs = 15_000;
const askTimeoutMs = 1_000;

/** One browser of one agent with its tabs, and what can happen to them. */
export class AgentBrowser {
  private tabs: readonly Tab[] = [];
  private opened = 0;
  private front: Tab | undefined;
  private signingIn = false;

  constructor(private readonly options: AgentBrowserOptions) {}

  /** Before the first tab is opened. */
  async prepare(): Promise<void> {
    const { context, plan, alsoInPages } = this.options;
    await context.exposeBinding(probeBinding, ({ page, frame }, ids: unknown) => {
      const tab = this.tabs.find((one) => one.page === page);
      if (tab === undefined || !Array.isArray(ids)) return;
      this.options.screens.saw(tab, frame, ids.map(String));
    });
    await context.addInitScript(cardProbe(plan.clockOffsetMs));
    for (const script of alsoInPages) await context.addInitScript(script);
  }

  get living(): readonly Tab[] {
    return this.tabs;
  }

  /** Opens a tab and looks at it; with `connected` it is waited for. */
  async open(connected = false): Promise<void> {
    if (this.tabs.length >= maxTabs) return;
    const { number, plan, context, url, agentName } = this.options;
    const name = `browser ${number} tab ${(this.opened += 1)}`;
    const desk = await openDesk(context, url, agentName, (page) => {
      const tab: Tab = {
        page,
        browser: number,
        agent: plan.agent,
        name,
        desk: new Desk(page, agentName),
        frozen: false,
      };
      this.tabs = [...this.tabs, tab];
      page.once('crash', () => void this.close(tab));
      page.once('close', () => this.forget(tab));
      page.on('framenavigated', (frame) => this.options.screens.forget((one) => one === frame));
      page.on('framedetached', (frame) => this.options.screens.forget((one) => one === frame));
      this.inFront(tab);
    });
    if (connected) await desk.becomeConnected(desk.panel);
  }

  tab(number: number): Tab | undefined {
    return this.tabs[number % Math.max(this.tabs.length, 1)];
  }

  async look(tab: Tab): Promise<void> {
    if (tab.frozen) await this.thaw(tab);
    await tab.page.bringToFront();
    this.inFront(tab);
  }

  async close(tab: Tab): Promise<void> {
    this.forget(tab);
    await inTime(tab.page.close(), openTimeoutMs);
    await this.lookSomewhere();
  }

  async crash(tab: Tab): Promise<void> {
    const devTools = await this.devTools(tab);
    // The crash is the answer.
    void devTools.send('Page.crash').catch(() => undefined);
  }

  async reload(tab: Tab): Promise<void> {
    await tab.page.reload({ waitUntil: 'commit', timeout: openTimeoutMs });
  }

  async hang(tab: Tab, forMs: number): Promise<void> {
    await tab.page.evaluate(`{ const untilMs = performance.now() + ${forMs}; while (performance.now() < untilMs); }`);
  }

  /** Chromium freezes only what nobody looks at. */
  async freeze(tab: Tab): Promise<void> {
    if (tab === this.front) await this.lookSomewhere(tab);
    if (tab === this.front) return;
    tab.frozen = true;
    await (await this.devTools(tab)).send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  async thaw(tab: Tab): Promise<void> {
    if (!tab.frozen || !this.tabs.includes(tab)) return;
    tab.frozen = false;
    await (await this.devTools(tab)).send('Page.setWebLifecycleState', { state: 'active' });
  }

  /** What the library keeps of tokens is gone; the refresh token stays. */
  async expireTokens(): Promise<void> {
    await this.inFrames(
      `Object.keys(sessionStorage).filter((key) => /accesstoken/i.test(key)).forEach((key) => sessionStorage.removeItem(key))`,
    );
  }

  /** What a person does between calls: is done with those that are over, and signs in where that is asked. */
  async tidy(): Promise<void> {
    const { front } = this;
    if (front === undefined) return this.lookSomewhere();
    await Promise.all(front.page.frames().map((frame) => inTime(frame.evaluate(pressing.done), askTimeoutMs)));
    const button = front.desk.panel.getByRole('button', { name: 'Sign in' });
    if (this.signingIn || (await inTime(button.count(), askTimeoutMs)) !== 1) return;
    this.signingIn = true;
    this.options.note(`sign in in ${front.name}`);
    await inTime(front.desk.signIn(front.desk.panel), openTimeoutMs);
    this.signingIn = false;
  }

  /** The faults are over: everything runs, and there is a tab to look at. */
  async heal(): Promise<void> {
    await Promise.all(this.tabs.map((tab) => this.thaw(tab)));
    await this.lookSomewhere();
  }

  private async lookSomewhere(butNot?: Tab): Promise<void> {
    const other = this.tabs.find((one) => one !== butNot);
    if (other === undefined) await this.open();
    else await this.look(other);
  }

  private inFront(tab: Tab): void {
    this.front = tab;
    this.options.screens.lookAt(tab.browser, tab.page);
  }

  private forget(tab: Tab): void {
    this.tabs = this.tabs.filter((one) => one !== tab);
    if (this.front === tab) this.front = undefined;
    this.options.screens.forget((_frame, screen) => screen.page === tab.page);
  }

  private async inFrames(script: string): Promise<void> {
    const frames = this.tabs.filter(({ frozen }) => !frozen).flatMap(({ page }) => page.frames());
    await Promise.all(frames.map((frame) => inTime(frame.evaluate(script), askTimeoutMs)));
  }

  private devTools(tab: Tab): Promise<CDPSession> {
    return tab.page.context().newCDPSession(tab.page);
  }
}
