import type { SidePanes } from './clientApi';
import { paneId } from './paneNames';

/** How the agent had the panes. */
interface Before {
  readonly state: number;
  readonly selected: string | undefined;
}

/** `Xrm.App.sidePanes.state`; 0 is folded away. */
const open = 1;

/**
 * The pane around our page: brought to the front for a ring, and put back as the agent had it when nothing is left to
 * show. What the agent does by hand stays; no event tells of it, so it is seen at the next look.
 */
export class AppPane {
  private before: Before | undefined;

  constructor(private readonly panes: SidePanes) {}

  show(): void {
    const { panes } = this;
    const pane = panes.getPane(paneId);
    if (pane === undefined || this.isInFront()) return;
    this.before ??= { state: panes.state, selected: panes.getSelectedPane()?.paneId };
    pane.select();
    panes.state = open;
  }

  rest(): void {
    this.look();
    const { panes, before } = this;
    this.before = undefined;
    if (before === undefined) return;
    if (before.selected !== undefined && before.selected !== paneId) panes.getPane(before.selected)?.select();
    panes.state = before.state;
  }

  /** How many calls ring, beside the pane's picture. */
  mark(count: number): void {
    this.look();
    const pane = this.panes.getPane(paneId);
    const badge = count === 0 ? false : count;
    if (pane !== undefined && pane.badge !== badge) pane.badge = badge;
  }

  name(title: string): void {
    const pane = this.panes.getPane(paneId);
    if (pane !== undefined) pane.title = title;
  }

  private isInFront(): boolean {
    const { panes } = this;
    return panes.state === open && panes.getSelectedPane()?.paneId === paneId;
  }

  /** Put away by hand since it was shown: then it is as the agent wants it. */
  private look(): void {
    if (!this.isInFront()) this.before = undefined;
  }
}
