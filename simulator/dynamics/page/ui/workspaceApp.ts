import { CifHost } from '../cif/cifHost';
import { FrameBridge } from '../cif/frameBridge';
import { defaultQueueOptions, NotificationQueue, type ShownNotification } from '../cif/notificationQueue';
import { librarySettingsPrefix, type LibrarySettings } from '../cif/wire';
import { recordPage } from '../model/pageSpec';
import { SidePanes } from '../model/sidePanes';
import { Workspace } from '../model/workspace';
import type { ChannelProvider } from '../../solution/organisation';
import type { WorkspaceFacts } from '../../workspaceFacts';
import { idColumnOf, webApiClient, type Row } from '../webApiClient';
import { appNavigation } from './appNavigation';
import { showDesktopNotifications } from './desktopNotifications';
import { forms } from './forms';
import { nameOfRecord } from './nameOfRecord';
import { offerClientApi } from './clientApi';
import type { AppKind, PageOptions } from './pageOptions';

/** The page's parts, put together once: model, notifications and, where there is a provider, the CIF host. */
export interface WorkspaceApp {
  readonly facts: WorkspaceFacts;
  readonly options: PageOptions;
  readonly kind: AppKind;
  /** Whose panel is shown. */
  readonly provider: ChannelProvider | undefined;
  readonly workspace: Workspace;
  readonly queue: NotificationQueue;
  readonly bridge: FrameBridge;
  readonly cif: CifHost | undefined;
  /** Where the maker of the app has the softphone in a side pane. */
  readonly sidePanes: SidePanes | undefined;
  /** Name of the panel's frame: our library reads its toggles from it. */
  readonly frameName: string;
  notifications(): readonly ShownNotification[];
  /** After a change of sessions, tabs or notifications; returns its undo. */
  subscribe(listener: () => void): () => void;
  openRecord(entityName: string, entityId: string): void;
  openSearch(text: string): void;
  /** What was typed and not saved, by tab. */
  readonly drafts: Map<string, Row>;
  /** A form of a new record was saved. */
  created(tabId: string, entityName: string, entityId: string): void;
}

export function makeWorkspaceApp(facts: WorkspaceFacts, options: PageOptions): WorkspaceApp {
  const log = (text: string): void => console.info(`[workspace] ${text}`);
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const { contactId, cif: toggles } = options;
  const kind = kindOf(facts, options);
  const providers = { v2: facts.provider, v1: facts.ciProvider, plain: undefined, pane: undefined };
  const provider = options.panel ? providers[kind] : undefined;
  const workspace = new Workspace(
    { sessions: facts.sessionTemplates, tabs: facts.tabTemplates },
    { sessions: toggles.sessionLimit, tabs: 10, singlePage: kind !== 'v2' },
    { kind: 'list', entityName: 'contact' },
    toggles.homePanelMode,
  );
  if (contactId !== undefined) workspace.openPage(recordPage('contact', contactId), 'Contact');
  if (kind === 'v2' && toggles.severalProviders) {
    workspace.openForeignSession();
    workspace.focusHome();
  }
  workspace.subscribe(changed);
  // Before the provider hears of it: it finds home as the documentation says, with its panel to be shown again.
  workspace.onEvent(({ type }) => {
    if (toggles.hiddenAtHome && type === 'session-closed' && workspace.focused.isHome) workspace.setPanelMode('hidden');
  });

  let shown: readonly ShownNotification[] = [];
  const clock = {
    now: () => Date.now(),
    setTimeout: (callback: () => void, delayMs: number) => window.setTimeout(callback, delayMs),
    clearTimeout: (timer: unknown) => window.clearTimeout(typeof timer === 'number' ? timer : undefined),
  };
  const desktop = showDesktopNotifications();
  const queueOptions = { ...defaultQueueOptions, visible: toggles.visibleNotifications, onCancel: toggles.onCancel };
  const queue = new NotificationQueue(clock, queueOptions, (now) => {
    shown = now;
    desktop(now);
    changed();
  });

  const openRecord = (entityName: string, entityId: string): void => {
    workspace.openPage(recordPage(entityName, entityId), forms[entityName]?.label ?? entityName);
  };
  const openSearch = (text: string): void => {
    workspace.openPage({ kind: 'search', text }, 'Search');
  };
  const drafts = new Map<string, Row>();
  const sidePanes = kind === 'pane' ? new SidePanes(changed) : undefined;
  offerClientApi(
    {
      ...{ workspace, drafts, hasApm: kind === 'v2' && !toggles.noApm, languageId: options.languageId },
      ...(sidePanes && { navigation: appNavigation({ workspace, drafts, openRecord }), sidePanes: sidePanes.api() }),
    },
    window,
  );
  const waitingForSave = new Map<string, (id: string) => void>();
  const providerOrigin = new URL(provider?.channelUrl ?? location.href, location.href).origin;
  const bridge = new FrameBridge(providerOrigin, log);
  const cif =
    provider &&
    new CifHost({
      workspace,
      queue,
      provider,
      version: kind === 'v1' ? 1 : 2,
      notificationTemplates: facts.notificationTemplates,
      toggles,
      environment: environmentOf(facts, options, options.customParams ?? provider.customParams),
      clientUrl: facts.organisation.clientUrl,
      screenWidthPx: () => window.innerWidth,
      raise: (name, payload) => bridge.raise(name, payload),
      changed,
      log,
      records: {
        ...webApiClient,
        idOf: (entityName, row) => String(row[idColumnOf(entityName)]),
        nameOf: nameOfRecord,
        openRecord,
        openSearch,
        openNew: (entityName, defaults) =>
          new Promise((resolve) => {
            const page = { kind: 'record' as const, entityName, entityId: undefined, defaults };
            const tabId = workspace.openPage(page, `New ${forms[entityName]?.label ?? entityName}`);
            waitingForSave.set(tabId, resolve);
          }),
        refresh: () => {
          const tab = workspace.tabOfFocused(workspace.focused.focusedTabId);
          workspace.changeTab(tab.id, { reload: tab.reload + 1 });
        },
      },
    });
  if (cif) {
    bridge.serve(cif);
    window.addEventListener('CIClickToAct', (event) => {
      if (event instanceof CustomEvent) cif.clicked(event.detail);
    });
  }
  const librarySettings: LibrarySettings = {
    strictHandlers: toggles.strictHandlers,
    noInit: toggles.noInit,
    plainErrors: toggles.plainErrors,
    answerTimeoutMs: toggles.answerTimeoutMs,
  };
  return {
    facts,
    options,
    kind,
    provider,
    workspace,
    queue,
    bridge,
    cif,
    sidePanes,
    frameName: librarySettingsPrefix + JSON.stringify(librarySettings),
    notifications: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openRecord,
    openSearch,
    drafts,
    created: (tabId, entityName, entityId) => {
      drafts.delete(tabId);
      workspace.changeTab(tabId, { page: recordPage(entityName, entityId) });
      waitingForSave.get(tabId)?.(entityId);
      waitingForSave.delete(tabId);
    },
  };
}

/** The app that was asked for; else the workspace where the organisation has it, else the single-session app. */
function kindOf(facts: WorkspaceFacts, options: PageOptions): AppKind {
  if (options.app !== undefined) return options.app;
  return facts.provider === undefined && facts.ciProvider !== undefined ? 'v1' : 'v2';
}

function environmentOf(facts: WorkspaceFacts, options: PageOptions, customParams: string | undefined): Row {
  const { clientUrl, id, uniqueName } = facts.organisation;
  const appid = 'c5b0c0de-0000-4000-8000-000000000001';
  return {
    appid,
    clientUrl,
    appUrl: `${clientUrl}/main.aspx?appid=${appid}`,
    orgLcid: 1033,
    orgUniqueName: uniqueName,
    orgId: id,
    userId: facts.agent.systemUserId,
    userLcid: options.languageId,
    username: facts.agent.name,
    ...(customParams === undefined ? {} : { customParams }),
  };
}
