/** A side pane as the page draws it. */
export interface SidePane {
  readonly paneId: string;
  readonly title: string;
  readonly imageSrc: string | undefined;
  readonly canClose: boolean;
  readonly width: number;
  readonly alwaysRender: boolean;
  readonly keepBadgeOnSelect: boolean;
  readonly badge: number | boolean;
  /** What `navigate` opened; nothing is drawn before. */
  readonly url: string | undefined;
  /** Its page is there: since it was first looked at, and without `alwaysRender` as long as it is. */
  readonly isMounted: boolean;
}

type Options = Readonly<Record<string, unknown>>;

const folded = 0;
const open = 1;
const ownWidthPx = 340;

/**
 * The panes of a model-driven app, by what Microsoft documents of `Xrm.App.sidePanes` ("Creating side panes by using a
 * client API", `createPane`, `getPane`, `getSelectedPane`, `state`). What is left open there is taken the hard way: the
 * page of a pane is loaded when the pane is first in front, not before. That a second pane of the same id is refused is
 * what others report.
 */
export class SidePanes {
  panes: readonly SidePane[] = [];
  selectedId: string | undefined;
  private isOpen = false;

  constructor(private readonly changed: () => void) {}

  get isExpanded(): boolean {
    return this.isOpen;
  }

  isShown(pane: SidePane): boolean {
    return this.isOpen && pane.paneId === this.selectedId;
  }

  select(paneId: string): void {
    this.selectedId = paneId;
    this.isOpen = true;
    this.update(paneId, (pane) => (pane.keepBadgeOnSelect ? {} : { badge: false }));
    this.mount();
  }

  fold(): void {
    this.isOpen = false;
    this.mount();
  }

  close(paneId: string): void {
    this.panes = this.panes.filter((pane) => pane.paneId !== paneId);
    if (this.selectedId === paneId) {
      this.selectedId = undefined;
      this.isOpen = false;
    }
    this.mount();
  }

  /** `Xrm.App.sidePanes`, for scripts of the app's own origin. */
  api(): object {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- accessors of an object literal have a `this` of their own
    const model = this;
    return {
      get state() {
        return model.isOpen ? open : folded;
      },
      set state(value: number) {
        model.isOpen = value === open;
        model.mount();
      },
      createPane: async (options: Options = {}) => this.create(options),
      getPane: (paneId: string) => (this.find(paneId) === undefined ? undefined : this.handle(paneId)),
      getSelectedPane: () => (this.selectedId === undefined ? undefined : this.handle(this.selectedId)),
      getAllPanes: () => this.panes.map(({ paneId }) => this.handle(paneId)),
    };
  }

  private create(options: Options): object {
    const { title, imageSrc, width, canClose, alwaysRender, keepBadgeOnSelect, isSelected } = options;
    const paneId = typeof options['paneId'] === 'string' ? options['paneId'] : crypto.randomUUID();
    if (this.find(paneId) !== undefined) throw new Error(`Duplicate paneId: ${paneId}`);
    const pane: SidePane = {
      paneId,
      title: typeof title === 'string' ? title : '',
      imageSrc: typeof imageSrc === 'string' ? imageSrc : undefined,
      canClose: canClose === true,
      // "Pages displayed in the side pane must fit within the minimum width of 300 pixels".
      width: Math.max(300, typeof width === 'number' ? width : ownWidthPx),
      alwaysRender: alwaysRender === true,
      keepBadgeOnSelect: keepBadgeOnSelect === true,
      badge: false,
      url: undefined,
      isMounted: false,
    };
    // Those that cannot be closed stand on top.
    const all = [...this.panes, pane];
    this.panes = [...all.filter((one) => !one.canClose), ...all.filter((one) => one.canClose)];
    if (isSelected !== false) this.select(paneId);
    else this.changed();
    return this.handle(paneId);
  }

  /** The AppSidePane object: what is set on it shows at once. */
  private handle(paneId: string): object {
    const now = (): SidePane | undefined => this.find(paneId);
    const change = (part: Partial<SidePane>): void => {
      this.update(paneId, () => part);
      this.changed();
    };
    return {
      paneId,
      get title() {
        return now()?.title;
      },
      set title(title: string | undefined) {
        change({ title: title ?? '' });
      },
      get width() {
        return now()?.width;
      },
      set width(width: number | undefined) {
        change({ width: Math.max(300, width ?? ownWidthPx) });
      },
      get badge() {
        return now()?.badge;
      },
      set badge(badge: number | boolean | undefined) {
        change({ badge: badge ?? false });
      },
      select: () => this.select(paneId),
      close: async () => this.close(paneId),
      navigate: async (page: Options) => {
        const { pageType, webresourceName, data } = page;
        if (pageType !== 'webresource') throw new Error(`The simulator shows no ${String(pageType)} in a side pane.`);
        const query = data === undefined ? '' : `?data=${encodeURIComponent(String(data))}`;
        change({ url: `/WebResources/${String(webresourceName)}${query}` });
      },
    };
  }

  private find(paneId: string): SidePane | undefined {
    return this.panes.find((pane) => pane.paneId === paneId);
  }

  private update(paneId: string, change: (pane: SidePane) => Partial<SidePane>): void {
    this.panes = this.panes.map((pane) => (pane.paneId === paneId ? { ...pane, ...change(pane) } : pane));
  }

  private mount(): void {
    this.panes = this.panes.map((pane) => ({
      ...pane,
      isMounted: this.isShown(pane) || (pane.isMounted && pane.alwaysRender),
    }));
    this.changed();
  }
}
