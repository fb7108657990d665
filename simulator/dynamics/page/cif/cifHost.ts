import type { ChannelProvider, NotificationTemplate, PanelMode } from '../../solution/organisation';
import { pageUrl } from '../model/pageSpec';
import { missingSlugs, toSlugs } from '../model/resolveSlugs';
import type { Workspace } from '../model/workspace';
import type { Session, WorkspaceEvent } from '../model/workspaceState';
import { isRow, type Row } from '../webApiClient';
import { analyticsFault } from './analyticsFault';
import type { CifToggles } from './cifToggles';
import type { NotificationQueue } from './notificationQueue';
import { Omnichannel } from './omnichannel';
import { RecordMethods, type RecordPort } from './recordMethods';

export interface CifHostParts {
  readonly workspace: Workspace;
  readonly queue: NotificationQueue;
  readonly provider: ChannelProvider;
  /** 1: a single-session app; it knows no sessions, tabs, notifications, presence and analytics. */
  readonly version: 1 | 2;
  readonly notificationTemplates: readonly NotificationTemplate[];
  readonly toggles: CifToggles;
  readonly environment: Row;
  readonly records: RecordPort;
  readonly clientUrl: string;
  /** Half of it is the widest panel. */
  readonly screenWidthPx: () => number;
  /** Sends an event to the provider's handlers. */
  readonly raise: (name: string, payload: unknown) => void;
  /** Something that the page draws has changed here. */
  readonly changed?: () => void;
  /** For the developer who looks at the page's console; gets names of slugs, never their values. */
  readonly log: (text: string) => void;
}

/** The provider's numbers for the panel; the templates use others (162450000 and so on). */
const modeNumbers: Readonly<Record<PanelMode, number>> = { minimised: 0, docked: 1, hidden: 2 };
const modes: readonly PanelMode[] = ['minimised', 'docked', 'hidden', 'minimised'];
const leastWidthPx = 300;
/** Calls of CIF v2 only: a host that does not know them answers without a value. */
const sessionCalls = /Session|Tab|notify|cancelEvent|updateContext|Presence|logAnalytics/;

type Method = (args: readonly unknown[]) => unknown;

/** Answers a provider's calls as the CIF host does. Sessions that another provider opened are neither seen nor touched. */
export class CifHost {
  readonly analytics: { readonly eventName: string; readonly data: unknown }[] = [];
  readonly omnichannel: Omnichannel;
  private clickToAct: boolean;
  private readonly methods: Readonly<Record<string, Method>>;
  private readonly undo: () => void;

  constructor(private readonly parts: CifHostParts) {
    this.clickToAct = parts.provider.clickToAct && !parts.toggles.clickToActOff;
    this.omnichannel = new Omnichannel(parts.toggles.omnichannel, parts.raise, parts.changed ?? (() => undefined));
    this.methods = { ...this.panelMethods(), ...this.sessionMethods(), ...new RecordMethods(parts.records).methods() };
    this.undo = parts.workspace.onEvent((event) => this.tell(event));
  }

  stop(): void {
    this.undo();
  }

  /**
   * The value of a call; rejects with an Error whose message the provider gets. A method that this host does not know
   * gives `undefined`, which the library turns into null.
   */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    if ((this.parts.version === 1 || this.parts.toggles.oldHost) && sessionCalls.test(method)) return undefined;
    return this.methods[method]?.(args);
  }

  /** The agent changed the panel by hand. */
  modeChangedByHand(mode: PanelMode): void {
    this.parts.workspace.setPanelMode(mode);
    this.parts.raise('onmodechanged', JSON.stringify({ value: modeNumbers[mode] }));
  }

  sizeChangedByHand(widthPx: number): void {
    this.parts.workspace.setPanelWidth(widthPx);
    this.parts.raise('onsizechanged', JSON.stringify({ value: widthPx }));
  }

  /** A phone field was clicked; delivered only while click-to-act is on. */
  clicked(detail: unknown): void {
    if (this.clickToAct) this.parts.raise('onclicktoact', JSON.stringify(detail));
  }

  private tell(event: WorkspaceEvent): void {
    const { raise, toggles, clientUrl } = this.parts;
    if (event.type === 'navigated') {
      raise('onpagenavigate', JSON.stringify({ value: pageUrl(event.page, clientUrl) }));
      return;
    }
    if (event.type === 'session-closed') {
      if (event.session.isForeign) return;
      const { id: sessionId, context } = event.session;
      raise('onSessionClosed', JSON.stringify(toggles.closedWithoutContext ? { sessionId } : { sessionId, context }));
      return;
    }
    for (const [session, focused] of [[event.previous, false] as const, [event.next, true] as const]) {
      if (session.isHome || session.isForeign) continue;
      // The documentation writes focussed, working samples read focused.
      const payload = { sessionId: session.id, focused, focussed: focused, context: session.context };
      raise('onSessionSwitched', JSON.stringify(payload));
    }
  }

  private panelMethods(): Readonly<Record<string, Method>> {
    const { workspace, environment, raise, toggles } = this.parts;
    return {
      setMode: ([value]) => {
        const mode = this.parts.version === 1 && value === 2 ? undefined : modes[Number(value)];
        const { isForeign, isHome } = workspace.focused;
        if (isForeign) throw new Error('The focused session does not belong to this provider.');
        if (isHome && toggles.severalProviders)
          throw new Error('setMode is not supported in the home session when several providers are configured.');
        if (mode) workspace.setPanelMode(mode);
        return value;
      },
      getMode: () => modeNumbers[workspace.focused.panelMode],
      setWidth: ([value]) => {
        const widthPx = Number(value);
        if (widthPx > this.parts.screenWidthPx() / 2) workspace.setPanelMode('minimised');
        else if (widthPx >= leastWidthPx) workspace.setPanelWidth(widthPx);
        return workspace.state.panelWidthPx;
      },
      getWidth: () => workspace.state.panelWidthPx,
      setClickToAct: ([value]) => {
        this.clickToAct = value === true;
      },
      getClickToAct: () => this.clickToAct,
      getEnvironment: () => new Map(Object.entries({ ...environment, ...this.pageFacts() })),
      logAnalyticsEvent: ([data, eventName]) => {
        const fault = analyticsFault(data, eventName);
        if (fault !== undefined) throw new Error(`logAnalyticsEvent: ${fault}.`);
        this.parts.log(`analytics ${String(eventName)}`);
        this.analytics.push({ eventName: String(eventName), data });
        return eventName;
      },
      raiseEvent: ([name, input, correlationId]) => {
        raise(
          String(name),
          new Map<string, unknown>([
            ['value', input],
            ['correlationId', correlationId],
          ]),
        );
        return true;
      },
      getPresence: () => this.omnichannel.getPresence(),
      setPresence: ([text]) => this.omnichannel.setPresence(text),
    };
  }

  private pageFacts(): Row {
    const { focused } = this.parts.workspace;
    const page = focused.tabs.find((tab) => tab.id === focused.focusedTabId)?.page;
    if (page?.kind === 'record') return { pagetype: 'entityrecord', etn: page.entityName, id: page.entityId ?? '' };
    return { pagetype: page?.kind === 'list' ? 'entitylist' : (page?.kind ?? 'custom') };
  }

  private sessionMethods(): Readonly<Record<string, Method>> {
    const { workspace } = this.parts;
    const own = (): readonly Session[] =>
      workspace.state.sessions.filter((session) => !session.isHome && !session.isForeign);
    const ownSession = (id: unknown): Session => {
      const session = workspace.session(String(id));
      if (session.isHome || session.isForeign)
        throw new Error(`Session with id ${session.id} does not belong to this provider.`);
      return session;
    };
    return {
      canCreateSession: () => workspace.canCreateSession,
      createSession: ([input]) => {
        const given = recordOf(input);
        const parameters = recordOf(given['templateParameters']);
        const customerName = given['customerName'];
        const id = workspace.createSession({
          templateName: String(given['templateName']),
          templateParameters: typeof customerName === 'string' ? { customerName, ...parameters } : parameters,
          context: given['context'],
        });
        this.logMissing(workspace.session(id).titleTemplate, id);
        return id;
      },
      getSession: ([id]) => {
        const session = ownSession(id);
        return new Map<string, unknown>([
          ['sessionId', session.id],
          ['conversationId', ''],
          ['context', session.context],
          ['isFocused', workspace.focused.id === session.id],
        ]);
      },
      getFocusedSession: () => (workspace.focused.isHome || workspace.focused.isForeign ? null : workspace.focused.id),
      getAllSessions: () => own().map((session) => session.id),
      requestFocusSession: ([id]) => workspace.setBadge(ownSession(id).id, 'attention'),
      notifyNewActivity: ([id, count]) => workspace.setBadge(ownSession(id).id, count === 0 ? 'dot' : Number(count)),
      setSessionTitle: ([input]) => {
        const { sessionId, ...slugs } = recordOf(input);
        const session = workspace.session(typeof sessionId === 'string' ? sessionId : workspace.focused.id);
        if (session.id !== workspace.focused.id || session.isForeign)
          throw new Error('The title can be set on the focused session only.');
        const { title } = slugs;
        if (typeof title === 'string' && !session.titleTemplate.includes('{title}'))
          workspace.setTitle(session.id, title);
        else workspace.setSlugs(session.id, toSlugs(slugs));
      },
      updateContext: ([input, id, isDelete]) => {
        const session = id === undefined || id === null || id === '' ? workspace.focused : ownSession(id);
        const names = Array.isArray(input) ? input.map(String) : Object.keys(recordOf(input));
        if (isDelete === true) workspace.setSlugs(session.id, {}, names);
        else workspace.setSlugs(session.id, toSlugs(recordOf(input)));
        return JSON.stringify(workspace.session(session.id).slugs);
      },
      createTab: ([input]) => {
        const given = recordOf(input);
        if (workspace.focused.isForeign) throw new Error('The focused session does not belong to this provider.');
        return workspace.createTab({
          templateName: String(given['templateName']),
          templateParameters: recordOf(given['templateParameters']),
          isFocused: given['isFocused'] === true,
        });
      },
      closeTab: ([id]) => workspace.closeTab(String(id)),
      focusTab: ([id]) => workspace.focusTab(String(id)),
      refreshTab: ([id]) => {
        const tab = workspace.tabOfFocused(String(id));
        workspace.changeTab(tab.id, { reload: tab.reload + 1 });
      },
      setTabTitle: ([id, input]) => {
        const { title } = recordOf(input);
        workspace.changeTab(workspace.tabOfFocused(String(id)).id, typeof title === 'string' ? { title } : {});
      },
      getTabs: ([templateName]) =>
        workspace.focused.tabs
          .filter((tab) => typeof templateName !== 'string' || templateName === '' || tab.templateName === templateName)
          .map((tab) => tab.id),
      getFocusedTab: () => workspace.focused.focusedTabId,
      notifyEvent: ([input]) => this.notify(recordOf(input)),
      cancelEvent: ([token]) => {
        this.parts.queue.cancel(String(token));
        return token;
      },
    };
  }

  private async notify(input: Row): Promise<unknown> {
    const template = this.parts.notificationTemplates.find(
      (candidate) => candidate.uniqueName === input['templateName'],
    );
    if (!template) throw new Error('NotificationTemplateNotFoundError');
    const token = input['cancellationToken'];
    const slugs = toSlugs(recordOf(input['templateParameters']));
    for (const text of [template.title, ...template.fields.map((field) => field.value)]) {
      const missing = missingSlugs(text, slugs);
      if (missing.length > 0) this.parts.log(`${template.uniqueName}: no value for ${missing.join(', ')}`);
    }
    const outcome = await this.parts.queue.notify(template, slugs, typeof token === 'string' ? token : undefined);
    return new Map<string, unknown>(this.parts.toggles.wrapped ? [['value', outcome]] : Object.entries(outcome));
  }

  private logMissing(text: string, sessionId: string): void {
    const missing = missingSlugs(text, this.parts.workspace.session(sessionId).slugs);
    if (missing.length > 0) this.parts.log(`${sessionId}: no value for ${missing.join(', ')}`);
  }
}

const recordOf = (value: unknown): Row => (isRow(value) ? value : {});
