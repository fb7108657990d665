import type { CallHistory, HistoryPage, PastCall } from '../core/calls/callHistory';

export interface HistoryView {
  /** What the agent looks for. */
  readonly text: string;
  readonly state: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  readonly calls: readonly PastCall[];
  readonly hasMore: boolean;
}

/** The pages of the list that were asked for; only the answer to the last question is shown. */
export function createHistoryPages(source: CallHistory, changed: () => void, size?: number) {
  let view: HistoryView = { text: '', state: 'loading', calls: [], hasMore: false };
  let next: string | undefined;
  let asked = 0;

  function show(changes: Partial<HistoryView>): void {
    view = { ...view, ...changes };
    changed();
  }

  /** What was asked before is not the answer any more. */
  function forget(): number {
    return (asked += 1);
  }

  async function take(
    answer: Promise<HistoryPage | undefined>,
    toCalls: (page: HistoryPage) => readonly PastCall[],
  ): Promise<void> {
    const mine = forget();
    const page = await answer;
    if (mine !== asked) return;
    if (page === undefined) return show({ state: 'failed' });
    ({ next } = page);
    const calls = toCalls(page);
    show({ state: 'ready', calls, hasMore: next !== undefined });
  }

  const read = (): Promise<void> => take(source.read(view.text, size), ({ calls }) => calls);

  return {
    view: () => view,
    forget,
    /** A text to look for: `read` asks for it. */
    lookFor: (text: string): void => {
      forget();
      show({ text, state: 'loading' });
    },
    read,
    again: (): Promise<void> => {
      show({ state: 'loading' });
      return read();
    },
    more: async (): Promise<void> => {
      if (next === undefined || view.state === 'loading') return;
      const from = next;
      show({ state: 'loading' });
      await take(source.more(from), ({ calls }) => [...view.calls, ...without(calls, view.calls)]);
    },
    /** The newest page again; what the agent has under it stays. */
    refresh: async (): Promise<void> => {
      if (view.state === 'loading') return;
      const before = next;
      const shown = view.calls;
      await take(source.read(view.text, size), ({ calls }) => {
        const older = without(shown, calls);
        if (older.length > 0) next = before;
        return [...calls, ...older];
      });
    },
  };
}

const without = (calls: readonly PastCall[], others: readonly PastCall[]): readonly PastCall[] =>
  calls.filter(({ id }) => others.every((other) => other.id !== id));
