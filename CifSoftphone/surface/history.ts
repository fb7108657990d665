import type { CallView } from '../core/calls/callView';
import type { CallHistory, HistoryPage, PastCall } from '../core/calls/callHistory';
import { historyAfterCallMs, historySearchDelayMs } from './placeTimings';

export interface HistoryView {
  /** What the agent looks for. */
  readonly text: string;
  readonly state: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  readonly calls: readonly PastCall[];
  readonly hasMore: boolean;
}

export interface HistoryOptions {
  readonly source: CallHistory;
  /** Calls back once after `delayMs`; returns its undo. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  readonly changed: () => void;
}

/** The agent's last calls, asked for only while somebody looks at them. */
export class History {
  view: HistoryView = { text: '', state: 'loading', calls: [], hasMore: false };
  private watchers = 0;
  private next: string | undefined;
  /** Counts the questions: an answer to an older one is not shown. */
  private asked = 0;
  /** Of each call on the screen whether it is over. */
  private phases: ReadonlySet<string> = new Set();
  private undoSearch: () => void = () => undefined;
  private undoReload: readonly (() => void)[] = [];

  constructor(private readonly options: HistoryOptions) {}

  /** The list is on the screen; returns the undo for when it goes. */
  watch(): () => void {
    this.watchers += 1;
    if (this.watchers === 1) void this.read();
    let watches = true;
    return () => {
      if (watches) this.watchers -= 1;
      watches = false;
    };
  }

  search(text: string): void {
    // What was asked before is not the answer to this.
    this.asked += 1;
    this.show({ text, state: 'loading' });
    this.undoSearch();
    this.undoSearch = this.options.after(historySearchDelayMs, () => void this.read());
  }

  again(): void {
    this.show({ state: 'loading' });
    void this.read();
  }

  async more(): Promise<void> {
    const { next } = this;
    if (next === undefined || this.view.state === 'loading') return;
    this.show({ state: 'loading' });
    await this.take(this.options.source.more(next), (page) => [
      ...this.view.calls,
      ...without(page.calls, this.view.calls),
    ]);
  }

  /** A call that has ended, or whose row may have been completed, belongs into a list that is looked at. */
  update(calls: readonly CallView[]): void {
    const before = this.phases;
    this.phases = new Set(calls.map(({ key, state }) => `${state === 'disconnected' ? 'over' : 'live'} ${key}`));
    if ([...before].every((phase) => this.phases.has(phase))) return;
    this.undoReload.forEach((undo) => undo());
    this.undoReload = historyAfterCallMs.map((delayMs) =>
      this.options.after(delayMs, () => void (this.watchers > 0 && this.view.state !== 'loading' && this.refresh())),
    );
  }

  stop(): void {
    this.asked += 1;
    this.undoSearch();
    this.undoReload.forEach((undo) => undo());
  }

  private read(): Promise<void> {
    const { text } = this.view;
    return this.take(this.options.source.read(text), (page) => page.calls);
  }

  /** The newest page again; what the agent has under it stays. */
  private refresh(): Promise<void> {
    const { next } = this;
    const shown = this.view.calls;
    return this.take(this.options.source.read(this.view.text), (page) => {
      const older = without(shown, page.calls);
      if (older.length > 0) this.next = next;
      return [...page.calls, ...older];
    });
  }

  private async take(
    answer: Promise<HistoryPage | undefined>,
    toCalls: (page: HistoryPage) => readonly PastCall[],
  ): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    const page = await answer;
    if (asked !== this.asked) return;
    if (page === undefined) return this.show({ state: 'failed' });
    this.next = page.next;
    const calls = toCalls(page);
    this.show({ state: 'ready', calls, hasMore: this.next !== undefined });
  }

  private show(changes: Partial<HistoryView>): void {
    this.view = { ...this.view, ...changes };
    this.options.changed();
  }
}

const without = (calls: readonly PastCall[], others: readonly PastCall[]): readonly PastCall[] =>
  calls.filter(({ id }) => others.every((other) => other.id !== id));
