import type { ClientApi, SidePane, SidePanes } from '../../../CifSoftphone/host/clientApi';

/** The panes of an app, as Microsoft documents them, and what was asked of them. */
export class FakePanes implements SidePanes {
  state = 0;
  selected: string | undefined;
  readonly made: Readonly<Record<string, unknown>>[] = [];
  readonly pages: Readonly<Record<string, string>>[] = [];
  createAnswer: () => Promise<void> = () => Promise.resolve();
  navigateAnswer: () => Promise<unknown> = () => Promise.resolve(undefined);
  private readonly panes = new Map<string, SidePane>();

  add(paneId: string): SidePane {
    const pane: SidePane = {
      paneId,
      title: '',
      badge: false,
      select: () => {
        this.selected = paneId;
        this.state = 1;
      },
      close: () => void this.panes.delete(paneId),
      navigate: (page) => {
        this.pages.push(page);
        return this.navigateAnswer();
      },
    };
    this.panes.set(paneId, pane);
    return pane;
  }

  createPane: SidePanes['createPane'] = async (options) => {
    this.made.push(options);
    await this.createAnswer();
    const pane = this.add(String(options['paneId']));
    pane.select();
    return pane;
  };

  getPane(paneId: string): SidePane | undefined {
    return this.panes.get(paneId);
  }

  getSelectedPane(): SidePane | undefined {
    return this.panes.get(this.selected ?? '');
  }
}

/** The page in front of the agent. */
export interface FakePage {
  recordId?: string;
  unsaved?: boolean;
}

/** `Xrm` of an app with such panes; `opened` is what it was asked to show. */
export function fakeApp(panes: FakePanes, page: FakePage = {}) {
  const opened: unknown[] = [];
  const navigation = {
    navigateTo: async (to: unknown): Promise<unknown> => opened.push(to),
    openForm: async (...given: readonly unknown[]): Promise<unknown> => {
      opened.push(given);
      return { savedEntityReference: [{ entityType: 'contact', id: '{0A}', name: 'Sam' }] };
    },
  };
  const xrm = {
    App: { sidePanes: panes },
    Navigation: navigation,
    Page: { data: { entity: { getIsDirty: () => page.unsaved === true } } },
    Utility: {
      getPageContext: () => ({ input: { entityId: page.recordId } }),
      getGlobalContext: () => ({ userSettings: { languageId: 1031 } }),
    },
  };
  const scope = { Xrm: xrm };
  const api: ClientApi = { sidePanes: panes, navigation, languageId: 1031, scope };
  return { opened, api, navigation, scope };
}
