import type { Workspace } from '../model/workspace';
import type { Session, Tab } from '../model/workspaceState';
import type { Row } from '../webApiClient';

export interface ClientApiParts {
  readonly workspace: Workspace;
  /** What was typed and not saved, by tab. */
  readonly drafts: ReadonlyMap<string, Row>;
  /** Multisession apps only, and only for agents with the role App Profile user. */
  readonly hasApm: boolean;
  /** `Xrm.Navigation` and `Xrm.App`, where the simulated app offers them. */
  readonly navigation?: object;
  readonly sidePanes?: object;
  readonly languageId: number;
}

/**
 * What the app gives to scripts of its own origin: `Microsoft.Apm` as the app profile manager's reference documents it
 * (methods, properties), and of `Xrm` the form and the page in front. Nothing undocumented is there.
 */
export function offerClientApi(parts: ClientApiParts, scope: object): void {
  const { workspace, drafts, hasApm, navigation, sidePanes, languageId } = parts;
  const front = (): Tab | undefined => {
    const { tabs, focusedTabId } = workspace.focused;
    return tabs.find((tab) => tab.id === focusedTabId);
  };
  Object.assign(scope, {
    Xrm: {
      Page: {
        /** Null on a page that is no form. */
        get data() {
          const tab = front();
          if (tab?.page.kind !== 'record') return null;
          return { entity: { getIsDirty: () => Object.keys(drafts.get(tab.id) ?? {}).length > 0 } };
        },
      },
      Utility: {
        getPageContext: () => ({ input: pageInput(front()) }),
        getGlobalContext: () => ({ userSettings: { languageId } }),
      },
      ...(navigation === undefined ? {} : { Navigation: navigation }),
      ...(sidePanes === undefined ? {} : { App: { sidePanes } }),
    },
    ...(hasApm ? { Microsoft: { Apm: appProfileManager(workspace) } } : {}),
  });
}

function pageInput(tab: Tab | undefined): Readonly<Record<string, unknown>> {
  const page = tab?.page;
  switch (page?.kind) {
    case 'record':
      // Dynamics writes ids with braces here.
      return {
        pageType: 'entityrecord',
        entityName: page.entityName,
        entityId: page.entityId === undefined ? undefined : `{${page.entityId.toUpperCase()}}`,
      };
    case 'list':
      return { pageType: 'entitylist', entityName: page.entityName };
    default:
      return { pageType: page?.kind ?? 'custom' };
  }
}

function appProfileManager(workspace: Workspace): object {
  const inFront = (session: Session): void => {
    if (workspace.focused.id !== session.id) throw new Error(`Session ${session.id} is not in focus.`);
  };
  const toTab = (tab: Tab) => ({
    tabId: tab.id,
    title: tab.title,
    canClose: tab.canClose,
    close: () => workspace.closeTab(tab.id),
    refresh: () => workspace.changeTab(tab.id, { reload: tab.reload + 1 }),
  });
  const toSession = (id: string) => {
    const now = (): Session => workspace.session(id);
    const tabOf = (tabId: string): Tab => {
      const tab = now().tabs.find((one) => one.id === tabId);
      if (!tab) throw new Error(`Tab ${tabId} does not exist in session ${id}.`);
      return tab;
    };
    return {
      sessionId: id,
      isDefault: now().isHome,
      canClose: !now().isHome,
      title: now().title,
      close: () => workspace.closeSession(id),
      focus: () => workspace.focusSession(id),
      requestFocus: () => workspace.setBadge(id, 'attention'),
      getFocusedTab: () => toTab(tabOf(now().focusedTabId)),
      getAllTabs: () => now().tabs.map((tab) => tab.id),
      getTab: (tabId: string) => toTab(tabOf(tabId)),
      canCreateTab: () => now().tabs.length < 10,
      closeTab: (tabId: string) => {
        inFront(now());
        workspace.closeTab(tabId);
      },
      focusTab: (tabId: string) => {
        inFront(now());
        workspace.focusTab(tabId);
      },
    };
  };
  return {
    getFocusedSession: () => toSession(workspace.focused.id),
    getAllSessions: () => workspace.state.sessions.map((session) => session.id),
    getSession: toSession,
    canCreateSession: () => workspace.canCreateSession,
    getFocusedTab: () => toTab(workspace.tabOfFocused(workspace.focused.focusedTabId)),
    closeTab: (tabId: string) => workspace.closeTab(tabId),
    focusTab: (tabId: string) => workspace.focusTab(tabId),
  };
}
