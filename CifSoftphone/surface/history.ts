import type { CallHistory, PastCall } from '../core/calls/callHistory';
import { dialFormatOf, type DialWish } from '../core/calls/dialWish';
import type { LineView } from '../core/line/lineView';
import type { HostPort } from '../host/hostPort';
import type { Ground } from './ground';
import { createHistoryPages, type HistoryView } from './historyPages';
import type { PlaceTroubles } from './placeTroubles';
import { historyAfterCallMs, historySearchDelayMs } from './placeTimings';

export interface HistoryShown {
  /** The agent's last calls; absent in a place that cannot ask for them. */
  readonly history?: HistoryView;
  /** The same without a search: what the day was made of. */
  readonly recent?: HistoryView;
}

/** What the agent can do with the list of the last calls. */
interface ListActions {
  /** The list is on the screen; returns the undo for when it goes. */
  watch(): () => void;
  search(text: string): void;
  again(): void;
  more(): Promise<void>;
  dial(call: PastCall): void;
  /** Opens what the call was about, else the phone call itself. */
  open(call: PastCall): void;
}

export interface HistoryActions {
  /** Absent in a place that cannot ask for them. */
  readonly history?: ListActions;
  readonly recent?: ListActions;
}

export interface HistoryOptions {
  readonly source: CallHistory;
  /** As many at a time; the source's own number without it. */
  readonly size?: number;
  readonly need: (numbers: readonly (string | undefined)[]) => void;
  readonly dial: (wish: DialWish) => void;
  readonly host: () => HostPort;
  readonly opening: PlaceTroubles['opening'];
}

/** The agent's last calls, asked for only while somebody looks at them. */
export function createHistory(
  { browser, changed }: Pick<Ground, 'browser' | 'changed'>,
  { source, size, need, dial, host, opening }: HistoryOptions,
) {
  const pages = createHistoryPages(
    source,
    () => {
      need(pages.view().calls.map(({ number }) => number));
      changed();
    },
    size,
  );
  let watchers = 0;
  /** Of each call on the screen whether it is over. */
  let phases: ReadonlySet<string> = new Set();
  let undoSearch: () => void = () => undefined;
  let undoReload: readonly (() => void)[] = [];

  const list: ListActions = {
    watch: () => {
      watchers += 1;
      if (watchers === 1) void pages.read();
      let watches = true;
      return () => {
        if (watches) watchers -= 1;
        watches = false;
      };
    },
    search: (text) => {
      pages.lookFor(text);
      undoSearch();
      undoSearch = browser.after(historySearchDelayMs, () => void pages.read());
    },
    again: () => void pages.again(),
    more: () => pages.more(),
    dial: (call) => dialAgain(call, dial),
    open: ({ id, about }) => {
      const record = about ?? { entityName: 'phonecall', id };
      opening(host().openRecord?.({ entityName: record.entityName, id: record.id }));
    },
  };
  return {
    actions: { history: list },
    view: (): HistoryShown => ({ history: pages.view() }),
    /** A call that has ended, or whose row may have been completed, belongs into a list that is looked at. */
    follow: ({ calls }: Pick<LineView, 'calls'>): void => {
      const before = phases;
      phases = new Set(calls.map(({ key, state }) => `${state === 'disconnected' ? 'over' : 'live'} ${key}`));
      if ([...before].every((phase) => phases.has(phase))) return;
      undoReload.forEach((undo) => undo());
      undoReload = historyAfterCallMs.map((delayMs) =>
        browser.after(delayMs, () => void (watchers > 0 && pages.refresh())),
      );
    },
    stop: (): void => {
      pages.forget();
      undoSearch();
      undoReload.forEach((undo) => undo());
    },
  };
}

function dialAgain({ number, about }: PastCall, dial: (wish: DialWish) => void): void {
  if (number === undefined) return;
  // A call about a case has its customer in the case: the number says who it is.
  const record =
    about === undefined || about.entityName === 'incident' ? undefined : { entityName: about.entityName, id: about.id };
  dial({ text: number, format: dialFormatOf(number), ...(record === undefined ? {} : { record }) });
}
