import type { PanelMode, SessionTemplate, TabTemplate } from '../../solution/organisation';
import { pageOfTemplate, type PageSpec } from './pageSpec';
import { resolveSlugs, toSlugs, type Slugs } from './resolveSlugs';
import type { Session, SessionBadge, Tab, WorkspaceEvent, WorkspaceState } from './workspaceState';

export interface WorkspaceTemplates {
  readonly sessions: readonly SessionTemplate[];
  readonly tabs: readonly TabTemplate[];
}

export interface WorkspaceLimits {
  readonly sessions: number;
  readonly tabs: number;
  /** A single-session app has one page, and the next takes its place. */
  readonly singlePage?: boolean;
}

export interface NewSession {
  readonly templateName: string;
  readonly templateParameters: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** What the session of another channel provider is called. */
const otherProviderSession = 'Other provider';

export interface NewTab {
  readonly templateName: string;
  readonly templateParameters: Readonly<Record<string, unknown>>;
  readonly isFocused: boolean;
}

const homeId = 'session-id-0';

/** Sessions, tabs and the panel of one agent. Synchronous and without I/O; what it refuses it throws as an Error. */
export class Workspace {
  private current: WorkspaceState;
  private readonly listeners = new Set<() => void>();
  private readonly eventListeners = new Set<(event: WorkspaceEvent) => void>();
  private lastSession = 0;
  private lastTab = 0;

  constructor(
    private readonly templates: WorkspaceTemplates,
    private readonly limits: WorkspaceLimits,
    homePage: PageSpec,
    homePanelMode: PanelMode,
  ) {
    const tab: Tab = {
      id: 'tab-id-0',
      title: 'Home',
      templateName: undefined,
      page: homePage,
      canClose: false,
      reload: 0,
    };
    const home: Session = {
      id: homeId,
      isHome: true,
      isForeign: false,
      title: 'Home',
      titleTemplate: 'Home',
      templateName: undefined,
      slugs: {},
      context: undefined,
      tabs: [tab],
      focusedTabId: tab.id,
      panelMode: homePanelMode,
      badge: 'none',
    };
    this.current = { sessions: [home], focusedSessionId: homeId, panelWidthPx: 340 };
  }

  get state(): WorkspaceState {
    return this.current;
  }

  /** Calls back after each change; returns its undo. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls back for what providers hear of; returns its undo. */
  onEvent(listener: (event: WorkspaceEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  get focused(): Session {
    return this.session(this.current.focusedSessionId);
  }

  /** @throws Error when there is no such session. */
  session(sessionId: string): Session {
    const session = this.current.sessions.find((candidate) => candidate.id === sessionId);
    if (!session) throw new Error(`Session with id ${sessionId} does not exist.`);
    return session;
  }

  get canCreateSession(): boolean {
    return this.current.sessions.length - 1 < this.limits.sessions;
  }

  /** Opens a session from a generic template, with its anchor tab and further tabs, and brings it to the front. */
  createSession(input: NewSession): string {
    const template = this.templates.sessions.find((candidate) => candidate.uniqueName === input.templateName);
    if (!template) throw new Error(`Session template ${input.templateName} was not found.`);
    if (template.kind !== 'generic') throw new Error(`Session template ${input.templateName} is not of type Generic.`);
    if (!this.canCreateSession) throw new Error(`The limit of ${this.limits.sessions} sessions is reached.`);
    const slugs = toSlugs(input.templateParameters);
    // Exports name the anchor tab among the session's tabs as well; it opens once.
    const names = [...new Set([...(template.anchorTab === undefined ? [] : [template.anchorTab]), ...template.tabs])];
    const tabs = names.map((name, index) =>
      this.newTab(this.tabTemplate(name), slugs, given(input.templateParameters[name]), index > 0),
    );
    const anchor = tabs[0] ?? this.blankTab();
    const session: Session = {
      id: `session-id-${(this.lastSession += 1)}`,
      isHome: false,
      isForeign: false,
      title: resolveSlugs(template.title, slugs),
      titleTemplate: template.title,
      templateName: template.uniqueName,
      slugs,
      context: input.context,
      tabs: tabs.length > 0 ? tabs : [anchor],
      focusedTabId: anchor.id,
      panelMode: template.panelMode,
      badge: 'none',
    };
    this.change({ sessions: [...this.current.sessions, session] });
    this.focusSession(session.id);
    return session.id;
  }

  /** A session that another provider opened; it comes to the front as any new one. */
  openForeignSession(): string {
    const tab = this.blankTab();
    const session: Session = {
      id: `session-id-${(this.lastSession += 1)}`,
      isHome: false,
      isForeign: true,
      title: otherProviderSession,
      titleTemplate: otherProviderSession,
      templateName: undefined,
      slugs: {},
      context: undefined,
      tabs: [{ ...tab, canClose: false }],
      focusedTabId: tab.id,
      // The other provider's panel is there; ours is out of sight and keeps running.
      panelMode: 'hidden',
      badge: 'none',
    };
    this.change({ sessions: [...this.current.sessions, session] });
    this.focusSession(session.id);
    return session.id;
  }

  focusSession(sessionId: string): void {
    const previous = this.focused;
    const next = this.session(sessionId);
    if (previous.id === next.id) return;
    this.change({ focusedSessionId: next.id });
    this.update(next.id, { badge: 'none' });
    this.emit({ type: 'session-switched', previous, next });
  }

  focusHome(): void {
    this.focusSession(homeId);
  }

  /** Closes a session as the agent does; the home session stays. */
  closeSession(sessionId: string): void {
    const session = this.session(sessionId);
    if (session.isHome) throw new Error('The home session cannot be closed.');
    const position = this.current.sessions.indexOf(session);
    const neighbour = this.current.sessions[position - 1];
    if (this.current.focusedSessionId === sessionId && neighbour) this.focusSession(neighbour.id);
    this.change({ sessions: this.current.sessions.filter((candidate) => candidate.id !== sessionId) });
    this.emit({ type: 'session-closed', session });
  }

  /** Sets or deletes slugs of a session and draws its titles anew. */
  setSlugs(sessionId: string, slugs: Slugs, remove: readonly string[] = []): void {
    const session = this.session(sessionId);
    const merged = Object.fromEntries(
      Object.entries({ ...session.slugs, ...slugs }).filter(([name]) => !remove.includes(name)),
    );
    this.update(sessionId, {
      slugs: merged,
      title: session.isHome ? session.title : resolveSlugs(session.titleTemplate, merged),
    });
  }

  setTitle(sessionId: string, title: string): void {
    if (this.session(sessionId).isHome) throw new Error('The home session cannot be retitled.');
    this.update(sessionId, { title, titleTemplate: title });
  }

  setBadge(sessionId: string, badge: SessionBadge): void {
    this.session(sessionId);
    if (sessionId !== this.current.focusedSessionId) this.update(sessionId, { badge });
  }

  createTab(input: NewTab): string {
    const session = this.focused;
    if (session.tabs.length >= this.limits.tabs) throw new Error(`The limit of ${this.limits.tabs} tabs is reached.`);
    const template = this.tabTemplate(input.templateName);
    const slugs = { ...session.slugs, ...toSlugs(input.templateParameters) };
    const tab = this.newTab(template, slugs, toSlugs(input.templateParameters), true);
    this.update(session.id, { tabs: [...session.tabs, tab] });
    if (input.isFocused) this.focusTab(tab.id);
    return tab.id;
  }

  /** Opens a page in a further tab of the focused session, or brings the tab that already shows it to the front. */
  openPage(page: PageSpec, title: string): string {
    const session = this.focused;
    const same = session.tabs.find((tab) => JSON.stringify(tab.page) === JSON.stringify(page));
    if (same) {
      this.focusTab(same.id);
      return same.id;
    }
    const tab = { ...this.blankTab(), title, page };
    if (this.limits.singlePage === true) {
      this.update(session.id, { tabs: [{ ...tab, canClose: false }], focusedTabId: tab.id });
      this.emit({ type: 'navigated', page });
      return tab.id;
    }
    const room = session.tabs.length < this.limits.tabs;
    const kept = room ? session.tabs : session.tabs.filter((candidate) => candidate.id !== session.tabs.at(-1)?.id);
    this.update(session.id, { tabs: [...kept, tab] });
    this.focusTab(tab.id);
    return tab.id;
  }

  closeTab(tabId: string): void {
    const session = this.focused;
    const tab = this.tabOfFocused(tabId);
    if (!tab.canClose) throw new Error(`Tab ${tabId} cannot be closed.`);
    const tabs = session.tabs.filter((candidate) => candidate.id !== tabId);
    const focusedTabId = session.focusedTabId === tabId ? (tabs.at(-1)?.id ?? '') : session.focusedTabId;
    this.update(session.id, { tabs, focusedTabId });
  }

  focusTab(tabId: string): void {
    const tab = this.tabOfFocused(tabId);
    this.update(this.focused.id, { focusedTabId: tabId });
    this.emit({ type: 'navigated', page: tab.page });
  }

  changeTab(tabId: string, change: Partial<Pick<Tab, 'title' | 'page' | 'reload'>>): void {
    for (const session of this.current.sessions) {
      if (!session.tabs.some((tab) => tab.id === tabId)) continue;
      this.update(session.id, { tabs: session.tabs.map((tab) => (tab.id === tabId ? { ...tab, ...change } : tab)) });
    }
  }

  setPanelMode(mode: PanelMode): void {
    this.update(this.focused.id, { panelMode: mode });
  }

  setPanelWidth(widthPx: number): void {
    this.change({ panelWidthPx: widthPx });
  }

  /** @throws Error when the focused session has no such tab. */
  tabOfFocused(tabId: string): Tab {
    const tab = this.focused.tabs.find((candidate) => candidate.id === tabId);
    if (!tab) throw new Error(`Tab ${tabId} does not exist in the focused session.`);
    return tab;
  }

  private tabTemplate(name: string): TabTemplate {
    const template = this.templates.tabs.find((candidate) => candidate.uniqueName === name);
    if (!template) throw new Error(`Application tab template ${name} was not found.`);
    return template;
  }

  private newTab(template: TabTemplate, slugs: Slugs, own: Slugs, canClose: boolean): Tab {
    return {
      ...this.blankTab(),
      title: resolveSlugs(template.title, slugs),
      templateName: template.uniqueName,
      page: pageOfTemplate(template, slugs, own),
      canClose: canClose && !template.pinned,
    };
  }

  private blankTab(): Tab {
    this.lastTab += 1;
    const page: PageSpec = { kind: 'list', entityName: 'contact' };
    return {
      id: `tab-id-${this.lastTab}`,
      title: 'Contacts',
      templateName: undefined,
      page,
      canClose: true,
      reload: 0,
    };
  }

  private update(sessionId: string, change: Partial<Session>): void {
    this.change({
      sessions: this.current.sessions.map((session) =>
        session.id === sessionId ? { ...session, ...change } : session,
      ),
    });
  }

  private change(change: Partial<WorkspaceState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private emit(event: WorkspaceEvent): void {
    for (const listener of this.eventListeners) listener(event);
  }
}

/** Parameters for one tab inside the parameters of a session: `{tabTemplate: {parameter: value}}`. */
const given = (value: unknown): Slugs => (typeof value === 'object' && value !== null ? toSlugs({ ...value }) : {});
